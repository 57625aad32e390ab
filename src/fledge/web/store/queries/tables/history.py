"""Who changed what and when."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.publish.table_csv import Column, Table, table_of
from fledge.web.store.queries.history import Happening, History

_AT_ONCE = 500


def _changes(one: Happening) -> str:
    return "; ".join(f"{d.field}: {d.before} → {d.after}" for d in one.differences)


_HISTORY: dict[str, Column] = {"at": "at", "who": "who", "did": "says", "what_changed": _changes}


def history(found: History, *, about: str = "") -> Table:
    """Changes, newest first, each with what it was before and after."""
    return table_of("history", _HISTORY, _in_parts(found), about=about)


def _in_parts(found: History) -> Iterator[Happening]:
    for begin in range(0, len(found), _AT_ONCE):
        yield from found[begin : begin + _AT_ONCE]
