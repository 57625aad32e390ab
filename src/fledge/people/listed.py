"""Lines that only name things: a list of tools says that somebody wrote the names down."""

from __future__ import annotations

import re

from fledge.posting.naming import Named

_ITEMS = re.compile(r"\s*(?:[,;|/•·&+]|\band\b|\s{2,}|\n)\s*", re.I)
_LABEL = re.compile(r"^[^\w]*([\w &/+-]{2,40}?)\s*[:：–-](?!/)\s*")
#: A line of so many names in a row are a list; so many items are too many to mean that all were used.
_NAMES, STUFFED = 3, 15
_SHARE = 0.55


def label_of(text: str) -> str:
    """What stands before the colon of a line ("Environment: Java, Oracle"), in small letters."""
    found = _LABEL.match(text)
    return found[1].strip().lower() if found and len(found[1].split()) <= 5 else ""


def items(text: str) -> int:
    """How many items a list has."""
    found = _LABEL.match(text)
    return sum(1 for item in _ITEMS.split(text[found.end() if found else 0 :]) if item.strip())


def only_names(text: str, names: list[Named]) -> bool:
    """Whether a line holds hardly anything but a list."""
    found = _LABEL.match(text)
    body = text[found.end() :] if found else text
    inside = sum(name.end - name.start for name in names)
    letters = sum(map(str.isalnum, body)) or 1
    if len(names) >= _NAMES and inside >= _SHARE * letters:
        return True
    parts = [part for part in _ITEMS.split(body) if part.strip()]
    return len(parts) >= _NAMES and bool(names) and all(len(part.split()) <= 3 for part in parts)
