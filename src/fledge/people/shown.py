"""A line → the Evidence in it: what it names and what follows from it, how it shows, and its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fledge.facts import FactBook, Kind, Skill
from fledge.people.evidence import Evidence, How, Signal, Span
from fledge.people.lines import Papers
from fledge.people.listed import STUFFED, items, label_of, more_named, only_names
from fledge.people.sections import Place
from fledge.people.signals import at_scale, signals
from fledge.posting.naming import Named, named
from fledge.posting.segments import Segment

_SPACE = re.compile(r"\s+")
_QUOTE = 320
_COMMAS = 2
_EDGES = " \t\n•*-–—|·…,;"
_BY_SECTION = {
    "experience": How.WORK,
    "projects": How.PROJECT,
    "courses": How.COURSE,
    "education": How.COURSE,
    "skills": How.LISTED,
    "summary": How.LISTED,
    "other": How.LISTED,
    "personal": How.LISTED,
    "interests": How.LISTED,
}
_COURSEWORK = re.compile(
    r"course ?work|\bmodules?\b|\bcourses?\b|\bsubjects?\b|\bthesis\b|\bdissertation\b|\bproject|electives", re.I
)


@dataclass(frozen=True, slots=True)
class Shows:
    """Which skills follow from which words: the page ``resume_shows`` and the rule of scale, with their skills."""

    skills: dict[str, Skill]
    at_scale: tuple[Skill, ...]

    @staticmethod
    def of(book: FactBook) -> Shows:
        """The rules of a book's words."""
        names = book.words.get("resume_shows", {})
        scale = book.words.get("resume_cues", {}).get("at_scale", ())
        return Shows({name: book.named(name) for name in names}, tuple(map(book.named, scale)))


class Reader:
    """Reads lines into Evidence by the words of a book."""

    def __init__(self, book: FactBook) -> None:
        self._shows = Shows.of(book)
        self._used = frozenset(book.words.get("resume_cues", {}).get("used", ()))

    def evidence(self, papers: Papers, place: Place) -> Iterator[Evidence]:
        """Everything that a line shows."""
        if place.heading or place.section == "references" or not (place.line.hits or place.cues):
            return
        names = self._names(papers.text, papers.flat, place)
        how, bare = self._how(place, names)
        if place.section == "education" and not _is_coursework(place, names):
            if not only_names(place.text, names, place.line.start):
                return
            how, bare = How.LISTED, True
        span = place.role.when.span if place.role else None
        found = () if bare else signals(place.flat, place.cues)
        yield from self._named(place, names, how, span, found, bare)
        if not bare:
            yield from self._follows(place, {n.skill.id for n in names}, how, span, found)

    def _names(self, text: str, flat: str, place: Place) -> list[Named]:
        section = "must" if place.section in ("skills", "courses") else "duties"
        line = place.line
        if not line.hits:
            return []
        found = named(text, flat, Segment(line.start, line.end, section, line.bullet, hits=line.hits))
        skills = place.section == "skills"
        listing = skills or bool(label_of(place.text)) or place.text.count(",") > _COMMAS
        return more_named(text, line, found, listing=listing, skills=skills)

    def _how(self, place: Place, names: list[Named]) -> tuple[How, bool]:
        """How a line shows what it names, and whether it only names it."""
        how = _BY_SECTION.get(place.section)
        if how is None:
            how = How.WORK if place.role else How.LISTED
        if how not in (How.WORK, How.PROJECT) or place.head:
            return how, how is How.LISTED and place.section == "skills"
        if len(names) <= STUFFED and (_does(place) or not only_names(place.text, names, place.line.start)):
            return how, False
        meant = label_of(place.text) in self._used and items(place.text) <= STUFFED
        return (how if meant else How.LISTED), True

    def _named(
        self, place: Place, names: list[Named], how: How, span: Span | None, found: tuple[Signal, ...], bare: bool
    ) -> Iterator[Evidence]:
        seen = set()
        for name in names:
            for start, end, skill in ((name.start, name.end, name.skill), *([name.whole] if name.whole else [])):
                if skill.id not in seen:
                    seen.add(skill.id)
                    quote = quoted(place.text, start - place.line.start, end - place.line.start)
                    yield Evidence(skill.id, skill.kind, how, quote, place.line.number, span, found, bare=bare)

    def _follows(
        self, place: Place, seen: set[str], how: How, span: Span | None, found: tuple[Signal, ...]
    ) -> Iterator[Evidence]:
        """What the line shows without naming it, each with the words from which it follows."""
        follows: dict[str, tuple[Skill, str, int]] = {}
        for cue in place.cues:
            if cue.page == "resume_shows":
                skill = self._shows.skills[cue.name]
                if skill.kind is Kind.DOMAIN and how is not How.WORK:
                    continue
                follows.setdefault(skill.id, (skill, place.text[cue.start : cue.end], cue.start))
        if how in (How.WORK, How.PROJECT) and (scale := at_scale(place.flat, found, place.cues)):
            for skill in self._shows.at_scale:
                follows.setdefault(skill.id, (skill, scale, place.flat.find(scale)))
        for skill, words, at in follows.values():
            if skill.id not in seen:
                quote = quoted(place.text, at, at + len(words))
                yield Evidence(skill.id, skill.kind, how, quote, place.line.number, span, found, _spaced(words))


def _is_coursework(place: Place, names: list[Named]) -> bool:
    """Whether a line of the studies tells what was learned, not where: a label of courses, a sentence, a bullet that
    says more than names.
    """
    if any(hit.pattern.degree for hit in place.line.hits) or place.head or place.when:
        return False
    if _COURSEWORK.search(place.text):
        return True
    long = place.line.bullet or len(place.text.split()) > 12
    return long and not only_names(place.text, names, place.line.start)


def _does(place: Place) -> bool:
    """Whether a line without a label says that something was done."""
    return not label_of(place.text) and any(cue.page == "resume_cues" and cue.name != "scale" for cue in place.cues)


def _spaced(words: str) -> str:
    return _SPACE.sub(" ", words).strip()


def quoted(text: str, start: int = 0, end: int = 0) -> str:
    """The line as quoted: one line, and where it is very long the stretch around the words that matter."""
    if len(text) <= _QUOTE:
        return _SPACE.sub(" ", text).strip(_EDGES)
    begin = max(0, min(start - _QUOTE // 3, len(text) - _QUOTE))
    begin = (text.find(" ", begin, begin + 40) + 1 or begin) if begin else 0
    part = text[begin : max(end, begin + _QUOTE)]
    return ("… " if begin else "") + _SPACE.sub(" ", part).strip(_EDGES) + " …"
