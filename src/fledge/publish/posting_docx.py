"""A posting as a Word document with real headings and lists, ready to edit."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

from fledge.publish.laid_out import Part, laid_out
from fledge.publish.plain import fit
from fledge.publish.rewrite_sentences import pieces

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_STYLES = {Part.TITLE: "Title", Part.HEADING: "Heading 1", Part.ITEM: "List Bullet", Part.WORDS: "Normal"}
#: What an XML file cannot hold besides what no text file can.
_NOT_XML = re.compile("[\x0c\x1c-\x1f\ufffe\uffff]")


def posting_docx(
    text: str, title: str = "", *, company: str = "", location: str = "", blanks: tuple[str, ...] = ()
) -> bytes:
    """The document's bytes: title, who hires and where, and the text; ``blanks`` are marked as a pen would."""
    document = new_document(title)
    lines = laid_out(text, title)
    if title and not (lines and lines[0].part is Part.TITLE):
        written(document.add_paragraph(style="Title"), title)
        about = ", ".join(words for words in (company, location) if words)
        if about:
            written(document.add_paragraph(style="Subtitle"), about)
    lay_out(document, text, title=title, blanks=blanks)
    return saved(document)


def new_document(title: str) -> Document:
    """An empty document that names nobody as its author."""
    import docx

    document = docx.Document()
    document.core_properties.title = in_xml(title)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.styles["Normal"].font.name = "Calibri"
    return document


def lay_out(document: Document, text: str, *, title: str, blanks: tuple[str, ...] = ()) -> None:
    """Add a posting's text, each line in the style of what it is."""
    for line in laid_out(text, title):
        written(document.add_paragraph(style=_STYLES[line.part]), line.words, blanks)


def written(paragraph: Paragraph, words: str, blanks: tuple[str, ...] = ()) -> None:
    """Add words to a paragraph, with the places to fill in marked as a pen would."""
    from docx.enum.text import WD_COLOR_INDEX

    for piece in pieces(words, blanks):
        run = paragraph.add_run(in_xml(piece.words))
        if piece.is_blank:
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def saved(document: Document) -> bytes:
    """The document as the bytes of a file."""
    sink = BytesIO()
    document.save(sink)
    return sink.getvalue()


def in_xml(words: str) -> str:
    """Words that a Word document can hold."""
    return _NOT_XML.sub("\ufffd", fit(words))
