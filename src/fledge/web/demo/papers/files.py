"""A text as the file that somebody sends: plain text, a word processor's document or a PDF; always the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from textwrap import wrap

_WIDE, _HIGH = 92, 58
_NEVER = (2026, 1, 1, 0, 0, 0)


def as_file(text: str, kind: str) -> bytes:
    """The text as ``txt``, ``docx`` or ``pdf``.

    >>> as_file("Sam Sample", "pdf")[:5]
    b'%PDF-'
    """
    writes: dict[str, Callable[[str], bytes]] = {"txt": str.encode, "docx": _document, "pdf": _pdf}
    return writes[kind](text)


def fits_pdf(text: str) -> bool:
    """Whether every letter is one of those that the plain PDF of ours can show."""
    return text == text.encode("cp1252", "ignore").decode("cp1252")


def _document(text: str) -> bytes:
    """Written by python-docx, and packed again without the time of day."""
    from docx import Document

    made = Document()
    for line in text.split("\n"):
        if line.startswith(("- ", "• ", "* ")):
            made.add_paragraph(line[2:], style="List Bullet")
        elif line:
            made.add_paragraph(line)
    kept = io.BytesIO()
    made.save(kept)
    return _repacked(kept)


def _repacked(kept: io.BytesIO) -> bytes:
    again = io.BytesIO()
    with zipfile.ZipFile(kept) as before, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            info = zipfile.ZipInfo(name, _NEVER)
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, before.read(name))
    return again.getvalue()


def _pdf(text: str) -> bytes:
    """Pages of one typeface that every reader of PDFs has."""
    pages = list(_pages(text))
    first = 4
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, page in enumerate(pages):
        parts.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {first + 2 * n + 1} 0 R >>".encode()
        )
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page))
    return _numbered(parts)


def _numbered(parts: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1) + table + end


def _pages(text: str) -> Iterator[bytes]:
    lines = [piece for line in text.split("\n") for piece in wrap(line, _WIDE, subsequent_indent="  ") or [""]]
    for start in range(0, len(lines), _HIGH):
        shown = b"\n".join(b"(%s) Tj T*" % _escaped(line) for line in lines[start : start + _HIGH])
        yield b"BT /F 10 Tf 12 TL 54 738 Td\n%s\nET" % shown


def _escaped(line: str) -> bytes:
    found = line.encode("cp1252", "replace")
    return found.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
