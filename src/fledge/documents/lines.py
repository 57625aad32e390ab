"""Headings, list items and paragraphs from any kind of file, laid out as plain text in one way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from fledge.documents.tidy import clean, fold

_GLYPHS = "•▪▫◦‣⁃∙·●○◘◙■□▸►▶➢➤➔➜✓✔✗✦✧❖❑❒⦁⦿🔹🔸✅\ue000-\uf8ff"  # the last range: symbol fonts
_MARK = re.compile(rf"(?:[{_GLYPHS}]+\s*|[・–—−*»›→➡⎯-]+\s+)(?=\S)")
_LONE_MARK = re.compile(rf"[{_GLYPHS}]")
_SEVERAL = re.compile(r"[•▪◦‣●■\ue000-\uf8ff]")
_INNER_MARK = re.compile(rf"\s+{_SEVERAL.pattern}\s*(?=\S)")
_MAX_DEPTH = 9  # levels of lists that are told apart
_LETTER_O = re.compile(r"o\s+(?=[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the file meant it. ``depth`` 0 is no list item, 1 an item, 2 an item of a list in a list.

    ``more`` marks a further line of the item above, ``hidden`` numbers the part of a page that a browser would not
    show (0: shown). An empty text is a blank line.
    """

    text: str
    heading: bool = False
    depth: int = 0
    more: bool = False
    hidden: int = 0


BLANK = Line("")


def lay_out(lines: Iterable[Line]) -> str:
    """Plain text: items start with ``- ``, headings stand between blank lines, no two blank lines follow each other.

    A line that starts with a bullet of any shape is an item, whatever the file called it. Depths may skip levels.

    >>> print(lay_out([Line("You bring", heading=True), Line("• Python"), Line("SQL", depth=2), Line("We offer tea")]))
    You bring
    <BLANKLINE>
    - Python
      - SQL
    We offer tea
    """
    rows: list[str] = []
    for line in _levelled(_items(list(lines))):
        if line.heading and not line.depth:
            rows += ["", line.text, ""]
        elif line.more:
            rows.append("  " * line.depth + line.text)
        else:
            rows.append("  " * (line.depth - 1) + "- " + line.text if line.depth else line.text)
    return "\n".join(_single_blanks(rows)).strip("\n")


def bulleted(text: str) -> str | None:
    r"""The words after a bullet at the start, or None where there is none.

    >>> bulleted("\uf0b7 Python"), bulleted("Python - the language")
    ('Python', None)
    """
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else None


def _items(lines: list[Line]) -> Iterator[Line]:
    """Lines folded to one row each, bullets of any shape turned into items, a bullet alone joined to what follows."""
    letter_o = sum(bool(_LETTER_O.match(line.text)) for line in lines) > 1  # Word's second-level bullet
    lone = False
    for line in lines:
        text = fold(line.text)
        if _LONE_MARK.fullmatch(text):
            lone = True
        elif text:
            line = line if text == line.text else replace(line, text=text)
            yield from _item(line, lone=lone, letter_o=letter_o)
            lone = False
        elif not lone:
            yield BLANK


def _item(line: Line, *, lone: bool, letter_o: bool) -> Iterator[Line]:
    words = bulleted(line.text)
    if words is None and letter_o and _LETTER_O.match(line.text):
        words = line.text[2:].lstrip()
    if words is None:
        yield replace(line, depth=max(1, line.depth)) if lone else line
        return
    for part in _INNER_MARK.split(words) if _SEVERAL.match(line.text) else [words]:
        yield replace(line, text=part, depth=max(1, line.depth), more=False)


def _levelled(lines: Iterable[Line]) -> Iterator[Line]:
    """Depths without gaps: lists start at depth 1, however many empty lists a page wraps around them."""
    depths: list[int] = []
    for line in lines:
        if not line.depth:
            depths = depths if not line.text else []
            yield line
            continue
        while depths and line.depth < depths[-1]:
            depths.pop()
        if not depths or line.depth > depths[-1]:
            depths.append(line.depth)
        yield replace(line, depth=min(len(depths), _MAX_DEPTH))


def _single_blanks(rows: Iterable[str]) -> Iterator[str]:
    blank = True
    for row in rows:
        if row or not blank:
            yield row
        blank = not row


def plain_lines(text: str) -> Iterator[Line]:
    """Text that was lines already, taken line by line."""
    return map(Line, clean(text).split("\n"))
