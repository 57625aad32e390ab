"""Fields of JSON that programs filled: text with HTML in it, words of any shape, days however written."""

from __future__ import annotations

import html
import math
import re
from datetime import date
from typing import Any

from fledge.documents.html_lines import text_of_html
from fledge.documents.lines import lay_out, plain_lines
from fledge.documents.tidy import fold

_TAG = re.compile(r"</?[a-z][a-z0-9]{0,10}\b[^<>]*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(r"<(?:p|br|div|ul|ol|li|h[1-6]|table|section)\b[^<>]*>", re.IGNORECASE)
_ESCAPED_TAG = re.compile(r"&(?:amp;)?lt;/?[a-z]", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_WORD_DATE = re.compile(r"(?:(\d{1,2})\.? )?([A-Z][a-z]{2})[a-z]*\.?,? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def many(value: Any) -> list[Any]:
    """What a field holds, as a list: several, one, or none.

    >>> many("Berlin"), many(["Berlin", "Riga"]), many(None)
    (['Berlin'], ['Berlin', 'Riga'], [])
    """
    return value if isinstance(value, list) else [] if value is None else [value]


def markup(value: str) -> str:
    """A text whose HTML was escaped once or twice, with its tags as tags; any other text as it is.

    >>> markup("&lt;p&gt;R&amp;amp;D&lt;/p&gt;")
    '<p>R&amp;D</p>'
    """
    for _ in range(2):
        if _ESCAPED_TAG.search(value) and not _BLOCK_TAG.search(value):
            value = html.unescape(value)
    return value


def rich_text(value: Any) -> str:
    """A field that holds HTML, HTML escaped once or twice, or plain text with line ends; a Problem for tangled HTML.

    >>> rich_text("&lt;p&gt;You bring&lt;/p&gt;&lt;ul&gt;&lt;li&gt;SQL&lt;/li&gt;&lt;/ul&gt;"), rich_text(5)
    ('You bring\\n\\n- SQL', '')
    """
    if not isinstance(value, str):
        return ""
    value = markup(value)
    if "\\n" in value and "\n" not in value:
        value = value.replace("\\r", "").replace("\\n", "\n")
    if not _TAG.search(value):
        return lay_out(plain_lines(html.unescape(value)))
    text = text_of_html(value, rows_kept=not _BLOCK_TAG.search(value))
    return html.unescape(text) if _ENTITY.search(text) else text


def words(value: Any) -> str:
    """One line out of a text, a number, or an object with a name; the first that says something of several.

    >>> words({"name": "Acme &amp; Sons"}), words([None, 3.0]), words(True)
    ('Acme & Sons', '3', '')
    """
    for one in many(value):
        if isinstance(one, dict):
            one = next((one[key] for key in ("name", "legalName", "description", "value") if one.get(key)), "")
        if found := fold(rich_text(_as_text(one))):
            return found
    return ""


def _as_text(value: Any) -> str:
    """A text as it is, a number without an empty fraction; nothing for what is neither."""
    if isinstance(value, float):
        value = int(value) if value.is_integer() else value if math.isfinite(value) else ""
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def day(text: str, *, whose: str = "the page's") -> tuple[str, tuple[str, ...]]:
    """An ISO date, or a note where the words cannot be read as one.

    >>> day("2026-05-01T08:00:00Z"), day("May 2026")
    (('2026-05-01', ()), ('2026-05', ()))
    """
    if not text:
        return "", ()
    found, named = _DAY.match(text), _WORD_DATE.match(text)
    unread = (f"{whose} date {text[:40]!r} could not be read",)
    if found:
        year, month, number = found.groups()
    elif named and named[2] in _MONTHS:
        year, month, number = named[4], str(_MONTHS.index(named[2]) + 1), named[1] or named[3]
    else:
        return "", unread
    try:
        whole = date(int(year), int(month), int(number or 1)).isoformat()
    except ValueError:
        return "", unread
    return (whole if number else whole[:7]), ()
