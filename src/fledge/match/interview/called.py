"""Which topics a posting calls for, and the lines of it that do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from fledge.facts import FactBook, Kind
from fledge.facts.interview import Topic
from fledge.posting import Mention, Posting, Status, Words

#: The ids of the topics that a skill belongs to.
Belongs = Callable[[str], frozenset[str]]
#: How much a line says that the work is made of a topic.
_DUTY, _DUTY_WORD, _FUNDAMENTAL, _ASKED, _WORD, _TOOL, _NICE = 3, 2, 5, 3, 2, 1, 1
#: Lines beyond these add nothing: a posting that says one thing ten times does not want ten questions on it.
LINES = 3
_SHORT = 4
_QUOTE = 140
#: Characters between a degree and its fields.
_FIELD = 60


@dataclass(frozen=True, slots=True)
class Ground:
    """A line that calls for a topic: its own words, where it stands, and how much it says."""

    words: str
    at: int
    weight: int


@dataclass(frozen=True, slots=True)
class Called:
    """A topic and the lines that call for it, the one that says most first."""

    topic: Topic
    grounds: tuple[Ground, ...]

    @property
    def weight(self) -> int:
        """How much the posting is about it."""
        return sum(ground.weight for ground in self.grounds[:LINES])


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that the posting asks or sets as a duty, with the skills named in it.

    ``studies`` are the stretches around degrees, whose words name fields of study and not the work.
    """

    at: Words
    duty: bool
    mentions: tuple[Mention, ...]
    studies: tuple[Words, ...]


def called(posting: Posting, book: FactBook, topics: Sequence[Topic]) -> tuple[Called, ...]:
    """Every topic that the posting calls for, the one it is most about first."""
    lines = tuple(_lines(posting, tuple(_studies(posting))))
    belongs = _belongs(topics, book)
    found = [Called(topic, _grounds(topic, lines, posting.text, belongs)) for topic in topics]
    some = [one for one in found if one.grounds]
    return tuple(sorted(some, key=lambda one: (-one.weight, one.grounds[0].at, one.topic.id)))


def _lines(posting: Posting, studies: tuple[Words, ...]) -> Iterator[_Line]:
    """Duties and what is asked, and the lines of other asked skills, each once."""
    mentions = tuple(m for m in (*posting.mentions, *_domains(posting)) if not _inside(m.at, studies))
    covered: list[Words] = []
    for duty, places in ((True, posting.duties), (False, posting.asks)):
        for at in places:
            if not _inside(at, covered):
                covered.append(at)
                yield _Line(at, duty, tuple(m for m in mentions if at.start <= m.at.start < at.end), studies)
    for mention in mentions:
        if mention.status.asked and not _inside(mention.at, covered):
            at = _line_of(posting.text, mention.at)
            covered.append(at)
            yield _Line(at, False, tuple(m for m in mentions if at.start <= m.at.start < at.end), studies)


def _domains(posting: Posting) -> Iterator[Mention]:
    return (Mention(domain.domain, Kind.DOMAIN, domain.at, domain.status) for domain in posting.domains)


def _studies(posting: Posting) -> Iterator[Words]:
    """Where degrees stand, with what is said of their fields on the same line."""
    for degree in posting.degrees:
        line = _line_of(posting.text, degree.at)
        yield Words(max(line.start, degree.at.start - _FIELD), min(line.end, degree.at.end + _FIELD))


def _inside(at: Words, covered: Iterable[Words]) -> bool:
    return any(words.start <= at.start < words.end for words in covered)


def _line_of(text: str, at: Words) -> Words:
    end = text.find("\n", at.end)
    return Words(text.rfind("\n", 0, at.start) + 1, end if end >= 0 else len(text))


def _belongs(topics: Sequence[Topic], book: FactBook) -> Belongs:
    """Which topics a skill belongs to: those that name it, and only where none does those of its family."""
    too_wide = book.words["interview"]["too_wide"]

    @cache
    def topics_of(skill_id: str) -> frozenset[str]:
        if skill_id in too_wide:
            return frozenset()
        named = frozenset(topic.id for topic in topics if skill_id in topic.skills)
        skill = book.skills.get(skill_id)
        return named or frozenset(topic.id for topic in topics if skill and skill.family in topic.families)

    return topics_of


def _grounds(topic: Topic, lines: Sequence[_Line], text: str, belongs: Belongs) -> tuple[Ground, ...]:
    found = (_ground(topic, line, text, belongs) for line in lines)
    return tuple(
        sorted(
            (ground for ground in found if ground), key=lambda ground: (-ground.weight, "…" in ground.words, ground.at)
        )
    )


def _ground(topic: Topic, line: _Line, text: str, belongs: Belongs) -> Ground | None:
    """What the line says of the topic: by the heaviest skill in it, else by a word."""
    named = [mention for mention in line.mentions if topic.id in belongs(mention.skill)]
    if named:
        heaviest = max(named, key=lambda mention: (_weight(mention, duty=line.duty), -mention.at.start))
        return Ground(quoted(text, line.at, heaviest.at.start), line.at.start, _weight(heaviest, duty=line.duty))
    words = begins(topic.words).finditer(text, line.at.start, line.at.end)
    word = next((one for one in words if not _inside(Words(*one.span()), line.studies)), None)
    if word is None:
        return None
    nice = bool(line.mentions) and all(mention.status is Status.NICE for mention in line.mentions)
    weight = _NICE if nice else _DUTY_WORD if line.duty else _WORD
    return Ground(quoted(text, line.at, word.start()), line.at.start, weight)


def _weight(mention: Mention, *, duty: bool) -> int:
    if mention.status is Status.NICE:
        return _NICE
    if mention.kind is Kind.TOOL:
        return _TOOL
    if mention.kind is Kind.FUNDAMENTAL and mention.status.asked:
        return _FUNDAMENTAL
    return _DUTY if duty else _ASKED


@cache
def begins(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the words at the beginning of a word; those of up to four letters only as they are.

    >>> bool(begins(("scalab", "rag")).search("a scalable thing")), bool(begins(("rag",)).search("ragged"))
    (True, False)
    """
    ways = (re.escape(word) + (r"s?\b" if len(word) <= _SHORT else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(ways)})", re.IGNORECASE) if words else re.compile(r"(?!)")


def quoted(text: str, line: Words, at: int) -> str:
    """The posting's own words on one line, those far from the place left out where the line is long."""
    words = text[line.start : line.end]
    if len(words) > _QUOTE:
        start = max(0, min(at - line.start - _QUOTE // 3, len(words) - _QUOTE))
        start = words.rfind(" ", 0, start + 1) + 1 if start else 0
        end = words.rfind(" ", start, start + _QUOTE) if start + _QUOTE < len(words) else len(words)
        words = f"{'… ' if start else ''}{words[start : max(end, start + 1)]}{' …' if end < len(words) else ''}"
    return " ".join(words.split()).strip("-–•*·▪●◦ ")
