"""The two doors of this room: a path, or bytes with a name."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from fledge.documents.decode import decode
from fledge.documents.document import Document
from fledge.documents.kind import (
    Container,
    container_of,
    damaged_pdf,
    damaged_word,
    ending,
    looks_like_html,
    looks_like_job_posting_json,
)
from fledge.documents.tidy import clean, without_link_addresses
from fledge.problem import Problem

LIMIT_BYTES = 10_000_000
_KIND_NAMES = {"pdf": "a PDF", "docx": "a Word document", "html": "a web page", "text": "plain text"}
_KIND_ENDINGS = {"pdf": "pdf", "docx": "docx", "html": "html", "htm": "html"}


def read_file(path: str | os.PathLike[str], *, limit_bytes: int = LIMIT_BYTES) -> Document:
    """The text of the posting in this file.

    At most ``limit_bytes`` are read, so that a huge file is refused at once. A Problem whose ``where`` is the path:
    no such file, a folder, no permission, too large, empty, or any of those of ``read_bytes``.
    """
    where = os.fspath(path)
    return read_bytes(_contents(where, limit_bytes), name=where, limit_bytes=limit_bytes)


def read_bytes(data: bytes, *, name: str, limit_bytes: int = LIMIT_BYTES) -> Document:
    r"""The text of the posting in these bytes, as uploaded or piped in; ``name`` is what a Problem calls them.

    The content decides what it is, the name's ending only where the content leaves a choice. Raises nothing but
    Problem: too large, empty, binary, damaged, locked, a scan, a picture, or a kind of file that is not read.

    >>> read_bytes(b"We need [Python](https://python.org).\r\n", name="standard input").text
    'We need Python.\n'
    """
    if len(data) > limit_bytes:
        raise _too_large(name, limit_bytes)
    if not data.strip():
        raise _empty(data, name)
    document = _read(data, name)
    if not document.text.strip():
        raise _empty(data, name)
    return document


def _contents(where: str, limit_bytes: int) -> bytes:
    try:
        status = Path(where).stat()
        if stat.S_ISREG(status.st_mode) and status.st_size > limit_bytes:
            raise _too_large(where, limit_bytes)
        with Path(where).open("rb") as file:
            return file.read(limit_bytes + 1)
    except (OSError, ValueError) as error:
        raise _unopened(error, where) from error


def _unopened(error: Exception, where: str) -> Problem:
    match error:
        case FileNotFoundError() | NotADirectoryError() | ValueError():
            return Problem("there is no such file", where=where, mend="check the spelling of the path")
        case IsADirectoryError():
            return Problem("this is a folder, not a file", where=where, mend="name the posting's file inside it")
        case PermissionError():
            mend = "ask for permission to read it, or copy it to where you may"
            return Problem("you have no permission to read this file", where=where, mend=mend)
    reason = error.strerror if isinstance(error, OSError) else ""
    return Problem(f"the file could not be read ({reason})", where=where, mend="copy it elsewhere and try again")


def _read(data: bytes, name: str) -> Document:
    container = container_of(data, name=name)
    if container == "pdf":
        from fledge.documents.pdf import read_pdf

        return _named(read_pdf(data, name=name), name)
    if container == "docx":
        from fledge.documents.word import read_word

        return _named(read_word(data, name=name), name)
    return _named(_read_text(data, container, name), name)


def _read_text(data: bytes, container: Container, name: str) -> Document:
    if container in {"mhtml", "webarchive"}:
        from fledge.documents.saved_page import page_inside

        data = page_inside(data, container, name=name)
    text, notes = _decoded(data, name)
    if text.lstrip()[:1] in {"{", "["}:
        from fledge.documents.job_board import only_posting

        if document := only_posting(text, name=name, notes=notes):
            return document
    if looks_like_job_posting_json(text):
        from fledge.documents.html_page import read_job_posting

        if document := read_job_posting(text, notes=notes):
            return document
    if container != "text" or looks_like_html(text, name=name):
        from fledge.documents.html_page import read_html

        return read_html(text, name=name, notes=notes)
    return Document(clean(without_link_addresses(text)), notes, "text")


def _decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The characters; binary data in a file that is called a PDF or Word document is a damaged one."""
    try:
        return decode(data, where=name)
    except Problem as problem:
        damaged = {"pdf": damaged_pdf, "docx": damaged_word}.get(ending(name))
        raise damaged(name) if damaged else problem from problem


def _named(document: Document, name: str) -> Document:
    """With a note where the name promises another kind of file than the content is."""
    promised = _KIND_ENDINGS.get(ending(name), document.kind)
    if promised == document.kind:
        return document
    kind = _KIND_NAMES[document.kind]
    note = f"the name says {_KIND_NAMES[promised]}, the content is {kind}; read as {kind}"
    return Document(document.text, (note, *document.notes), document.kind, document.posting)


def _too_large(where: str, limit_bytes: int) -> Problem:
    limit = f"{limit_bytes / 1e6:g} MB" if limit_bytes >= 1e6 else f"{limit_bytes:,} bytes"
    what = f"the file is larger than the limit of {limit}"
    return Problem(what, where=where, mend="give the posting alone, without pictures or attachments")


def _empty(data: bytes, where: str) -> Problem:
    what = "the file holds nothing but white space" if data else "the file is empty"
    return Problem(what, where=where, mend="paste the posting's text into it")
