"""The posting's own text with everything found in it in place: no character lost, none added."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from fledge.audit import Finding
from fledge.posting import Posting, Status, Words

_T = TypeVar("_T", int, Status)
#: Quotes of one finding that stand this close on one line are numbered once, after the last of them.
_CLOSE = 40
_BULLET = re.compile(r"[^\S\n]*(?:[-*•▪◦‣·●○■□➢➤►✓✔»–—\uf000-\uf0ff]|\d{1,2}[.)])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that share all their marks.

    ``findings`` are the numbers of the findings that quote them, in the audit's order; ``closing`` those to be
    numbered right after them. ``status`` says how they are asked for; ``is_place`` that something links here.
    """

    start: int
    text: str
    is_place: bool = False
    findings: tuple[int, ...] = ()
    status: Status | None = None
    closing: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the posting, its line break included; ``is_item`` if a list marker leads it."""

    stretches: tuple[Stretch, ...]
    is_item: bool

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it; of several in a row a page shows one."""
        return all(stretch.text.isspace() for stretch in self.stretches)


def marked(posting: Posting, findings: Sequence[Finding], places: Collection[int] = ()) -> tuple[Line, ...]:
    """The posting cut wherever a line, a quote, something asked for or a linked place begins or ends.

    Quotes may overlap, so the text is cut at every boundary and each stretch carries every finding on it.
    Findings are numbered from 1 in the order given. Takes time in proportion to the text and what lies on it.
    """
    text = posting.text
    quotes = [(at, n) for n, finding in enumerate(findings, 1) for at in inside(text, finding.quotes)]
    asked = [(at, status) for words, status in _asked(posting) for at in inside(text, (words,))]
    line_starts = {0, *(found.end() for found in re.finditer("\n", text))}
    edges = {edge for at, _ in (*quotes, *asked) for edge in (at.start, at.end)}
    cuts = sorted(cut for cut in {*line_starts, *edges, *places} if 0 <= cut < len(text))
    closing = _closing(text, quotes)
    marks = zip(pairwise([*cuts, len(text)]), _over(quotes, cuts), _over(asked, cuts), strict=True)
    stretches = [
        Stretch(start, text[start:stop], start in places, on, _strongest(how), closing.get(stop, ()))
        for (start, stop), on, how in marks
    ]
    return tuple(_lines(stretches, line_starts))


def inside(text: str, quotes: Sequence[Words]) -> Iterator[Words]:
    """The quotes as far as they lie in the text, without white space at their ends; empty ones are left out."""
    for quote in quotes:
        start = max(quote.start, 0)
        words = text[start : max(quote.end, 0)].rstrip()
        if words.strip():
            yield Words(start, start + len(words))


def _asked(posting: Posting) -> Iterator[tuple[Words, Status]]:
    yield from ((mention.at, mention.status) for mention in posting.mentions)
    yield from ((domain.at, domain.status) for domain in posting.domains)
    yield from ((degree.at, degree.status) for degree in posting.degrees)


def _over(spans: Sequence[tuple[Words, _T]], cuts: Sequence[int]) -> Iterator[tuple[_T, ...]]:
    """What lies over each cut, each once and in order; found in one walk from left to right."""
    waiting = sorted(spans, key=lambda span: span[0].start, reverse=True)
    lying: list[tuple[Words, _T]] = []
    for cut in cuts:
        lying = [span for span in lying if span[0].end > cut]
        while waiting and waiting[-1][0].start <= cut:
            lying.append(waiting.pop())
        yield tuple(sorted({what for _, what in lying}))


def _strongest(statuses: Collection[Status]) -> Status | None:
    """Must before nice before context, where several lie over each other."""
    return next((status for status in Status if status in statuses), None)


def _closing(text: str, quotes: Sequence[tuple[Words, int]]) -> dict[int, tuple[int, ...]]:
    """Where the number of a finding stands: after its quote, but once for a list of quoted names."""
    found: dict[int, set[int]] = {}
    follower: dict[int, Words] = {}
    for at, n in sorted(quotes, key=lambda quote: quote[0].end, reverse=True):
        later = follower.get(n)
        if later is None or later.start - at.end > _CLOSE or "\n" in text[at.end : later.start]:
            found.setdefault(at.end, set()).add(n)
        follower[n] = at
    return {end: tuple(sorted(numbers)) for end, numbers in found.items()}


def _lines(stretches: Sequence[Stretch], line_starts: Collection[int]) -> Iterator[Line]:
    line: list[Stretch] = []
    for stretch in stretches:
        if line and stretch.start in line_starts:
            yield _line(line)
            line = []
        line.append(stretch)
    if line:
        yield _line(line)


def _line(stretches: Sequence[Stretch]) -> Line:
    return Line(tuple(stretches), _BULLET.match("".join(s.text for s in stretches)) is not None)
