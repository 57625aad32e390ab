"""An interview kit as a Word document: to be changed, printed, and filled in by hand."""

from __future__ import annotations

from functools import singledispatch
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fledge.match.interview import Kit
from fledge.publish.kit_blocks import Heading, Items, Table, ToFill, Words, kit_blocks
from fledge.publish.kit_sentences import title
from fledge.publish.posting_docx import in_xml as xml

if TYPE_CHECKING:
    from docx.document import Document

_TITLE = 1


def kit_docx(kit: Kit) -> bytes:
    """The document's bytes: real headings, lists and tables, with places for numbers and notes."""
    import docx

    document = docx.Document()
    document.core_properties.title = xml(title(kit))
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.styles["Normal"].font.name = "Calibri"
    for block in kit_blocks(kit):
        _write(block, document)
    sink = BytesIO()
    document.save(sink)
    return sink.getvalue()


@singledispatch
def _write(block: object, document: Document) -> None:
    raise TypeError(block, document)


@_write.register
def _(block: Heading, document: Any) -> None:
    style = "Title" if block.level == _TITLE else f"Heading {block.level - 1}"
    document.add_paragraph(xml(block.words), style=style)


@_write.register
def _(block: Words, document: Any) -> None:
    document.add_paragraph(xml(block.words), style="Intense Quote" if block.spoken else "Normal")


@_write.register
def _(block: Items, document: Any) -> None:
    if block.over:
        paragraph = document.add_paragraph()
        paragraph.add_run(xml(block.over)).bold = True
        paragraph.paragraph_format.keep_with_next = True
    for item in block.items:
        document.add_paragraph(xml(item), style="List Bullet")


@_write.register
def _(block: Table, document: Any) -> None:
    table = document.add_table(rows=1 + len(block.rows), cols=len(block.head), style="Table Grid")
    cells = list(table._cells)  # noqa: SLF001 - the public way to a cell is quadratic
    for n, words in enumerate(cell for row in (block.head, *block.rows) for cell in row):
        run = cells[n].paragraphs[0].add_run(xml(words))
        run.bold = n < len(block.head)
        cells[n].paragraphs[0].paragraph_format.space_after = 0
    document.add_paragraph()


@_write.register
def _(block: ToFill, document: Any) -> None:
    document.add_paragraph(f"{xml(block.what)}, number: ____   In their words: {'_' * 40}")
