"""Short texts that people type, made fit to stand on one line of somebody else's page."""

from __future__ import annotations

import unicodedata

from fledge.web.store.queries.problems import Field

#: Letters of languages that are written right to left need no marks to be shown; the marks can turn other words round.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset("\u200c\u200d")


def one_line(text: str) -> str:
    """A text without control characters, invisible marks and doubled spaces.

    >>> one_line("  Ada \\u202e\\x00 Lovelace\\n")
    'Ada Lovelace'
    """
    kept = (" " if c in "\t\n\r\u2028\u2029" else c for c in text)
    seen = (c for c in kept if c in _JOINERS or unicodedata.category(c) not in _INVISIBLE)
    return " ".join("".join(seen).split())


def plain(text: str, *, most: int, where: str, wanted: str) -> str:
    """A text for one line; a Problem beside its field where nothing is left of it or where it is too long."""
    found = one_line(text)
    if not found.strip("\u200c\u200d "):
        raise Field(wanted, where=where)
    if len(found) > most:
        raise Field(f"this is longer than {most} characters", where=where)
    return found
