"""Text without the characters that nobody sees and every later reader trips over."""

from __future__ import annotations

import re

_NEWLINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe0e\ufe0f\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_LETTERS = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)
_ODD = re.compile(  # anything that one of the above changes
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\u00ad\u1680\u180e\u2000-\u200c\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000"
    "\ud800-\udfff\ufb00-\ufb06\ufe0e\ufe0f\ufeff\ufff9-\uffff]"
)
_MARKDOWN_LINK = re.compile(
    r"!?\[([^\[\]]{0,500})\]"  # [the words a person sees]
    r"\(<?[^()\s<>]{0,2000}(?:\([^()\s]{0,500}\)[^()\s<>]{0,500})?>?"  # (an address, which may hold a pair of brackets
    r"(?:\s{1,3}\"[^\"\n]{0,200}\")?\)"  # and a title)
)


def clean(text: str) -> str:
    r"""The same text with plain line ends and spaces, and without control and other invisible characters.

    Soft hyphens, zero-width characters and direction marks vanish, typographic ligatures become letters.
    Everything else, tabs and blank lines included, stays as it is.

    >>> clean("5+\u00a0years\r\nof micro\u00adservices, \ufb01rst\u200b of all")
    '5+ years\nof microservices, first of all'
    """
    if not _ODD.search(text):
        return text
    text = _INVISIBLE.sub("", _NEWLINE.sub("\n", text))
    text = _LONE_SURROGATE.sub("\ufffd", _SPACE.sub(" ", text))
    return _LIGATURE.sub(lambda found: _LETTERS[found[0]], text)


def fold(text: str) -> str:
    r"""One line, single spaces.

    >>> fold("  5+ years\n  of Python ")
    '5+ years of Python'
    """
    return " ".join(clean(text).split())


def letters_alone(text: str) -> str:
    """Letters and digits in small letters, for telling whether two texts say the same.

    >>> letters_alone("5+ years, of Python!")
    '5yearsofpython'
    """
    return "".join(filter(str.isalnum, text.casefold()))


def without_link_addresses(text: str) -> str:
    """Markdown links as the words a person sees.

    >>> without_link_addresses("see [our benefits](https://example.org/a_(b)) and ![logo](logo.png)")
    'see our benefits and logo'
    """
    return _MARKDOWN_LINK.sub(r"\1", text)
