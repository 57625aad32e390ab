"""A posting on the way to its new text: every line remembers what it was and why it changed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from fledge.audit.rewrite.rewritten import Change

_SENTENCE = re.compile(r"(?<=[a-z)%][.;!?])\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Splice:
    """Put ``words`` in place of ``text[start:end]``; a line break in them makes a new line.

    A stretch that holds whole lines, line breaks included, and has no words takes those lines out.
    """

    start: int
    end: int
    words: str
    because: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was (None if it is new) and as it is now (None if it is gone)."""

    before: str | None
    now: str | None
    because: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Why the line is not as it was: every sentence once, the last change last."""
        empty = not (self.before or "").strip() and not (self.now or "").strip()
        if self.before == self.now or empty:
            return ""
        sentences = [said for because in self.because for said in _SENTENCE.split(because)]
        return " ".join(dict.fromkeys(sentences))

    def with_reason(self, because: str) -> Line:
        """The line with one more reason; a reason given twice counts once."""
        return self if because in self.because else replace(self, because=(*self.because, because))


@dataclass(frozen=True, slots=True)
class Draft:
    """The lines of a posting, changed and unchanged, in reading order."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The posting as it reads now."""
        return "\n".join(line.now for line in self.lines if line.now is not None)

    def now_of(self, line: str) -> str:
        """What has become of a line; itself where it is gone or was none."""
        return next((one.now for one in self.lines if line and one.before == line and one.now), line)

    def changes(self) -> tuple[Change, ...]:
        """Every old and new line, with the reasons of those that changed."""
        seen = (line for line in self.lines if line.before is not None or line.now is not None)
        return tuple(Change(line.before, line.now, line.reason) for line in seen)

    def tidied(self) -> Draft:
        """The draft without the empty lines that stood between lines which are gone."""
        lines, empty, gone = list(self.lines), True, False
        for number, line in enumerate(lines):
            if line.now is None:
                gone = True
            elif line.now.strip():
                empty = gone = False
            elif empty and gone and line.before is not None:
                lines[number] = replace(line, now=None)
            else:
                empty = True
        return Draft(tuple(lines))

    def spliced(self, splices: Iterable[Splice]) -> Draft:
        """The draft with all of the splices made; where two overlap the earlier one holds."""
        lines = list(self.lines)
        places = _places(lines)
        for splice in reversed(_apart(splices)):
            _splice(lines, places, splice)
        return Draft(tuple(lines))


def draft_of(text: str) -> Draft:
    """A draft in which nothing has changed yet."""
    return Draft(tuple(Line(line, line) for line in text.split("\n")))


def with_added(cuts: tuple[Splice, ...], added: Splice) -> tuple[Splice, ...]:
    """Cuts and what is added elsewhere; a line added right after a line that goes takes its place."""
    over = next((c for c in cuts if not c.words and 0 < c.start < added.start < c.end), None)
    if over is None:
        return *cuts, added
    rest = (cut for cut in cuts if cut is not over)
    return *rest, Splice(over.start - 1, over.end - 1, added.words, over.because)


def _apart(splices: Iterable[Splice]) -> list[Splice]:
    found: list[Splice] = []
    for splice in sorted(splices, key=lambda s: (s.start, s.end)):
        if not found or splice.start >= found[-1].end:
            found.append(splice)
    return found


def _places(lines: list[Line]) -> list[tuple[int, int]]:
    """Where each line that stands begins in the text, and which it is."""
    places, at = [], 0
    for number, line in enumerate(lines):
        if line.now is not None:
            places.append((at, number))
            at += len(line.now) + 1
    return places


def _splice(lines: list[Line], places: list[tuple[int, int]], splice: Splice) -> None:
    """Make one splice; those after it in the text have been made."""
    start, first = next((at, n) for at, n in reversed(places) if at <= splice.start)
    stop, last = next((at, n) for at, n in reversed(places) if at <= splice.end)
    if not splice.words and splice.start == start and splice.end == stop and first < last:
        _gone(lines, range(first, last), splice.because)
        return
    head, tail = lines[first].now or "", lines[last].now or ""
    new = head[: splice.start - start] + splice.words + tail[splice.end - stop :]
    top, *more = new.split("\n")
    _gone(lines, range(first + 1, last + 1), splice.because)
    lines[first] = _rewritten(lines[first], top, splice.because)
    lines[last + 1 : last + 1] = [Line(None, line, (splice.because,)) for line in more]


def _gone(lines: list[Line], numbers: range, because: str) -> None:
    for n in numbers:
        if lines[n].now is not None:
            lines[n] = replace(lines[n], now=None).with_reason(because)


def _rewritten(line: Line, now: str, because: str) -> Line:
    return line if line.now == now else replace(line, now=now).with_reason(because)
