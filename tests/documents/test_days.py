"""Days as people and systems write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.documents import Order, day_in, has_two_readings, order_of

SAME = date(2026, 3, 2)


@pytest.mark.parametrize(
    "text",
    ["2026-03-02", "2026-03-02T09:30:00Z", "2026-03-02 09:30", "2026/3/2", "02.03.2026", "2.3.26", "2 March 2026",
     "2nd Mar 2026", "March 2, 2026", "Mar 2, 2026 10:22 AM",
     "02-Mar-2026", "02-Mar-26", "Mon, 2 Mar 2026", "monday 2 march 2026"],
)  # fmt: skip
def test_a_day_is_read_in_its_usual_writings(text: str) -> None:
    assert day_in(text) == SAME


@pytest.mark.parametrize(
    "text", ["", "soon", "45000", "31.02.2026", "99/99/2026", "2 Foo 2026", "March 2026", "02/03-2026"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_in(text) is None


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(Order))
def test_a_day_with_strokes_is_read_in_the_order_that_was_said_and_asked_about_without(day: date, order: Order) -> None:
    text = day.strftime("%d/%m/%Y" if order is Order.DAY_FIRST else "%m/%d/%Y")
    assert day_in(text, order=order) == day
    assert (day_in(text) is None) == has_two_readings(text)


def test_one_day_that_can_only_be_read_so_decides_for_its_column() -> None:
    assert order_of(["03/04/2026", "25/03/2026", "soon"]) is Order.DAY_FIRST
    assert order_of(["03/04/2026", "03/25/2026"]) is Order.MONTH_FIRST
    assert order_of(["03/04/2026", "25.03.2026"]) is None
    assert order_of(["25/03/2026", "03/25/2026"]) is None
