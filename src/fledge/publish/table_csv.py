"""Tables for a spreadsheet, safe to open, a row at a time, so that ten thousand rows need no more memory than one."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO
from math import isfinite
from typing import Any

#: A cell that begins so would be run by a spreadsheet; the wide signs are those of East Asian keyboards.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

#: Where a cell comes from: the path of an attribute such as ``by.name``, or something that makes it.
Column = str | Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can be taken away: the plain name of its file, what people call it, its head, and its rows."""

    name: str
    head: tuple[str, ...]
    rows: Iterable[Sequence[object]]
    about: str = ""

    def lines(self) -> Iterator[str]:
        """The table as the lines of a CSV file."""
        return csv_lines(self.head, self.rows)


def table_of(name: str, columns: Mapping[str, Column], things: Iterable[Any], *, about: str = "") -> Table:
    """A table with a row for each thing; each column says where its cells come from.

    >>> list(table_of("days", {"month": "month", "is_late": lambda day: day.day > 20}, [date(2026, 2, 4)]).rows)
    [(2, False)]
    """
    rows = (tuple(cell(thing, column) for column in columns.values()) for thing in things)
    return Table(name, tuple(columns), rows, about)


def cell(thing: Any, column: Column) -> object:
    """What stands in one cell; None where something on the way is not there."""
    if not isinstance(column, str):
        return column(thing)
    for step in column.split("."):
        thing = getattr(thing, step, None)
    return thing() if callable(thing) else thing


def safe_cell(value: object) -> str:
    """A cell as a spreadsheet shows it and never runs it: what would be a formula begins with an apostrophe.

    What is not known is blank, days and times are written as ISO 8601 has them, yes and no in words.

    >>> safe_cell("=1+1"), safe_cell(None), safe_cell("Ana"), safe_cell(-3), safe_cell(True)
    ("'=1+1", '', 'Ana', '-3', 'yes')
    """
    if value is None or (isinstance(value, float) and not isfinite(value)):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    words = _moment(value) if isinstance(value, date) else str(value)
    return f"'{words}" if words.startswith(_FORMULAS) else words


def _moment(value: date) -> str:
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The table in UTF-8 with the mark by which spreadsheets know it, a row at a time.

    >>> list(csv_lines(("name", "note"), [("Ana", "=A1"), ("Bo", "a, b")]))[1:]
    ["Ana,'=A1\\r\\n", 'Bo,"a, b"\\r\\n']
    """
    yield "\ufeff" + _line(head)
    for row in rows:
        yield _line(row)


def _line(cells: Sequence[object]) -> str:
    sink = StringIO()
    csv.writer(sink, lineterminator="\r\n").writerow([safe_cell(one) for one in cells])
    return sink.getvalue()
