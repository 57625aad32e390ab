"""Whatever bytes come in: a Document with text, or a Problem that says how to mend it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from fledge.documents import read_bytes
from fledge.problem import Problem

STARTS = [
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<!doctype html>", b"<html>", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"{\\rtf", b"bplist00WebMainResource",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n", b'{"@type": "JobPosting", ',
    b'<script type="application/ld+json">{"@type":"JobPosting","description":"', b"PK\x05\x06" + b"\0" * 18, b"<meta charset=hex>", b"<meta charset=idna><p>",
]  # fmt: skip
NAMES = ["standard input", "role.txt", "role.md", "role.html", "role.pdf", "role.docx", "role.json", "", "a/b\\c", "."]


@given(st.sampled_from(STARTS), st.binary(max_size=2048), st.sampled_from(NAMES))
@example(b"<meta charset=unicode_escape><p>", b"\\", "role.html")
@example(b"<meta charset=undefined><p>\xff", b"", "role.html")
def test_any_bytes_give_a_document_or_a_problem(start: bytes, rest: bytes, name: str) -> None:
    try:
        document = read_bytes(start + rest, name=name)
    except Problem as problem:
        assert (problem.where, bool(problem.what), bool(problem.mend)) == (name, True, True)
    else:
        assert document.text.strip()
        assert document.text == document.text.encode().decode()
        assert "\r" not in document.text


@given(
    st.text(st.sampled_from("<>{}[]()!#*-•&;:\"'\\/ \n\tabr1uli\u00e9\ufffd\u200b"), max_size=300),
    st.sampled_from(NAMES),
)
def test_any_text_gives_a_document_or_a_problem(text: str, name: str) -> None:
    try:
        document = read_bytes(text.encode(), name=name)
    except Problem as problem:
        assert problem.mend
    else:
        assert document.text.strip()
