"""What a file is, told by what is in it; the name decides only where the content leaves a choice."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from fledge.problem import Problem

Container = Literal["pdf", "docx", "mhtml", "webarchive", "text"]

_RESAVE = "open it in its program and save it as PDF or Word (.docx)"
_PICTURE = "run it through text recognition (OCR), or paste the posting's text"
_UNPACK = "unpack it and give the posting inside"
_REFUSED = {
    "doc": ("this is an old Word file (.doc)", "open it in a word processor and save it as .docx or PDF"),
    "rtf": ("this is a Rich Text file (.rtf)", "open it in a word processor and save it as .docx or PDF"),
    "odt": ("this is an OpenDocument text (.odt)", "open it in a word processor and save it as .docx or PDF"),
    "pages": ("this is an Apple Pages document", "export it from Pages as Word or PDF"),
    "locked": ("the Office file is protected with a password", "remove the password and save it again"),
    "office": ("this is an old Office file, not a text document", _RESAVE),
    "xlsx": ("this is a spreadsheet", "paste the posting's text, or save it as PDF or Word (.docx)"),
    "pptx": ("this is a presentation", _RESAVE),
    "zip": ("this is a ZIP archive", _UNPACK),
    "archive": ("this is a compressed archive", _UNPACK),
    "picture": ("this is a picture", _PICTURE),
}
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_ARCHIVES = (b"\x1f\x8b\x08", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh9", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIL_HEADER = re.compile(
    rb"^(?:mime-version:|content-type:\s*multipart/|snapshot-content-location:)", re.IGNORECASE | re.MULTILINE
)
_STARTS_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|<!--.{0,3000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_STARTS_TAG = re.compile(
    r"\s*<(?:div|p|ul|ol|li|h[1-6]|section|article|main|table|span|meta|title|script|style|strong|b|br)\b[^<>]*>",
    re.IGNORECASE,
)
_LD_JSON = re.compile(r"<script[^<>]{0,200}application/ld\+json", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:p|li|ul|ol|div|h[1-6]|td|tr)\s*>", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-z][a-z0-9]*\b[^<>]*>", re.IGNORECASE)
_MARKDOWN_ROW = re.compile(r"^(?:#{1,6} |[-*] )\S", re.MULTILINE)


def ending(name: str) -> str:
    """The name's ending in small letters, without the dot.

    >>> ending("Role.PDF"), ending("standard input")
    ('pdf', '')
    """
    return PurePath(name).suffix[1:].lower()


def container_of(data: bytes, *, name: str) -> Container:
    """Which reader a file needs; a Problem that names the kind where there is none.

    >>> container_of(b"%PDF-1.7 ...", name="role.txt")
    'pdf'
    """
    if b"%PDF-" in data[: 1024 if ending(name) == "pdf" else 16]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(b"bplist0") and b"WebMainResource" in data:
        return "webarchive"
    if b"multipart/" in data[:4096].lower() and _MAIL_HEADER.search(data[:4096]):
        return "mhtml"
    if refused := _unreadable(data):
        raise _refusal(refused, name, detail=_picture(data))
    return "text"


def looks_like_html(text: str, *, name: str) -> bool:
    """Whether a text is a web page or a piece of one; Markdown may hold tags and stays Markdown.

    >>> looks_like_html("<p>We hire</p>", name="role.txt"), looks_like_html("a < b", name="role.txt")
    (True, False)
    """
    if _STARTS_HTML.match(text) or _LD_JSON.search(text):
        return True
    if ending(name) in {"md", "markdown"}:
        return False
    if ending(name) in {"html", "htm", "xhtml"}:
        return bool(_ANY_TAG.search(text))
    closings = sum(1 for _ in _CLOSING.finditer(text))
    return bool(_STARTS_TAG.match(text) and closings) or (closings >= 3 and not _MARKDOWN_ROW.search(text))


def looks_like_job_posting_json(text: str) -> bool:
    """Whether a text is a schema.org JobPosting on its own, without a page around it."""
    return text.lstrip()[:1] in {"{", "["} and '"@type"' in text and "JobPosting" in text


def _zipped(data: bytes, name: str) -> Container:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = set(archive.namelist()[:10_000])
            mimetype = archive.open("mimetype").read(100) if "mimetype" in entries else b""
    except Exception as error:  # a broken archive breaks in many ways
        raise _damaged_zip(data, name) from error
    if any(entry.startswith("word/document") and entry.endswith(".xml") for entry in entries):
        return "docx"
    raise _refusal(_zip_kind(entries, mimetype), name)


def _zip_kind(entries: set[str], mimetype: bytes) -> str:
    if b"opendocument" in mimetype:
        return "odt" if b"opendocument.text" in mimetype else "xlsx" if b"spreadsheet" in mimetype else "pptx"
    if any(entry.startswith(("Index/", "index.xml", "QuickLook/")) or entry == "Index.zip" for entry in entries):
        return "pages"
    return "xlsx" if "xl/workbook.xml" in entries else "pptx" if "ppt/presentation.xml" in entries else "zip"


def _damaged_zip(data: bytes, name: str) -> Problem:
    if ending(name) == "docx" or b"word/" in data[:65536]:
        return damaged_word(name)
    return Problem(
        "the ZIP archive is damaged", where=name, mend="fetch it again, unpack it and give the posting inside"
    )


def damaged_word(name: str) -> Problem:
    """The one sentence for every way in which a Word document can be broken."""
    mend = "open it in a word processor and save it again, or paste the posting's text"
    return Problem("the Word document is damaged or not a .docx", where=name, mend=mend)


def damaged_pdf(name: str) -> Problem:
    """The one sentence for every way in which a PDF can be broken."""
    mend = "fetch it again, print it to a new PDF, or paste the posting's text"
    return Problem("the PDF is damaged", where=name, mend=mend)


def _unreadable(data: bytes) -> str:
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(_ARCHIVES):
        return "archive"
    return "picture" if _picture(data) else ""


def _ole_kind(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "locked"
    return "doc" if "WordDocument".encode("utf-16-le") in data else "office"


def _picture(data: bytes) -> str:
    for magic, name in _PICTURES:
        if data.startswith(magic):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"}:
        return "HEIC"
    return "BMP" if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0" else ""


def _refusal(kind: str, name: str, *, detail: str = "") -> Problem:
    what, mend = _REFUSED[kind]
    return Problem(f"{what} ({detail})" if detail else what, where=name, mend=mend)
