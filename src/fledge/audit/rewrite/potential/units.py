"""Lines of the original that share a fate, put together again as they stood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.outline import Line, plain
from fledge.audit.rewrite.potential.verbs import commands

#: What stays where it stood.
STAYS = (Fate.OPENING, Fate.DUTY, Fate.CLOSING, Fate.CHOOSING, Fate.STACK)
#: Characters after which a paragraph ends with its sentence, where a text lost its line breaks.
_PARAGRAPH, _WHOLE, _ITEM = 600, 1500, 200
#: Words after which no paragraph ends.
_BROKEN_OFF = re.compile(r"\b(?:as an?|an?|the|our|of|and|to|at|with|for)$", re.IGNORECASE)
#: Marks of a list within a line, and so many of them make one.
_INSIDE = re.compile(r"(?:^|\s)[-•*▪●◦·–]\s+$|[•▪●◦]\s*$")
_MARKS = re.compile(r"[\s.][-•*▪●◦·–]\s+(?=[A-Z])")
_FEWEST_MARKS = 3
_BREAK = re.compile(r"\s*\n\s*(?:[-*•▪◦‣·●○■□➢➤►✓✔»–—\uf000-\uf0ff]\s*)?")
_MARK = re.compile(r"[-*•▪◦‣·●○■□➢➤►✓✔»–—o\uf000-\uf0ff]|\d{1,2}[.)]")


@dataclass(frozen=True, slots=True)
class Unit:
    """One line of the original as it is shown: ``lines`` are the numbers of what it is made of, ``parts`` the words
    of each piece of work in it; ``tight`` says that no empty line stood before it.
    """

    words: str
    fate: Fate
    lines: tuple[int, ...]
    bullet: bool = False
    heading: bool = False
    section: str = ""
    parts: tuple[str, ...] = ()
    tight: bool = False
    block: int = -1

    @property
    def shown(self) -> str:
        """With the mark of a list before it, where it has one."""
        return f"- {self.words}" if self.bullet else self.words

    @property
    def stays(self) -> bool:
        """Whether it keeps its place."""
        return self.fate in STAYS


def units(text: str, lines: Sequence[Line], fates: Sequence[Fate]) -> tuple[Unit, ...]:
    """Neighbours on one line of the text become one again where they stay; the rest stays cut."""
    run_on = _run_on(lines)
    found: list[list[int]] = []
    for n in range(len(lines)):
        joined = _in_run_on if lines[n].block in run_on else _goes_on
        if found and _same(fates, found[-1][-1], n) and joined(text, lines, found[-1], n):
            found[-1].append(n)
        else:
            found.append([n])
    return tuple(_unit(text, lines, numbers, fates) for numbers in found)


def _same(fates: Sequence[Fate], last: int, n: int) -> bool:
    return fates[last] is fates[n] or (fates[last] in STAYS and fates[n] in STAYS)


def _run_on(lines: Sequence[Line]) -> frozenset[int]:
    """The blocks that were several paragraphs once, or a list, and lost their line breaks."""
    size, headed = Counter[int](), set[int]()
    for n, line in enumerate(lines):
        size[line.block] += line.at.end - line.at.start
        inside = n > 0 and lines[n - 1].block == line.block
        if line.heading and (line.announces or inside) and not line.bullet:
            headed.add(line.block)
    return frozenset(b for b, chars in size.items() if chars > _WHOLE or (b in headed and chars > _PARAGRAPH))


def _in_run_on(text: str, lines: Sequence[Line], before: Sequence[int], n: int) -> bool:
    """In such a block a heading stands alone, a sentence that begins with work is an item, and paragraphs end."""
    first, last, line = lines[before[0]], lines[before[-1]], lines[n]
    if last.block != line.block or line.heading or last.heading or _is_marked(text, line) or line.bullet:
        return False
    if commands(line.words) or commands(first.words):
        return not commands(line.words) and line.at.start - first.at.start < _ITEM
    return line.at.start - first.at.start < _PARAGRAPH


def _goes_on(text: str, lines: Sequence[Line], before: Sequence[int], n: int) -> bool:
    """Whether a line belongs to the item or paragraph before it; paragraphs without end are broken."""
    first, last, line = lines[before[0]], lines[before[-1]], lines[n]
    if last.block != line.block and _is_cut(text, last, line):
        return True
    if last.block != line.block:
        return not line.heading and not line.bullet and not last.heading and bool(_BROKEN_OFF.search(last.words))
    if _is_marked(text, line):
        return False
    if _is_item(text, first):
        return True
    if line.heading:
        return False
    if last.heading:
        colon = text[last.at.start : last.at.end].rstrip().endswith(":")
        return colon or text[last.at.end : line.at.start].strip() in ("-", "–", "—") or text[line.at.start] in "–—"
    if line.bullet != first.bullet and not first.heading:
        return False
    starts, ends = text.rfind("\n", 0, first.at.start) + 1, text.find("\n", line.at.end)
    return (len(text) if ends < 0 else ends) - starts <= _WHOLE or line.at.start - first.at.start < _PARAGRAPH


def _is_item(text: str, line: Line) -> bool:
    """Whether a line begins an item of a list."""
    start = text.rfind("\n", 0, line.at.start) + 1
    return line.bullet or _is_marked(text, line) or bool(_MARK.match(text[start : line.at.start].strip(" \t")))


def _is_marked(text: str, line: Line) -> bool:
    """Whether the mark of a list stands before it within a line: a list that lost its line breaks."""
    before = text[max(0, line.at.start - 4) : line.at.start]
    if "\n" in before or not _INSIDE.search(before) or not text[line.at.start].isupper():
        return False
    start, end = text.rfind("\n", 0, line.at.start) + 1, text.find("\n", line.at.start)
    return len(_MARKS.findall(text, start, len(text) if end < 0 else end)) >= _FEWEST_MARKS


def _is_cut(text: str, last: Line, line: Line) -> bool:
    """Whether an item goes on in the next, which begins small: one that was broken in two."""
    small = line.words[:1].islower() and len(re.match(r"\w*", line.words)[0]) > 2  # type: ignore[index]
    return (
        small and _is_item(text, last) and _is_item(text, line) and not last.words.endswith((".", ":", ";", "!", "?"))
    )


def _unit(text: str, lines: Sequence[Line], numbers: Sequence[int], fates: Sequence[Fate]) -> Unit:
    first, last = lines[numbers[0]], lines[numbers[-1]]
    several = [fates[n] for n in numbers]
    fate = Fate.DUTY if Fate.DUTY in several else several[0]
    words = first.words if len(numbers) == 1 else plain(_BREAK.sub(" ", text[first.at.start : last.at.end]))
    heading = first.heading and len(numbers) == 1 and not _is_item(text, first)
    bullet = _is_item(text, first) and not heading
    parts = (words,) if bullet else tuple(lines[n].words for n in numbers if fates[n] is Fate.DUTY)
    line_start = text.rfind("\n", 0, first.at.start) + 1
    tight = line_start > 0 and bool(text[text.rfind("\n", 0, line_start - 1) + 1 : line_start - 1].strip())
    tight = tight and not text[line_start : first.at.start].strip(" *#_\t")
    return Unit(words, fate, tuple(numbers), bullet, heading, first.section, parts, tight, last.block)
