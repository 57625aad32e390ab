"""Bytes to characters, whatever program saved them."""

from __future__ import annotations

import codecs
import re

from fledge.problem import Problem

_MARKS = (  # the longer mark first: UTF-32 starts like UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_C1 = re.compile("[\x80-\x9f]")
_HEAD_BYTES = 8192
_JUNK_SHARE = 0.02
_FOREIGN_SHARE = 0.5
_LOST = "\ufffd"


def decode(data: bytes, *, where: str = "") -> tuple[str, tuple[str, ...]]:
    """The characters of a text file, and a note where the encoding had to be guessed or characters were lost.

    UTF-8, UTF-16 and UTF-32 with a mark, UTF-16 without one, the encoding that a web page declares, and
    Windows-1252 are read. A Problem for binary data and for encodings that cannot be told apart.

    >>> decode("naïve".encode("cp1252"))
    ('naïve', ('the file was not UTF-8; read as Windows-1252',))
    """
    text, notes = _characters(data, where)
    if _is_junk(text):
        raise Problem(
            "the file is not text but binary data",
            where=where,
            mend="give the posting as text, a saved web page, PDF or Word document (.docx)",
        )
    return text, notes + _lost(text)


def _characters(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), ()
    if encoding := _unmarked_utf16(data):
        return data.decode(encoding, "replace"), ("the file did not say its encoding; read as UTF-16",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _declared(data) or _nearly_utf8(data) or _western(data, where)


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 of European text has a zero in every other byte, and none in between."""
    head = data[:_HEAD_BYTES]
    even, odd = head[0::2], head[1::2]
    if len(odd) < 2 or not head.count(0):
        return ""
    if odd.count(0) > 0.7 * len(odd) and not even.count(0):
        return "utf-16-le"
    return "utf-16-be" if even.count(0) > 0.7 * len(even) and not odd.count(0) else ""


def _declared(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """What a web page says about itself, where that is an encoding that Python knows; Latin-1 means Windows-1252."""
    found = _DECLARED.search(data[:_HEAD_BYTES])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else "utf-8"
        return None if name in {"utf-8", "iso8859-1", "ascii"} else (data.decode(name, "replace"), ())
    except (LookupError, UnicodeError):
        return None


def _nearly_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with a few damaged places, as when a file was cut in the middle of a character."""
    text = data.decode("utf-8", "replace")
    lost = text.count(_LOST)
    beyond_ascii = sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))
    return (text, ()) if beyond_ascii - lost > 4 * lost else None


def _western(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    try:
        text, name = data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, name = data.decode("latin-1"), "Latin-1"
    inked = len(text) - sum(map(len, re.findall(r"\s+", text)))
    foreign = sum(map(len, re.findall(r"[^\x00-\x7f]+", text)))
    if inked > 40 and foreign > _FOREIGN_SHARE * inked and not _is_junk(text):
        raise Problem("the file's character encoding is not known", where=where, mend="save it as UTF-8 and try again")
    return text, (f"the file was not UTF-8; read as {name}",)


def _is_junk(text: str) -> bool:
    controls = len(_CONTROL.findall(text))
    return controls > 3 + _JUNK_SHARE * len(text) or 2 * controls > len(text)


def _lost(text: str) -> tuple[str, ...]:
    count = text.count(_LOST)
    if not count:
        return ()
    return (f"{count} character{'s' * (count > 1)} could not be read and stand{'s' * (count == 1)} as {_LOST}",)
