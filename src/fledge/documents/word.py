"""A Word document's text: headings, list items and table rows in the order of the page."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from fledge.documents.document import Document
from fledge.documents.kind import damaged_word
from fledge.documents.lines import BLANK, Line, lay_out
from fledge.documents.tidy import fold
from fledge.problem import Problem

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LIMIT_UNPACKED_BYTES = 100_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING_CHARACTERS = 120
_LIST_STYLE = re.compile(r"list (?:bullet|number) ?([2-9]?)")
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr", _FALLBACK}
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": " "}


def read_word(data: bytes, *, name: str) -> Document:
    """The text of a Word document (.docx), tracked insertions taken and deletions left out.

    A Problem for a damaged file, one that unpacks to more than ``LIMIT_UNPACKED_BYTES``, and one of pictures only.
    """
    document = _opened(data, name)
    body = document.element.body
    text = lay_out(_lines(body, _Styles(document)))
    if not text and any(True for _ in body.iter(f"{_W}drawing", f"{_W}pict")):
        mend = "run it through text recognition (OCR), or paste the posting's text"
        raise Problem("the Word document holds pictures without text", where=name, mend=mend)
    return Document(text, (), "docx")


def _opened(data: bytes, name: str) -> WordDocument:
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked_bytes = sum(entry.file_size for entry in archive.infolist())
        if unpacked_bytes <= LIMIT_UNPACKED_BYTES:
            return docx.Document(io.BytesIO(data))
    except Exception as error:  # a broken document breaks in many ways
        raise damaged_word(name) from error
    what = f"the Word document unpacks to more than {LIMIT_UNPACKED_BYTES / 1e6:g} MB"
    raise Problem(what, where=name, mend="save it without its pictures, or paste the posting's text")


class _Styles:
    """Which paragraph styles of a document are headings, and which are list items at which depth."""

    def __init__(self, document: WordDocument) -> None:
        self._headings: set[str] = set()
        self._depths: dict[str, int] = {}
        for style in document.styles:
            self._take(style)

    def _take(self, style: Any) -> None:
        names, properties = [], []
        for ancestor in _ancestry(style):
            names.append((ancestor.name or "").lower())
            properties.append(ancestor.element.find(f"{_W}pPr"))
        if names[0].startswith(("heading", "title", "subtitle")) or any(_outline(one) for one in properties):
            self._headings.add(style.style_id)
        depth = next((depth for one in properties if (depth := _numbering(one)) is not None), None)
        if listed := _LIST_STYLE.fullmatch(names[0]):
            depth = int(listed[1] or 1)
        if depth:
            self._depths[style.style_id] = depth

    def of(self, paragraph: Any) -> tuple[bool, int]:
        """Whether a paragraph is a heading, and the depth of the list item that it is (0: none)."""
        properties = paragraph.find(f"{_W}pPr")
        style_id = _value(properties, "pStyle") or ""
        depth = _numbering(properties)
        return (
            style_id in self._headings or _outline(properties),
            self._depths.get(style_id, 0) if depth is None else depth,
        )


def _ancestry(style: Any) -> Iterator[Any]:
    """A style and those it is based on; a document may name a circle."""
    for _ in range(20):
        yield style
        style = getattr(style, "base_style", None)
        if style is None:
            return


def _value(element: Any, name: str) -> str | None:
    found = None if element is None else element.find(f"{_W}{name}")
    return None if found is None else found.get(f"{_W}val", "")


def _outline(properties: Any) -> bool:
    return (_value(properties, "outlineLvl") or "9") in set("012345678")


def _numbering(properties: Any) -> int | None:
    """The depth of a numbered or bulleted paragraph, 0 where numbering is switched off, None where nothing is said."""
    numbering = None if properties is None else properties.find(f"{_W}numPr")
    if numbering is None:
        return None
    if _value(numbering, "numId") in {"0", None}:
        return 0 if _value(numbering, "numId") == "0" else None
    level = _value(numbering, "ilvl") or "0"
    return 1 + int(level) if level.isdecimal() else 1


def _lines(container: Any, styles: _Styles) -> Iterator[Line]:
    """The lines of a body, a table cell or a text box, with what content controls and tracked insertions wrap."""
    for block in container:
        if block.tag == f"{_W}p":
            yield from _paragraph(block, styles)
        elif block.tag == f"{_W}tbl":
            yield from (BLANK, *_table(block, styles), BLANK)
        elif isinstance(block.tag, str) and block.tag not in _SKIPPED:
            yield from _lines(block, styles)


def _paragraph(paragraph: Any, styles: _Styles) -> Iterator[Line]:
    heading, depth = styles.of(paragraph)
    parts = list(_printed(paragraph))
    more = False
    for row in _rows(parts):
        text = "".join(words for words, _ in row)
        bold = all(is_bold for words, is_bold in row if words.strip()) and len(fold(text)) <= _HEADING_CHARACTERS
        yield Line(text, heading=heading or bold, depth=0 if heading else depth, more=more)
        more = more or bool(depth and not heading and text.strip())
    for box in _boxes(paragraph):
        yield from _lines(box, styles)


def _rows(parts: Iterable[tuple[str, bool]]) -> Iterator[list[tuple[str, bool]]]:
    """A paragraph's words line by line, each with whether it is bold."""
    row: list[tuple[str, bool]] = []
    for words, bold in parts:
        first, *others = words.split("\n")
        row.append((first, bold))
        for other in others:
            yield row
            row = [(other, bold)]
    yield row


