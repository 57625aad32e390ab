"""What holds for all tables: mirrored groups, shuffled rows, more people."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.facts import FactBook
from fledge.match.impact import (
    Impact,
    Said,
    Tally,
    cmh,
    decisions,
    demographics,
    difference,
    false_alarm,
    impact,
    limits,
    mid_p,
    ratio,
    ratio_below,
    spellings,
)


@st.composite
def tallies(draw, least=1, most=120):
    n = draw(st.integers(least, most))
    return Tally(n, draw(st.integers(0, n)))


@given(tallies(), tallies())
def test_swapping_the_groups_mirrors_everything(one: Tally, other: Tally) -> None:
    here, there = difference(one, other), difference(other, one)
    assert (here.low, here.high) == pytest.approx((-there.high, -there.low), abs=1e-9)
    assert mid_p(one, other) == pytest.approx(mid_p(other, one), abs=1e-9)
    assert false_alarm(one.n, other.n, 0.3) == pytest.approx(false_alarm(other.n, one.n, 0.3))
    forth, back = ratio(one, other), ratio(other, one)
    if one.selected and other.selected:
        assert forth.low == pytest.approx(1 / back.high, rel=1e-6)
    found, mirrored = cmh([[one, other]]), cmh([[other, one]])
    assert (found and found.p) == pytest.approx(mirrored and mirrored.p)


@given(tallies(), tallies())
def test_everything_lies_where_it_can(one: Tally, other: Tally) -> None:
    found = difference(one, other)
    assert -1 <= found.low <= one.rate - other.rate <= found.high <= 1
    assert 0 < mid_p(one, other) <= 1
    assert 0 <= ratio_below(one, other) <= 1


@given(tallies(2, 60), tallies(2, 60), st.integers(2, 5))
def test_more_people_at_the_same_rates_never_widen_an_interval(one: Tally, other: Tally, times: int) -> None:
    less, more = difference(one, other), difference(_times(one, times), _times(other, times))
    assert more.high - more.low <= less.high - less.low + 1e-9
    if one.selected and other.selected:
        few, many = ratio(one, other), ratio(_times(one, times), _times(other, times))
        assert many.high / many.low <= few.high / few.low * (1 + 1e-6)


def _times(one: Tally, times: int) -> Tally:
    return Tally(one.n * times, one.selected * times)


@given(tallies(5), tallies(5))
def test_the_score_interval_agrees_with_the_ratio_on_no_difference(one: Tally, other: Tally) -> None:
    """Both turn the same score test: nought is inside the one if and only if one is inside the other."""
    apart, times = difference(one, other), ratio(one, other)
    if min(abs(apart.low), abs(apart.high)) > 1e-6:
        assert (apart.low < 0 < apart.high) == (times.low < 1 < times.high)


people = st.lists(
    st.tuples(st.sampled_from(["Female", "Male", ""]), st.sampled_from(["R1", "R2"]), st.booleans()),
    min_size=1,
    max_size=200,
)


@given(people, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows, rng: random.Random) -> None:
    assert report(rows) == report(rows, shuffled=rng)


@given(people)
def test_renamed_groups_change_nothing_but_the_names(rows) -> None:
    swapped = {"Female": "Male", "Male": "Female"}
    mirrored = [(swapped.get(sex, ""), req, passed) for sex, req, passed in rows]
    assert {(swapped[group], *rest) for group, *rest in by_sex(rows)} == set(by_sex(mirrored))


def by_sex(rows) -> list[tuple[str, Tally, bool]]:
    """Every group by sex, its tally and whether it is lower."""
    shown = (group for one in report(rows).breakdowns if one.by == "sex" for group in one.groups)
    return [(group.group, group.tally, group.verdict.said is Said.LOWER) for group in shown]


@given(people)
def test_nothing_is_said_of_fewer_than_thirty(rows) -> None:
    said = {g.verdict.said for b in report(rows).breakdowns for g in b.groups if g.tally.n < 30}
    assert said <= {Said.CANNOT_TELL}


def report(rows, shuffled: random.Random | None = None) -> Impact:
    from fledge.facts.load import load

    book: FactBook = load()
    decided = [f"p{n},{req},interview,{passed:d},2026-01-01" for n, (_, req, passed) in enumerate(rows)]
    groups = [f"p{n},{sex},White" for n, (sex, _, _) in enumerate(rows)]
    if shuffled:
        shuffled.shuffle(decided)
        shuffled.shuffle(groups)
    text = "\n".join(["person,requisition,stage,passed,date", *decided])
    held = demographics("\n".join(["person,sex,race_ethnicity", *groups]), where="g.csv")
    read = decisions(text, spellings(book.words["stages"]), where="d.csv")
    return impact(read, held, limits(book.constants))
