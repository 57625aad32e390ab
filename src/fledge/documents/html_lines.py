"""HTML as lines: headings, paragraphs and every item of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from fledge.documents.lines import BLANK, Line, lay_out
from fledge.documents.page_parts import part_of, visit, worth_reading
from fledge.documents.tags import BLOCKS, HEADINGS, LISTS, PARAGRAPHS
from fledge.documents.tangle import is_tangled
from fledge.documents.tidy import clean, fold
from fledge.problem import Problem

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table\b)", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_ROWS_KEPT = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)|whitespace-(?:pre|break-spaces)", re.IGNORECASE)
_MAKE_A_DIFFERENCE = HEADINGS | LISTS | {"b", "strong", "pre", "tr", "li"}
_HEADING_CHARACTERS = 120
_HIDDEN_PROSE_CHARACTERS = 300
_ROW_CHARACTERS = 400
_MAX_SURROUNDINGS = 10


def parse(html: str, *, name: str = "") -> LexborHTMLParser:
    """The page's tree; a Problem for a page that is nested beyond reason."""
    if is_tangled(html):
        mend = "open the page in a browser, select the posting's text and paste it"
        raise Problem("the page's HTML is too tangled to read", where=name, mend=mend)
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(clean(html) or " ")


def text_of_html(html: str, *, rows_kept: bool = False, name: str = "") -> str:
    """What a reader of the page sees, as plain text.

    >>> print(text_of_html("<h2>You bring</h2><ul><li>Python<ul><li>asyncio</li></ul></li><li>SQL</ul>"))
    You bring
    <BLANKLINE>
    - Python
      - asyncio
    - SQL
    """
    return text_of_tree(parse(html, name=name), rows_kept=rows_kept)


def text_of_tree(tree: LexborHTMLParser, *, rows_kept: bool = False) -> str:
    """``text_of_html`` of a tree; ``rows_kept`` takes line ends in the source for line ends on the page."""
    root = tree.body or tree.root
    if root is None:
        return ""
    reader = _Reader(rows_kept=rows_kept)
    visit(root, reader.enter, reader.leave)
    return lay_out(_shown(reader.lines))


def _shown(lines: list[Line]) -> Iterable[Line]:
    """Without hidden parts, unless they hold list items or much prose that the page does not show elsewhere.

    "Read more" parts are saved hidden, and pages hold a second copy of a posting for small screens.
    """
    seen = {fold(line.text) for line in lines if not line.hidden}
    for hidden, group in groupby(lines, key=lambda line: line.hidden):
        part = list(group)
        if hidden:
            part = [line for line in part if fold(line.text) not in seen or not line.text]
            is_list = any(line.depth and not line.more for line in part)
            if not is_list and sum(len(fold(line.text)) for line in part) < _HIDDEN_PROSE_CHARACTERS:
                continue
        yield from part


@dataclass(frozen=True, slots=True)
class _Around:
    """What the elements around a piece of text make of it. ``depth`` counts the lists that it stands in."""

    bold: bool = False
    heading: bool = False
    rows_kept: bool = False
    in_row: bool = False
    in_item: bool = False
    depth: int = 0
    hidden: int = 0
    surroundings: int = 0

    def inside(self, node: LexborNode, tag: str) -> _Around:
        """The same for what stands in this element."""
        attributes = node.attributes
        if not attributes and tag not in _MAKE_A_DIFFERENCE:
            return self
        style, names = attributes.get("style") or "", attributes.get("class") or ""
        return replace(
            self,
            bold=self.bold or tag in {"b", "strong"} or bool(style and _BOLD_STYLE.search(style)),
            heading=self.heading or tag in HEADINGS or attributes.get("role") == "heading",
            rows_kept=self.rows_kept or tag == "pre" or bool(_ROWS_KEPT.search(f"{style} {names}")),
            in_row=self.in_row or (tag == "tr" and _is_short_row(node)),
            in_item=self.in_item or tag == "li",
            depth=self.depth + (tag in LISTS),
        )


