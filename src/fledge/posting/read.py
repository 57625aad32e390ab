"""Text → Posting: scan once, cut into segments, then look closely only where something was found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from fledge.facts import FactBook, Kind
from fledge.posting.alternatives import Alternatives, alternatives
from fledge.posting.degrees import degrees_asked
from fledge.posting.lexicon import Lexicon, Scan, lexicon
from fledge.posting.meaning import Meaning, meaning
from fledge.posting.naming import Named, addresses, named
from fledge.posting.offer import pay_ranges, promises, seniority
from fledge.posting.requirement import (
    AnyOf,
    DegreeAsked,
    DomainAsked,
    LevelWord,
    Mention,
    Posting,
    Promise,
    Status,
    Words,
    YearsAsked,
)
from fledge.posting.segments import Segment, segments
from fledge.posting.unlisted import unlisted
from fledge.posting.wording import CLOSES, DEGREE, EXPERT, LEVEL, MONTHS, PROMISE, SKILL, TOOL, YEARS, Hit, flatten
from fledge.posting.years import years_asked


def read(text: str, book: FactBook, *, title: str = "", company: str = "") -> Posting:
    """What a posting asks, with the words it says it in.

    ``title`` and ``company`` help where they are known: the title's own line asks nothing, and an
    employer's name is not a tool. Nothing readable gives a Posting whose ``unread`` says why.
    """
    names = lexicon(book)
    flat = flatten(text)
    return _read(text, flat, names.scan(flat), names, title, company)


def read_many(rows: Iterable[tuple[str, str, str]], book: FactBook) -> Iterator[Posting]:
    """What many postings ask, given as (text, title, company), in their order.

    The texts are scanned some dozens at a time and looked at afterwards: the automaton then stays in the
    processor's cache, which it would have to be fetched into again for every posting.
    """
    names = lexicon(book)
    waiting = iter(rows)
    while chunk := list(islice(waiting, _AT_ONCE)):
        flats = [flatten(text) for text, _, _ in chunk]
        scans = [names.scan(flat) for flat in flats]
        for (text, title, company), flat, scan in zip(chunk, flats, scans, strict=True):
            yield _read(text, flat, scan, names, title, company)


def _read(text: str, flat: str, scan: Scan, names: Lexicon, title: str, company: str) -> Posting:
    reader = _Reader(text, flat, names, title, company)
    for segment in segments(text, flat, reader.hits(scan), title):
        reader.take(segment)
    return reader.posting()


#: How many texts are scanned before they are looked at.
_AT_ONCE = 256


class _Reader:
    """Gathers what the segments say."""

    def __init__(self, text: str, flat: str, names: Lexicon, title: str, company: str) -> None:
        self.text, self.flat, self.lexicon, self.title, self.company = text, flat, names, title, company
        self.employer = company.lower().strip()
        self.mentions: list[Mention] = []
        self.groups: list[AnyOf] = []
        self.years: list[YearsAsked] = []
        self.degrees: list[DegreeAsked] = []
        self.domains: list[DomainAsked] = []
        self.promises: list[Promise] = []
        self.levels: list[LevelWord] = []
        self.in_list = False
        self.opener: Status | None = None
        self.duties: list[Words] = []
        self.asks: list[Words] = []

    def hits(self, scan: Scan) -> list[Hit]:
        """All wordings in the text but those inside addresses."""
        found = self.lexicon.hits(self.text, self.flat, scan)
        for start, end in addresses(self.text):
            first = bisect_left(found, start, key=_start)
            del found[first : bisect_left(found, end, first, key=_start)]
        return found

    def take(self, segment: Segment) -> None:
        if segment.section == "duties" and not segment.heading:
            self.duties.append(Words(segment.start, segment.end))
        if not segment.hits:
            return
        roles = 0
        for hit in segment.hits:
            roles |= hit.pattern.roles
        meant = self._meaning(segment, roles)
        if roles & PROMISE:
            self.promises += promises(self.flat, segment, meant)
        telling = TOOL if segment.section in _PROSE and not meant.base.asked else SKILL
        names = named(self.text, self.flat, segment) if roles & telling else []
        groups: list[Alternatives] = []
        if meant.base.asked:
            groups = self._take_asked(segment, meant, names, roles)
        self._mention(names, meant, groups, segment.section in _PROSE)
        if roles & (YEARS | MONTHS):
            self.years += years_asked(self.text, self.flat, segment, meant, names, groups)

    def _meaning(self, segment: Segment, roles: int) -> Meaning:
        """How the segment is meant, given the list that it may stand in."""
        self.in_list = self.in_list and not segment.heading
        meant = meaning(self.flat, segment, roles, self.lexicon.before_experience, in_list=self.in_list)
        if segment.bullet and self.opener is not None and not meant.base.asked:
            meant.base = self.opener
        elif not segment.bullet:
            opens = meant.base.asked and self.flat[segment.end - 1] == ":"
            self.opener = meant.base if opens else None
        self.in_list = self.in_list or (meant.base.asked and segment.section in _SIDE)
        return meant

    def _take_asked(self, segment: Segment, meant: Meaning, names: list[Named], roles: int) -> list[Alternatives]:
        """What only a line that asks something can hold: degrees, words of level, alternatives."""
        self.asks.append(Words(segment.start, segment.end))
        if roles & DEGREE:
            self.degrees += degrees_asked(self.text, self.flat, segment, meant)
        if roles & (LEVEL | EXPERT):
            self.levels += (
                LevelWord(self._level(hit), bool(hit.pattern.roles & EXPERT), bool(hit.pattern.roles & LEVEL))
                for hit in segment.hits
                if hit.pattern.roles & (LEVEL | EXPERT)
            )
        groups = alternatives(self.flat, segment.start, segment.end, names) if len(names) > 1 else []
        if names and not roles & (DEGREE | CLOSES):
            self._mention_unlisted(segment, names, meant, groups)
        return groups

    def _level(self, hit: Hit) -> Words:
        """The words of level alone: "deep expertise", not "deep expertise in"."""
        words = self.flat[hit.start : hit.end]
        return Words(hit.start, hit.start + len(_BEFORE_A_SUBJECT.sub("", words)))

    def _mention(self, names: list[Named], meant: Meaning, groups: list[Alternatives], prose: bool) -> None:
        numbers = {id(item): len(self.groups) + n for n, group in enumerate(groups, 1) for item in group.items}
        for name in names:
            status = Status.CONTEXT if self._is_employer(name) else meant.at(name.start)
            at = Words(name.start, name.end)
            if name.skill.kind is Kind.DOMAIN:
                if status.asked:
                    self.domains.append(DomainAsked(name.skill.id, at, status))
                continue
            if status is Status.CONTEXT and name.skill.kind is not Kind.TOOL and prose:
                continue
            self.mentions.append(Mention(name.skill.id, name.skill.kind, at, status, numbers.get(id(name))))
            if name.whole is not None:
                start, end, concept = name.whole
                self.mentions.append(Mention(concept.id, concept.kind, Words(start, end), status))
        for group in groups:
            at = Words(group.items[0].start, group.items[-1].end)
            skills = tuple(dict.fromkeys(item.skill.id for item in group.items))
            others = tuple(self.flat[item.start : item.end] for item in group.unlisted)
            self.groups.append(AnyOf(len(self.groups) + 1, skills + others, at, meant.at(at.start), group.at_least))

    def _mention_unlisted(
        self, segment: Segment, names: list[Named], meant: Meaning, groups: list[Alternatives]
    ) -> None:
        """What stands in a list with named skills; between alternatives it is one of them."""
        for item in unlisted(self.text, self.flat, segment, names, self.lexicon.not_in_a_skill):
            status = meant.at(item.start)
            if not status.asked:
                continue
            at, words = Words(item.start, item.end), self.flat[item.start : item.end]
            around = (n for n, group in enumerate(groups, 1) if group.items[0].start < item.start < group.items[-1].end)
            number = next(around, None)
            if number is not None:
                groups[number - 1].unlisted.append(item)
                number += len(self.groups)
            self.mentions.append(Mention(words, item.kind, at, status, number, in_book=False))

    def _is_employer(self, name: Named) -> bool:
        """Whether the name is the posting's own employer or its product, and no experience of it is asked."""
        if not self.employer or not name.skill.name.lower().startswith(self.employer):
            return False
        led = _ASKED_OF.search(self.flat, max(0, name.start - 26), name.start)
        return not led and not self.flat.startswith((" experience", " skills"), name.end)

    def posting(self) -> Posting:
        found = Posting(
            text=self.text,
            title=self.title,
            company=self.company,
            mentions=tuple(sorted(self.mentions, key=_mentioned_at)),
            groups=tuple(self.groups),
            years=tuple(self.years),
            degrees=tuple(self.degrees),
            domains=tuple(self.domains),
            pay=tuple(pay_ranges(self.text)),
            promises=tuple(self.promises),
            seniority=seniority(self.title),
            duties=tuple(self.duties),
            asks=tuple(self.asks),
            levels=tuple(self.levels),
        )
        return found if found.asked() else replace(found, unread=_why_unread(found))


_BEFORE_A_SUBJECT = re.compile(r" (?:in|of|with|at)$")
#: Sections in which a practice that is only named tells nothing; a tool there is still shown as context.
_PROSE = ("about", "offer", "legal", "title")
#: A cue that asks for experience of what follows, be it the employer's own product.
_ASKED_OF = re.compile(r"(?:experience (?:with|in|using|of)|familiar with|knowledge of|proficien\w+ (?:in|with)) $")
#: Sections in which one line that asks makes quieter ones after it count.
_SIDE = ("about", "offer", "legal", "stack", "duties")


def _start(hit: Hit) -> int:
    return hit.start


def _mentioned_at(mention: Mention) -> int:
    return mention.at.start


def _why_unread(posting: Posting) -> str:
    if not posting.text.strip():
        return "the text is empty"
    if posting.years or posting.degrees or posting.domains:
        return "it asks for experience or a degree, but no skill that it asks for could be read"
    return "no line was found that asks something of an applicant"
