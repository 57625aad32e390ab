"""Whatever bytes come in: a Document with text, or a Problem that says how to mend it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from fledge.documents import Document, read_bytes
from fledge.problem import Problem

STARTS = [
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"PK\x05\x06" + b"\0" * 18,
    b"<!doctype html>",
    b"<html>",
    b"<meta charset=hex>",
    b"<meta charset=idna><p>",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"bplist00WebMainResource",
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n",
    b'{"@type": "JobPosting", ',
    b'<script type="application/ld+json">{"@type":"JobPosting","description":"',
]
NAMES = ["standard input", "role.txt", "role.md", "role.html", "role.pdf", "role.docx", "role.json", "", "a/b\\c", "."]
TRICKY = "<>{}[]()!#*-•&;:\"'\\/ \n\tabr1uli\u00e9\ufffd\u200b"


def outcome(data: bytes, name: str) -> Document | Problem:
    """What comes of reading: anything but a Document or a Problem breaks the test."""
    try:
        return read_bytes(data, name=name)
    except Problem as problem:
        return problem


def is_whole(result: Document | Problem, name: str) -> bool:
    """Whether a Document has clean text, and whether a Problem says what, where and how to mend it."""
    if isinstance(result, Problem):
        return bool(result.what and result.mend and result.where == name)
    return bool(result.text.strip()) and "\r" not in result.text and result.text == result.text.encode().decode()


@given(st.sampled_from(STARTS), st.binary(max_size=2048), st.sampled_from(NAMES))
@example(b"<meta charset=unicode_escape><p>", b"\\", "role.html")
@example(b"<meta charset=undefined><p>\xff", b"", "role.html")
def test_any_bytes_give_a_document_or_a_problem(start: bytes, rest: bytes, name: str) -> None:
    assert is_whole(outcome(start + rest, name), name)


@given(st.text(st.sampled_from(TRICKY), max_size=300), st.sampled_from(NAMES))
def test_any_text_gives_a_document_or_a_problem(text: str, name: str) -> None:
    assert is_whole(outcome(text.encode(), name), name)
