"""Names for people who never were, of many origins. They are shown and used for nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

#: Steps through the family names; it shares no factor with how many there are, so that nobody is there twice.
_STEP = 17


def names(many: int) -> Iterator[str]:
    """So many different names, in an order that says nothing.

    >>> found = list(names(423))
    >>> len(set(found))
    423
    """
    given, family = _list("given"), _list("family")
    for n in range(many):
        turn, first = divmod(n, len(given))
        yield f"{given[first]} {family[(first * 7 + turn * _STEP) % len(family)]}"


def _list(which: str) -> list[str]:
    return (files(__package__) / "called" / f"{which}.txt").read_text(encoding="utf-8").split()
