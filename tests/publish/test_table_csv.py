"""Tables for a spreadsheet: what was put in comes out again, and no cell is run."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.publish.table_csv import csv_lines, safe_cell, table_of

_CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(_CELLS, min_size=n, max_size=n), min_size=1)))
def test_words_come_back_as_they_were_and_none_of_them_is_run(rows: list[list[str]]) -> None:
    text = "".join(csv_lines(rows[0], rows[1:])).removeprefix("\ufeff")
    found = list(csv.reader(StringIO(text, newline="")))
    assert [[cell.removeprefix("'") if cell[1:].startswith(_RUNS) else cell for cell in row] for row in found] == [
        [cell.removeprefix("'") if cell[1:].startswith(_RUNS) else cell for cell in row] for row in rows
    ]
    assert [cell for row in found for cell in row if cell.startswith(_RUNS)] == []


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_stays_the_same_number(number: float) -> None:
    assert type(number)(safe_cell(number)) == number


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        (float("nan"), ""),
        (float("inf"), ""),
        (False, "no"),
        (date(2026, 2, 4), "2026-02-04"),
        (datetime(2026, 2, 4, 15, 30, 1, 999, tzinfo=UTC), "2026-02-04T15:30:01+00:00"),
    ],
)
def test_what_is_no_word_is_told_as_programs_tell_it(value: object, told: str) -> None:
    assert safe_cell(value) == told


def test_a_cell_is_blank_where_something_on_the_way_is_not_there() -> None:
    table = table_of("days", {"day": "day", "nobody": "by.name"}, [date(2026, 2, 4)])
    assert (table.head, list(table.rows)) == (("day", "nobody"), [(4, None)])


def test_rows_are_made_one_at_a_time() -> None:
    made: list[int] = []
    lines = table_of("numbers", {"n": lambda n: made.append(n) or n}, range(10_000)).lines()
    next(lines)
    next(lines)
    assert made == [0]
