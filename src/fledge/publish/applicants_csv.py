"""Tables of a round for a spreadsheet, line by line, so that ten thousand people need no more memory than one."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

#: A cell that begins so would be run by a spreadsheet.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")

APPLICANTS = (
    "number", "name", "email", "stage", "standing", "in_stage_since", "applied", "source", "reference", "tags",
    "decided", "reason",
)  # fmt: skip


def safe_cell(value: object) -> str:
    """A cell as a spreadsheet shows it and never runs it: what would be a formula begins with an apostrophe.

    >>> safe_cell("=1+1"), safe_cell(None), safe_cell("Ana"), safe_cell(-3)
    ("'=1+1", '', 'Ana', '-3')
    """
    if value is None:
        return ""
    words = str(value)
    is_words = not isinstance(value, int | float)
    return f"'{words}" if is_words and words.startswith(_FORMULAS) else words


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The table in UTF-8 with the mark by which spreadsheets know it, a row at a time.

    >>> list(csv_lines(("name", "note"), [("Ana", "=A1"), ("Bo", "a, b")]))[1:]
    ["Ana,'=A1\\r\\n", 'Bo,"a, b"\\r\\n']
    """
    yield "\ufeff" + _line(head)
    for row in rows:
        yield _line([safe_cell(one) for one in row])


def _line(cells: Sequence[str]) -> str:
    sink = StringIO()
    csv.writer(sink, lineterminator="\r\n").writerow(cells)
    return sink.getvalue()
