"""Dates as precisely as their source gives them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.facts import PartialDate

days = st.dates(date(1950, 1, 1), date(2100, 12, 31))


@given(days)
def test_a_year_a_month_and_a_day_hold_the_day_and_narrow(day: date) -> None:
    year, month, exact = (PartialDate.parse(str(day)[:length]) for length in (4, 7, 10))

    assert year.earliest <= month.earliest <= exact.earliest == day == exact.latest <= month.latest <= year.latest


@given(days)
def test_a_year_and_a_month_are_whole(day: date) -> None:
    year, month = PartialDate.parse(str(day)[:4]), PartialDate.parse(str(day)[:7])

    assert (year.earliest, year.latest) == (date(day.year, 1, 1), date(day.year, 12, 31))
    assert month.earliest == day.replace(day=1)
    assert (month.latest + timedelta(1)).day == 1
    assert {month.earliest.month, month.latest.month} == {day.month}


@given(st.lists(st.tuples(days, st.sampled_from([4, 7, 10])).map(lambda found: str(found[0])[: found[1]]), min_size=2))
def test_sorting_goes_by_the_earliest_day_and_loses_nothing(texts: list[str]) -> None:
    dates = sorted(map(PartialDate.parse, texts))

    assert [d.earliest for d in dates] == sorted(d.earliest for d in dates)
    assert sorted(str(d) for d in dates) == sorted(texts)


@given(days, st.sampled_from([4, 7, 10]))
def test_a_date_is_written_as_it_was_read(day: date, length: int) -> None:
    assert str(PartialDate.parse(str(day)[:length])) == str(day)[:length]


@pytest.mark.parametrize(
    "text", ["", "22", "2022-1", "2022-10-5", "10/2022", "Oct 2022", "2022-10-25T00:00", " 2022", "2022Q3"]
)
def test_another_form_is_refused_with_the_forms_that_are_read(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date") as refused:
        PartialDate.parse(text)
    assert str(refused.value) == f"{text!r} is not a date; write 2022, 2022-10 or 2022-10-25"


@pytest.mark.parametrize(
    "text",
    [
        "2022-00",
        "2022-13",
        "2022-10-00",
        "2022-00-10",
        "2022-13-01",
        "2022-10-32",
    ],
)
def test_a_month_or_day_that_no_year_has_is_refused_with_the_forms_that_are_read(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date") as refused:
        PartialDate.parse(text)
    assert str(refused.value) == f"{text!r} is not a date; write 2022, 2022-10 or 2022-10-25"


@pytest.mark.parametrize("text", ["2022-02-30", "2023-02-29", "2022-11-31"])
def test_a_day_that_its_month_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"must be in|out of range"):
        PartialDate.parse(text)
