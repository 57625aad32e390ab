"""Lines of the original that share a fate, put together again as they stood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.outline import Line, plain
from fledge.audit.rewrite.potential.verbs import commands

_KEPT = (Fate.OPENING, Fate.CLOSING, Fate.CHOOSING)
#: Characters after which a paragraph ends with its sentence.
_PARAGRAPH = 600
#: Words after which no paragraph ends.
_BROKEN_OFF = re.compile(r"\b(?:as an?|an?|the|our|of|and|to|at|with|for)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of the original as it is shown: ``lines`` are the numbers of what it is made of, ``parts`` the words
    of each piece of work in it.
    """

    words: str
    fate: Fate
    lines: tuple[int, ...]
    bullet: bool = False
    heading: bool = False
    section: str = ""
    parts: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """With the mark of a list before it, where it has one."""
        return f"- {self.words}" if self.bullet else self.words


def units(text: str, lines: Sequence[Line], fates: Sequence[Fate]) -> tuple[Unit, ...]:
    """Neighbours on one line of the text become one again where they are kept; the rest stays cut."""
    found: list[list[int]] = []
    for n in range(len(lines)):
        last = found[-1][-1] if found else None
        if last is not None and fates[last] is fates[n] and _belongs(text, lines, found[-1], n, fate=fates[n]):
            found[-1].append(n)
        else:
            found.append([n])
    return tuple(_unit(text, lines, numbers, fates[numbers[0]]) for numbers in found)


def _belongs(text: str, lines: Sequence[Line], before: Sequence[int], n: int, *, fate: Fate) -> bool:
    if fate in _KEPT:
        return _goes_on(text, lines, before, n)
    return fate is Fate.DUTY and _same_duty(lines, before, n)


def _same_duty(lines: Sequence[Line], before: Sequence[int], n: int) -> bool:
    """Whether a sentence says more of the duty before it, in one item or one paragraph."""
    first, last, line = lines[before[0]], lines[before[-1]], lines[n]
    if last.block != line.block or line.heading or last.heading or first.bullet != line.bullet:
        return False
    if not line.bullet and commands(line.words):
        return False
    return line.at.end - first.at.start < _PARAGRAPH


def _goes_on(text: str, lines: Sequence[Line], before: Sequence[int], n: int) -> bool:
    """Whether a line belongs to the paragraph before it; paragraphs without end are broken."""
    first, last, line = lines[before[0]], lines[before[-1]], lines[n]
    if n - 1 != before[-1] or line.heading or (line.bullet and last.block != line.block):
        return False
    if last.block != line.block:
        return bool(_BROKEN_OFF.search(last.words))
    if last.heading:
        return text[last.at.start : last.at.end].rstrip().endswith(":")
    return line.at.start - first.at.start < _PARAGRAPH


def _unit(text: str, lines: Sequence[Line], numbers: Sequence[int], fate: Fate) -> Unit:
    first, last = lines[numbers[0]], lines[numbers[-1]]
    words = first.words if len(numbers) == 1 else plain(text[first.at.start : last.at.end])
    heading = first.heading and len(numbers) == 1
    parts = (words,) if first.bullet else tuple(lines[n].words for n in numbers)
    return Unit(words, fate, tuple(numbers), first.bullet and not heading, heading, first.section, parts)
