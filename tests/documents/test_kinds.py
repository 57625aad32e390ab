"""What a file is: by content first, and a sentence for each kind that is not read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from fledge.documents import read_bytes
from fledge.problem import Problem

PdfOf = Callable[..., bytes]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
OCR = "run it through text recognition (OCR), or paste the posting's text"
RESAVE = "open it in a word processor and save it as .docx or PDF"
UNPACK = "unpack it and give the posting inside"


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


REFUSED = {
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), "this is an old Word file (.doc)", RESAVE),
    "old Office": (
        OLE,
        "this is an old Office file, not a text document",
        "open it in its program and save it as PDF or Word (.docx)",
    ),
    "locked Office": (
        OLE + "EncryptedPackage".encode("utf-16-le"),
        "the Office file is protected with a password",
        "remove the password and save it again",
    ),
    "rich text": (rb"{\rtf1\ansi We hire}", "this is a Rich Text file (.rtf)", RESAVE),
    "OpenDocument": (
        zipped(mimetype=b"application/vnd.oasis.opendocument.text", content_dot_xml=b"<x/>"),
        "this is an OpenDocument text (.odt)",
        RESAVE,
    ),
    "Pages": (
        zipped(Index__Document_dot_iwa=b"x"),
        "this is an Apple Pages document",
        "export it from Pages as Word or PDF",
    ),
    "spreadsheet": (
        zipped(xl__workbook_dot_xml=b"<x/>"),
        "this is a spreadsheet",
        "paste the posting's text, or save it as PDF or Word (.docx)",
    ),
    "presentation": (
        zipped(ppt__presentation_dot_xml=b"<x/>"),
        "this is a presentation",
        "open it in its program and save it as PDF or Word (.docx)",
    ),
    "ZIP": (zipped(role_dot_txt=b"Python"), "this is a ZIP archive", UNPACK),
    "gzip": (b"\x1f\x8b\x08\x00" + b"x" * 50, "this is a compressed archive", UNPACK),
    "PNG": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "this is a picture (PNG)", OCR),
    "JPEG": (b"\xff\xd8\xff\xe0" + b"\0" * 50, "this is a picture (JPEG)", OCR),
    "GIF": (b"GIF89a" + b"\0" * 50, "this is a picture (GIF)", OCR),
    "TIFF": (b"II*\x00" + b"\0" * 50, "this is a picture (TIFF)", OCR),
    "WebP": (b"RIFF\x10\0\0\0WEBPVP8 ", "this is a picture (WebP)", OCR),
    "HEIC": (b"\0\0\0\x18ftypheic" + b"\0" * 50, "this is a picture (HEIC)", OCR),
    "BMP": (b"BM\x10\0\0\0\0\0\0\0" + b"\0" * 50, "this is a picture (BMP)", OCR),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_kind_that_is_not_read_is_named_and_can_be_mended(kind: str) -> None:
    data, what, mend = REFUSED[kind]
    with pytest.raises(Problem) as problem:
        read_bytes(data, name="role.txt")
    assert str(problem.value) == f"role.txt: {what}; {mend}"


def test_damaged_zip_is_called_damaged() -> None:
    with pytest.raises(Problem) as problem:
        read_bytes(zipped(role_dot_txt=b"Python")[:40], name="role.zip")
    mend = "fetch it again, unpack it and give the posting inside"
    assert str(problem.value) == f"role.zip: the ZIP archive is damaged; {mend}"


def test_text_that_starts_like_a_picture_is_text() -> None:
    assert read_bytes(b"BMW hires engineers", name="role.txt").kind == "text"


def test_page_without_ending_is_a_page() -> None:
    document = read_bytes(b"<!DOCTYPE html><p>We hire</p>", name="standard input")
    assert (document.kind, document.text, document.notes) == ("html", "We hire", ())


def test_page_called_a_pdf_is_read_with_a_note() -> None:
    document = read_bytes(b"<html><p>We hire</p></html>", name="role.pdf")
    assert (document.kind, document.text) == ("html", "We hire")
    assert document.notes == ("the name says a PDF, the content is a web page; read as a web page",)


def test_text_called_a_page_is_read_with_a_note() -> None:
    document = read_bytes(b"We hire\n- Python\n", name="role.html")
    assert (document.kind, document.text) == ("text", "We hire\n- Python\n")
    assert document.notes == ("the name says a web page, the content is plain text; read as plain text",)


def test_pdf_called_text_is_a_pdf(pdf_of: PdfOf) -> None:
    document = read_bytes(pdf_of([(72, 700, "We hire engineers who like Python")]), name="role.txt")
    assert (document.kind, document.text) == ("pdf", "We hire engineers who like Python")


def test_piece_of_a_page_pasted_into_a_text_file_is_a_page() -> None:
    document = read_bytes(b"You bring<br><ul><li>Python</li><li>SQL</li></ul><p>Tea</p>", name="role.txt")
    assert (document.kind, document.text) == ("html", "You bring\n- Python\n- SQL\n\nTea")


@pytest.mark.parametrize(
    ("name", "what"), [("role.pdf", "the PDF is damaged"), ("role.docx", "the Word document is damaged or not a .docx")]
)
def test_binary_junk_under_a_known_name_is_called_damaged(name: str, what: str) -> None:
    with pytest.raises(Problem) as problem:
        read_bytes(b"\x00\x01\x02\x03" * 20, name=name)
    assert problem.value.what == what
