"""Paper for the tests: PDFs written byte by byte, Word documents written by python-docx."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import docx
import pytest
from docx.document import Document as WordDocument

Print = tuple[float, float, str] | tuple[float, float, str, str]
PdfOf = Callable[..., bytes]
WordOf = Callable[[Callable[[WordDocument], object]], bytes]

_FONTS = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>",
)
_DOT = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
_PAGE = (
    b"/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources "
    b"<< /Font << /Regular 3 0 R /Bold 4 0 R /Symbol 5 0 R >> /XObject << /Dot 6 0 R >> >>"
)
SCANNED = b"q 612 0 0 792 0 0 cm /Dot Do Q"  # one picture over the whole page


def _printed(prints: Sequence[Print]) -> bytes:
    rows = []
    for x, y, text, *font in prints:
        name, _, size = (font[0] if font else "Regular").partition(" ")
        raw = text.encode("cp1252")
        for special in (b"\\", b"(", b")"):
            raw = raw.replace(special, b"\\" + special)
        rows.append(b"BT /%s %s Tf %g %g Td (%s) Tj ET" % (name.encode(), (size or "11").encode(), x, y, raw))
    return b"\n".join(rows)


def _pdf(*pages: Sequence[Print] | bytes) -> bytes:
    things = [b"", b"", *_FONTS, _DOT + b"\nstream\n\x80\nendstream"]
    kids = []
    for page in pages:
        content = page if isinstance(page, bytes) else _printed(page)
        things.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        things.append(b"<< %s /Contents %d 0 R >>" % (_PAGE, len(things)))
        kids.append(b"%d 0 R" % len(things))
    things[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    things[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, 1):
        places.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(things) + 1, b"".join(places))
    size = b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(things) + 1)
    return out + table + size + b"startxref\n%d\n%%%%EOF\n" % len(out)


@pytest.fixture(scope="session")
def pdf_of() -> PdfOf:
    """A PDF of pages, each a page's own bytes or prints of (x, y, text[, "Bold 14"]) in points from below."""
    return _pdf


@pytest.fixture(scope="session")
def scanned() -> bytes:
    """A page's content that is one picture."""
    return SCANNED


@pytest.fixture(scope="session")
def word_of() -> WordOf:
    """A Word document's bytes, written by a function that is given an empty one."""

    def write(fill: Callable[[WordDocument], object]) -> bytes:
        document = docx.Document()
        fill(document)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return write
