"""The new text audited in its turn: which kept lines would still cost people, and are turned around too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fledge.audit.finding import Audit, Finding, Grade
from fledge.audit.rewrite.potential.moves import Written
from fledge.audit.rewrite.potential.outline import Line
from fledge.audit.rewrite.potential.units import Unit
from fledge.posting import Words

_GRAVE = Grade.COSTLY.weight


def text_of(written: Sequence[Written]) -> str:
    """The lines as a text: headings between blank lines, items under each other, and close lines as they stood."""
    found: list[str] = []
    for n, line in enumerate(written):
        last = written[n - 1] if n else None
        if last and not (line.bullet and last.bullet) and not (line.tight and not last.heading):
            found.append("")
        found.append(line.shown)
    return "\n".join(found) + "\n"


@dataclass(frozen=True, slots=True)
class Placed:
    """The lines of the new text, and of the original those that they keep."""

    written: Sequence[Written]
    lines: Sequence[Line]
    units: Sequence[Unit]

    def starts(self) -> list[int]:
        """Where each line begins in the text."""
        text, at, found = text_of(self.written), 0, []
        for line in self.written:
            at = text.index(line.shown, at)
            found.append(at)
            at += len(line.shown)
        return found

    def numbers(self, line: Written) -> tuple[int, ...]:
        """The lines of the original that a new line keeps or takes up."""
        return () if line.unit is None else self.units[line.unit].lines


def to_turn_around(again: Audit, placed: Placed) -> dict[int, str]:
    """Original lines, kept in the new text, that a grave finding quotes, each with what the finding says.

    A finding that quotes none of them rests on all kept lines that ask something.
    """
    found: dict[int, str] = {}
    starts = placed.starts()
    for finding in again.findings:
        if finding.grade.weight <= _GRAVE:
            found |= dict(_quoted(again, finding, placed, starts)) or dict(_asking(again, finding, placed, starts))
    return found


def quoted_of_ours(again: Audit, placed: Placed) -> frozenset[str]:
    """Lines that are new in the text and that a grave finding quotes, or that ask something where it quotes nothing."""
    starts = placed.starts()
    grave = [f for f in again.findings if f.grade.weight <= _GRAVE]
    places = [quote for f in grave for quote in f.quotes]
    if any(not f.quotes for f in grave):
        places += [m.at for m in again.posting.asked()]
    lines = (placed.written[bisect_right(starts, at.start) - 1] for at in places)
    return frozenset(line.words for line in lines if line.unit is None and not line.heading)


def _quoted(again: Audit, finding: Finding, placed: Placed, starts: list[int]) -> Iterator[tuple[int, str]]:
    for quote in finding.quotes:
        yield from ((number, finding.says) for number in _at(quote, again.posting.text, placed, starts))


def _asking(again: Audit, finding: Finding, placed: Placed, starts: list[int]) -> Iterator[tuple[int, str]]:
    for mention in again.posting.asked():
        yield from ((number, finding.says) for number in _at(mention.at, again.posting.text, placed, starts))


def _at(words: Words, text: str, placed: Placed, starts: list[int]) -> tuple[int, ...]:
    """The original lines at a place of the new text: those that hold the words, where that can be told."""
    numbers = placed.numbers(placed.written[bisect_right(starts, words.start) - 1])
    quote = " ".join(words.of(text).split())
    return tuple(n for n in numbers if quote in placed.lines[n].words) or numbers
