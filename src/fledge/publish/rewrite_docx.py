"""A rewritten posting as a Word document: the text with real headings and lists, the changes on pages of their own."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from fledge.audit.rewrite import Rewrite
from fledge.publish.laid_out import Part, laid_out
from fledge.publish.plain import fit
from fledge.publish.rewrite_sentences import A_HUMAN_DECIDES, KINDS, changed, in_short, pieces

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_STYLES = {Part.TITLE: "Title", Part.HEADING: "Heading 1", Part.ITEM: "List Bullet", Part.WORDS: "Normal"}
#: What an XML file cannot hold besides what no text file can.
_NOT_XML = re.compile("[\x0c\x1c-\x1f\ufffe\uffff]")
_COLUMNS = ("It said", "It says", "Why")


def rewrite_docx(rewrite: Rewrite) -> bytes:
    """The document's bytes: the posting first, ready to edit, its blanks marked; then an appendix with the reasons."""
    import docx

    document = docx.Document()
    document.core_properties.title = _xml(rewrite.title)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.styles["Normal"].font.name = "Calibri"
    for line in laid_out(rewrite.text, rewrite.title):
        _write(document.add_paragraph(style=_STYLES[line.part]), line.words, rewrite.blanks)
    document.add_page_break()  # type: ignore[no-untyped-call]
    _appendix(document, rewrite)
    sink = BytesIO()
    document.save(sink)
    return sink.getvalue()


def _write(paragraph: Paragraph, words: str, blanks: tuple[str, ...] = ()) -> None:
    """The words, with the places to fill in marked as a pen would."""
    from docx.enum.text import WD_COLOR_INDEX

    for piece in pieces(words, blanks):
        run = paragraph.add_run(_xml(piece.words))
        if piece.is_blank:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _appendix(document: Document, rewrite: Rewrite) -> None:
    document.add_heading("What changed, and why", level=1)
    document.add_paragraph(f"{KINDS[rewrite.purpose]}. {in_short(rewrite)} Take these pages out before you post it.")
    for heading, items in (("Fill in before you post it", rewrite.blanks), ("What to expect", rewrite.expect)):
        if items:
            document.add_heading(heading, level=2)
            for item in items:
                _write(document.add_paragraph(style="List Bullet"), item, rewrite.blanks)
    document.add_heading("Line by line", level=2)
    _table(document, rewrite)
    document.add_paragraph(A_HUMAN_DECIDES)


def _table(document: Document, rewrite: Rewrite) -> None:
    rows = [("\n".join(one.before), "\n".join(one.after), one.because) for one in changed(rewrite)]
    table = document.add_table(rows=1 + len(rows), cols=len(_COLUMNS), style="Table Grid")
    cells: list[_Cell] = list(table._cells)  # noqa: SLF001 - the public way to a cell is quadratic
    for n, words in enumerate((*_COLUMNS, *(cell for row in rows for cell in row))):
        paragraph = cells[n].paragraphs[0]
        paragraph.paragraph_format.space_after = 0
        run = paragraph.add_run(_xml(words))
        run.bold = n < len(_COLUMNS)


def _xml(words: str) -> str:
    return _NOT_XML.sub("\ufffd", fit(words))