class _Reader:
    """Walks a page and writes down its lines."""

    def __init__(self, *, rows_kept: bool) -> None:
        self.lines: list[Line] = []
        self._around = [_Around(rows_kept=rows_kept)]
        self._words: list[str] = []
        self._all_bold = True
        self._unmarked: list[bool] = []  # open list items: whether the bullet is still to be written
        self._hidden_parts = 0

    def enter(self, node: LexborNode) -> bool:
        """Take in a node; whether to look inside."""
        if node.is_text_node:
            self._read(node.text_content or "")
        if not node.is_element_node:
            return False
        around = self._part(node, self._around[-1])
        if around is None:
            return False
        self._open(node, node.tag or "")
        self._around.append(around.inside(node, node.tag or ""))
        return True

    def leave(self, node: LexborNode) -> None:
        """Finish what a node began."""
        tag = node.tag or ""
        if (_is_block(node, tag) and not self._around[-1].in_row) or tag == "tr":
            self._end_line()
        around = self._around.pop()
        if tag == "li":
            self._unmarked.pop()
        if not around.in_item and not around.in_row and (tag in PARAGRAPHS or (tag in LISTS and around.depth == 1)):
            self._blank()

    def _part(self, node: LexborNode, around: _Around) -> _Around | None:
        """What is around the content of this element, or None where it is not read at all."""
        part = part_of(node)
        if part == "never shown":
            return None
        if part == "hidden" and not around.hidden:
            if not _is_block(node, node.tag or "") and node.css_first("li, p, div") is None:
                return None
            self._end_line()
            self._hidden_parts += 1
            return replace(around, hidden=self._hidden_parts)
        if part == "surroundings" and around.surroundings < _MAX_SURROUNDINGS:
            return replace(around, surroundings=around.surroundings + 1) if worth_reading(node) else None
        return around

    def _open(self, node: LexborNode, tag: str) -> None:
        around = self._around[-1]
        if tag == "br":
            self._break()
        elif tag in {"td", "th"} and around.in_row:
            self._words += [" | "] if "".join(self._words).strip() else []
        elif tag in {"a", "button"} and node.prev is not None and node.prev.is_element_node:
            self._words.append(" ")
        elif _is_block(node, tag) and not around.in_row:
            self._end_line()
        if tag in PARAGRAPHS and not around.in_item and not around.in_row:
            self._blank()
        if tag == "li":
            self._unmarked.append(True)

    def _read(self, text: str) -> None:
        around = self._around[-1]
        rows = text.split("\n") if around.rows_kept else [text]
        for number, row in enumerate(rows):
            if number:
                self._break()
            self._words.append(row)
            if not around.bold and row.strip():
                self._all_bold = False

    def _break(self) -> None:
        if self._around[-1].in_row:
            self._words.append(" ")
        elif not self._end_line():
            self._blank()

    def _end_line(self) -> bool:
        """Write down the line so far; whether there was one."""
        text, all_bold = fold("".join(self._words)), self._all_bold
        self._words, self._all_bold = [], True
        if text:
            self.lines.append(self._line(text, all_bold=all_bold))
        return bool(text)

    def _line(self, text: str, *, all_bold: bool) -> Line:
        around = self._around[-1]
        if not self._unmarked:
            heading = around.heading or (all_bold and len(text) <= _HEADING_CHARACTERS)
            return Line(text, heading=heading, hidden=around.hidden)
        more = not self._unmarked[-1]
        self._unmarked[-1] = False
        return Line(text, depth=max(1, around.depth), more=more, hidden=around.hidden)

    def _blank(self) -> None:
        if not any(self._unmarked):
            self.lines.append(replace(BLANK, hidden=self._around[-1].hidden))


def _is_block(node: LexborNode, tag: str) -> bool:
    """Whether an element stands on lines of its own."""
    if tag in BLOCKS:
        return True
    style = node.attributes.get("style")
    return bool(style and _BLOCK_STYLE.search(style))


def _is_short_row(row: LexborNode) -> bool:
    """Whether a table row reads best as one line; rows that hold lists or long text are only there for layout."""
    if row.css_first("ul, ol, table, li, h1, h2, h3, h4, p ~ p, br ~ br") is not None:
        return False
    return len(fold(row.text())) <= _ROW_CHARACTERS
