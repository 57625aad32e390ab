"""A rewritten posting as a Word document: the text with real headings and lists, the changes on pages of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fledge.audit.rewrite import Rewrite
from fledge.publish.posting_docx import in_xml, lay_out, new_document, saved, written
from fledge.publish.rewrite_sentences import A_HUMAN_DECIDES, KINDS, changed, in_short

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_COLUMNS = ("It said", "It says", "Why")


def rewrite_docx(rewrite: Rewrite) -> bytes:
    """The document's bytes: the posting first, ready to edit, its blanks marked; then an appendix with the reasons."""
    document = new_document(rewrite.title)
    lay_out(document, rewrite.text, title=rewrite.title, blanks=rewrite.blanks)
    document.add_page_break()  # type: ignore[no-untyped-call]
    _appendix(document, rewrite)
    return saved(document)


def _appendix(document: Document, rewrite: Rewrite) -> None:
    document.add_heading("What changed, and why", level=1)
    document.add_paragraph(f"{KINDS[rewrite.purpose]}. {in_short(rewrite)} Take these pages out before you post it.")
    for heading, items in (("Fill in before you post it", rewrite.blanks), ("What to expect", rewrite.expect)):
        if items:
            document.add_heading(heading, level=2)
            for item in items:
                written(document.add_paragraph(style="List Bullet"), item, rewrite.blanks)
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
        run = paragraph.add_run(in_xml(words))
        run.bold = n < len(_COLUMNS)
