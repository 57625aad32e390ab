"""The web page inside the single file that a browser saves ("Web page, single file", Safari's web archive)."""

from __future__ import annotations

from typing import Literal

from fledge.problem import Problem


def page_inside(data: bytes, container: Literal["mhtml", "webarchive"], *, name: str) -> bytes:
    """The page's own HTML; a Problem where the archive holds none."""
    try:
        page = _of_mhtml(data) if container == "mhtml" else _of_webarchive(data)
    except Exception as error:  # both formats break in many ways
        raise _no_page(name) from error
    if not page.strip():
        raise _no_page(name)
    return page


def _of_mhtml(data: bytes) -> bytes:
    from email import message_from_bytes

    parts = list(message_from_bytes(data).walk())
    for kind in ("text/html", "text/plain"):
        for part in parts:
            content = part.get_payload(decode=True) if part.get_content_type() == kind else None
            if isinstance(content, bytes) and content.strip():
                page = _as_utf8(content, part.get_content_charset("utf-8"))
                return page if kind == "text/html" else b"<pre>" + page.replace(b"<", b"&lt;") + b"</pre>"
    return b""


def _as_utf8(content: bytes, charset: str) -> bytes:
    """The mail header's encoding goes before what the page says; without a usable one the page decides."""
    try:
        return content.decode(charset).encode()
    except (LookupError, UnicodeError):
        return content


def _of_webarchive(data: bytes) -> bytes:
    import plistlib

    page = plistlib.loads(data)["WebMainResource"]["WebResourceData"]
    return page if isinstance(page, bytes) else b""


def _no_page(name: str) -> Problem:
    return Problem("the saved page holds no text", where=name, mend="save it as HTML, or paste the posting's text")
