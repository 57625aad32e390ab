"""Printed lines as a person means them: headings, items with all their lines, paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from fledge.documents.columns import PrintedLine
from fledge.documents.hyphens import Words
from fledge.documents.lines import BLANK, Line, bulleted

_WIDE_GAP = 1.35  # of the usual distance between two lines
_LARGER = 1.12  # of the usual letters' height
_HEADING_CHARACTERS = 90
_INDENT_POINTS = 3.0
_COLUMN_POINTS = 100.0
_UNFINISHED = re.compile(r"[,/-]$|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|our|the|to|using|with|your)$")


def meant_lines(printed: Sequence[PrintedLine]) -> list[Line]:
    """Lines of the whole document in reading order: what belongs to an item is joined to it, gaps become blank lines.

    Paragraphs stay broken as they were printed; words broken by a hyphen are put together.
    """
    if not printed:
        return []
    layout = _Layout(printed)
    lines: list[Line] = []
    for before, line in pairwise([None, *printed]):
        assert line is not None
        layout.take(before, line, lines)
    return lines


class _Layout:
    """What is usual in this document, and the open list items while it is read."""

    def __init__(self, printed: Sequence[PrintedLine]) -> None:
        self._words = Words(line.text for line in printed)
        self._height = median(line.height for line in printed)
        self._pitch = _usual_pitch(printed)
        self._mostly_bold = sum(line.bold for line in printed) > len(printed) / 2
        self._lefts: list[float] = []  # of the open list items, outermost first

    def take(self, before: PrintedLine | None, line: PrintedLine, lines: list[Line]) -> None:
        """Add a printed line to the lines so far."""
        heading = self._is_heading(line)
        apart = before is not None and self._is_apart(before, line)
        words = None if before and not apart and _is_dash_in_a_sentence(before, line) else bulleted(line.text)
        if words is not None:
            self._open_item(line.left)
            lines.append(Line(words, depth=len(self._lefts)))
        elif before and not apart and self._goes_on(before, line, heading=heading):
            self._follow(before, line)
            lines[-1] = replace(lines[-1], text=self._words.join(lines[-1].text, line.text))
        else:
            lines += [BLANK] * (apart or bool(self._lefts))
            self._lefts = []
            lines.append(Line(line.text, heading=heading))

    def _open_item(self, left: float) -> None:
        """Close the items that do not hold one that starts here, in points from the left."""
        while self._lefts and left < self._lefts[-1] - _INDENT_POINTS:
            self._lefts.pop()
        if not self._lefts or left > self._lefts[-1] + _INDENT_POINTS:
            self._lefts.append(left)

    def _follow(self, before: PrintedLine, line: PrintedLine) -> None:
        """Move the open items along with one that goes on in the next column or on the next page."""
        if self._lefts and (before.page, before.column) != (line.page, line.column):
            shift_points = line.left - 2 * _INDENT_POINTS - self._lefts[-1]
            self._lefts = [left + shift_points for left in self._lefts]

    def _is_apart(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether white space or a column's end stands between two lines; a page's end does not part them."""
        if before.page != line.page:
            return False
        gap = before.base - line.base
        if before.column != line.column and (gap <= 0 or line.left > before.left + _COLUMN_POINTS):
            return not _is_mid_sentence(before, line)
        size = max(1.0, line.height / self._height)
        return gap < 0 or gap > _WIDE_GAP * self._pitch * size

    def _is_heading(self, line: PrintedLine) -> bool:
        if len(line.text) > _HEADING_CHARACTERS or line.text.endswith((".", ",", ";")) or bulleted(line.text):
            return False
        return line.height > _LARGER * self._height or (line.bold and not self._mostly_bold)

    def _goes_on(self, before: PrintedLine, line: PrintedLine, *, heading: bool) -> bool:
        """Whether a line goes on with the item, the heading or the word of the line before."""
        if heading or self._is_heading(before):
            alike = heading and self._is_heading(before) and before.page == line.page
            return alike and abs(before.height - line.height) < 1 and before.bold == line.bold
        if _is_dash_in_a_sentence(before, line):
            return True
        if self._lefts and (before.page, before.column) == (line.page, line.column):
            return line.left > self._lefts[-1] + _INDENT_POINTS
        if self._lefts:
            return _is_mid_sentence(before, line)
        return before.text.endswith(("-", "/")) and before.text[-2:-1].isalpha()


def _is_mid_sentence(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line at the top of a column goes on with the sentence at the foot of the one before."""
    if before.text.endswith((".", ":", "!", "?")):
        return False
    return line.text[0].islower() or bool(_UNFINISHED.search(before.text))


def _is_dash_in_a_sentence(before: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line starts with a dash that is no bullet: amid a sentence, with a small letter after it."""
    if line.text[:2] not in {"– ", "— ", "- "} or not line.text[2:3].islower() or before.text[0] in "–—-":
        return False
    return not before.text.endswith((".", ":", ";", "!", "?"))


def _usual_pitch(printed: Sequence[PrintedLine]) -> float:
    """The distance of two lines of one paragraph in points: a smaller one of those that occur, for lists have more."""
    gaps = sorted(
        before.base - line.base
        for before, line in pairwise(printed)
        if before.page == line.page and before.column == line.column and before.base - line.base > 0.6 * line.height
    )
    return gaps[len(gaps) // 4] if gaps else 1.2 * median(line.height for line in printed)
