"""A PDF's text in reading order; a scan is called a scan."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Literal

from fledge.documents.columns import PrintedLine, lines_as_read
from fledge.documents.document import Document
from fledge.documents.kind import damaged_pdf
from fledge.documents.lines import lay_out
from fledge.documents.pdf_lines import meant_lines
from fledge.documents.pdf_pieces import pieces_of
from fledge.documents.running_lines import without_running_lines
from fledge.problem import Problem

MAX_PAGES = 100
MAX_CHARACTERS = 1_000_000
_PDFIUM = threading.Lock()  # PDFium reads one document at a time
_FEW_LETTERS = 25
_LETTER_SHARE = 0.3
_PICTURE_SHARE = 0.4
_DRAWING_PATHS = 50
_OBJECTS_LOOKED_AT = 2_000
_PASTE = "paste the posting's text"

PageState = Literal["text", "picture", "blank", "damaged", "unreadable"]


@dataclass(frozen=True, slots=True)
class _Page:
    lines: Sequence[PrintedLine]
    state: PageState


def read_pdf(data: bytes, *, name: str) -> Document:
    """The text of a PDF, page after page, column after column.

    A Problem for a scan, a locked or damaged file, one with blank pages only, and one that is a book. Notes name the
    pages that are pictures, and the page headers and footers that were left out.
    """
    with _PDFIUM:
        pages = _pages(data, name)
    if not any(page.state == "text" for page in pages):
        raise _nothing_read(pages, name)
    kept, running = without_running_lines([page.lines for page in pages])
    text = lay_out(meant_lines([line for page in kept for line in page]))
    return Document(text, (*_lost_pages(pages), *running), "pdf")


def _pages(data: bytes, name: str) -> list[_Page]:
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        with pypdfium2.PdfDocument(data) as pdf:
            if len(pdf) > MAX_PAGES:
                raise _too_long(f"{len(pdf)} pages", name)
            return list(_each_page(pdf, name))
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            mend = f"open it and save a copy without the password, or {_PASTE}"
            raise Problem("the PDF is protected with a password", where=name, mend=mend) from error
        raise damaged_pdf(name) from error


def _each_page(pdf: Any, name: str) -> Iterator[_Page]:
    import pypdfium2

    characters = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError:
            yield _Page((), "damaged")
            continue
        characters += textpage.count_chars()
        if characters > MAX_CHARACTERS:
            raise _too_long(f"more than {MAX_CHARACTERS:,} characters", name)
        yield _page(page, textpage, number)
        textpage.close()
        page.close()


def _page(page: Any, textpage: Any, number: int) -> _Page:
    lines = [replace(line, page=number) for line in lines_as_read(pieces_of(textpage))]
    text = "".join(line.text for line in lines)
    letters = sum(map(str.isalnum, text))
    if letters < _FEW_LETTERS and _is_picture(page, letters):
        return _Page(lines, "picture")
    if letters > _LETTER_SHARE * len("".join(text.split())):
        return _Page(lines, "text")
    return _Page((), "unreadable" if text else "blank")


def _is_picture(page: Any, letters: int) -> bool:
    """Whether pictures cover the page, or drawn lines where no letter is printed (letters turned into outlines)."""
    import pypdfium2.raw as pdfium

    area = paths = 0.0
    for thing in islice(page.get_objects(max_depth=3), _OBJECTS_LOOKED_AT):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            area += (right - left) * (top - bottom)
        paths += thing.type == pdfium.FPDF_PAGEOBJ_PATH
    if not letters:
        return area > 0 or paths >= _DRAWING_PATHS
    return bool(area >= _PICTURE_SHARE * page.get_width() * page.get_height())


def _nothing_read(pages: Sequence[_Page], name: str) -> Problem:
    states = {page.state for page in pages}
    recognise = f"run it through text recognition (OCR), or {_PASTE}"
    if "picture" in states:
        return Problem("the PDF is a scan: its pages are pictures without text", where=name, mend=recognise)
    if "unreadable" in states:
        what = "the PDF's letters have no readable codes"
        return Problem(what, where=name, mend=recognise)
    if "blank" in states:
        return Problem("the PDF's pages are blank", where=name, mend=_PASTE)
    return damaged_pdf(name)


def _lost_pages(pages: Sequence[_Page]) -> Iterator[str]:
    """One sentence for each way in which pages were lost."""
    for state, one, several in (
        ("picture", "is a picture without text and was", "are pictures without text and were"),
        ("damaged", "is damaged and was", "are damaged and were"),
        ("unreadable", "has letters without readable codes and was", "have letters without readable codes and were"),
    ):
        numbers = [str(number) for number, page in enumerate(pages, 1) if page.state == state]
        if len(numbers) == 1:
            yield f"page {numbers[0]} {one} not read"
        elif numbers:
            yield f"pages {', '.join(numbers[:-1])} and {numbers[-1]} {several} not read"


def _too_long(size: str, name: str) -> Problem:
    return Problem(f"the PDF has {size}, far more than a posting", where=name, mend="give the posting's pages alone")