def _printed(element: Any, *, bold: bool = False) -> Iterator[tuple[str, bool]]:
    """The words of a paragraph as they would be printed, in order."""
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or tag == f"{_W}txbxContent":
            continue
        if tag == f"{_W}t":
            yield child.text or "", bold
        elif tag in _SIGNS:
            yield _SIGNS[tag], bold
        elif tag == f"{_W}sym":
            yield _symbol(child.get(f"{_W}char", "")), bold
        elif not _is_on(child, "vanish"):
            yield from _printed(child, bold=_is_on(child, "b") if tag == f"{_W}r" else bold)


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _is_on(run: Any, name: str) -> bool:
    value = _value(run.find(f"{_W}rPr"), name)
    return value is not None and value not in {"0", "false", "off"}


def _boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes that hang on a paragraph; the copy for old programs is left out."""
    for child in paragraph:
        if child.tag == f"{_W}txbxContent":
            yield child
        elif child.tag not in _SKIPPED:
            yield from _boxes(child)


def _table(table: Any, styles: _Styles) -> Iterator[Line]:
    """Row by row: short cells side by side on one line, cells of several lines one after the other."""
    for row in _found(table, "tr"):
        cells = list(filter(None, (_cell(cell, styles) for cell in _found(row, "tc") if not _goes_on(cell))))
        if len(cells) > 1 and all(len(cell) == 1 and not cell[0].depth for cell in cells):
            yield Line(" | ".join(fold(cell[0].text) for cell in cells))
        else:
            for cell in cells:
                yield from (*cell, BLANK) if len(cells) > 1 else cell


def _cell(cell: Any, styles: _Styles) -> list[Line]:
    return [line for line in _lines(cell, styles) if line.text.strip()]


def _found(element: Any, name: str) -> Iterator[Any]:
    """Rows of a table or cells of a row, with those that content controls wrap."""
    for child in element:
        if child.tag == f"{_W}{name}":
            yield child
        elif isinstance(child.tag, str) and child.tag not in {f"{_W}tbl", f"{_W}tr", f"{_W}tc", *_SKIPPED}:
            yield from _found(child, name)


def _goes_on(cell: Any) -> bool:
    """Whether a cell only continues the one above it."""
    merge = _value(cell.find(f"{_W}tcPr"), "vMerge")
    return merge is not None and merge != "restart"
