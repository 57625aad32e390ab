"""The count itself: rows, not products of shares."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pool.conftest import needs, panel_of, panels

from fledge.pool import HasSkill, HasYears, WorksIn, count
from fledge.pool.answers import Answer, answer
from fledge.pool.tally import tally


def everybody(panel, wanted):
    """The oracle: look at every person in turn."""
    return sum(all(any(panel.ticks[s][i] for s in need.any_of) for need in wanted) for i in range(len(panel)))


@given(panels())
def test_pool_is_the_number_of_people_who_have_everything(panel):
    wanted = needs(*panel.ticks)
    assert count(wanted, panel).estimate.count == pytest.approx(everybody(panel, wanted))


def test_ten_skills_that_always_come_together_cost_no_more_than_one():
    """Multiplying shares would say one in a thousand; half of the people have all of them."""
    together = [1, 0] * 500
    panel = panel_of({f"s{i}": together for i in range(10)})
    assert count(needs(*panel.ticks), panel).estimate.share == pytest.approx(0.5)


@given(panels(), st.data())
def test_another_must_have_never_grows_the_pool(panel, data):
    skills = data.draw(st.permutations(list(panel.ticks)))
    before = [count(needs(*skills[:k]), panel).estimate.count for k in range(1, len(skills) + 1)]
    assert before == sorted(before, reverse=True)


@given(panels(), st.data())
def test_another_alternative_never_shrinks_the_pool(panel, data):
    first, *rest = data.draw(st.permutations(list(panel.ticks)))
    alone = count(needs(first), panel).estimate.count
    assert count(needs("|".join([first, *rest])), panel).estimate.count >= alone


@given(panels(most_skills=4))
def test_order_of_needs_changes_no_count_and_no_price(panel):
    results = [count(needs(*order), panel) for order in permutations(panel.ticks)]
    assert len({result.estimate.count for result in results}) == 1
    for result in results:
        prices = {price.need.label: price.leave_one_out for price in result.prices}
        assert prices == {price.need.label: price.leave_one_out for price in results[0].prices}


@given(panels())
def test_full_matches_and_near_misses_explain_leave_one_out(panel):
    result = count(needs(*panel.ticks), panel)
    for price, near in zip(result.prices, result.near_misses, strict=True):
        if result.estimate.count >= 10:
            assert price.leave_one_out == pytest.approx((result.estimate.count + near.count) / result.estimate.count)


def test_funnel_ends_at_the_pool():
    panel = panel_of({"a": [1, 1, 1, 0] * 9, "b": [1, 1, 0, 0] * 9})
    assert [left.share for left in count(needs("a", "b"), panel).funnel] == [0.75, 0.5]


def test_blank_is_read_both_ways():
    panel = panel_of({"a": [1, 1, 0, 0]}, answered=[1, 1, 1, 0])
    found = count(needs("a"), panel).estimate
    assert (found.share, found.answered_only_share, found.answered_only_n) == (0.5, pytest.approx(2 / 3), 3)


def test_who_ticks_everything_is_set_apart():
    many = {f"s{i}": [1] + [0] * 199 for i in range(40)} | {"a": [1] * 21 + [0] * 179}
    found = count(needs("a"), panel_of(many)).estimate
    assert found.share == pytest.approx(21 / 200)
    assert found.without_tick_everything_share == pytest.approx(20 / 199)


def test_people_who_were_not_asked_their_industry_are_left_out():
    panel = panel_of({"a": [1, 1, 1, 1]}, industry=["banking", "retail", "", ""])
    found = count([*needs("a"), WorksIn("banking", ("banking",))], panel).estimate
    assert (found.count, found.n) == (1, 2)


def test_years_count_from_the_number_asked():
    panel = panel_of({"a": [1, 1, 1]}, years=[4.9, 5, 12])
    assert count([HasYears("5+ years", 5)], panel).estimate.count == 2


@given(panels(), st.floats(0, 20), st.floats(0, 20))
def test_more_years_never_grow_the_pool(panel, some, more):
    rng = np.random.default_rng(0)
    panel = panel_of({"a": [1] * len(panel)}, years=rng.integers(0, 20, len(panel)))
    low, high = sorted((some, more))
    counts = [count([HasYears("y", years)], panel).estimate.count for years in (low, high)]
    assert counts[0] >= counts[1]


def test_a_need_nobody_was_asked_about_is_listed_and_never_zero():
    panel = panel_of({"a": [1] * 10 + [0] * 10})
    result = count(needs("a", "langchain"), panel)
    assert [missing.need.label for missing in result.not_measured] == ["langchain"]
    assert result.estimate.count == 10
    assert [need.label for need in result.needs] == ["a"]


def test_an_assumed_share_is_taken_in_and_kept_apart():
    panel = panel_of({"a": [1] * 50 + [0] * 50})
    result = count(needs("a", "langchain"), panel, assumed={"langchain": 0.1})
    assert result.estimate.share == 0.5
    assert result.with_assumed is not None
    assert result.with_assumed.share == pytest.approx(0.05)
    assert result.not_measured[0].assumed == 0.1


def test_fewer_than_three_are_not_told_as_a_number():
    panel = panel_of({"a": [1] * 2 + [0] * 98})
    assert count(needs("a"), panel).estimate.fewer_than == 3
    panel = panel_of({"a": [1] * 3 + [0] * 97})
    assert count(needs("a"), panel).estimate.fewer_than is None


def test_an_alternative_nobody_was_asked_about_is_said():
    panel = panel_of({"pytorch": [1, 0, 0, 0]})
    result = count([HasSkill("PyTorch or JAX", ("pytorch", "jax"))], panel)
    assert result.estimate.count == 1
    assert result.notes == ("jax not asked about: who has only that is not counted",)


def test_two_of_three_asks_for_two():
    panel = panel_of({"a": [1, 1, 1, 0], "b": [0, 1, 1, 0], "c": [0, 0, 1, 0]})
    assert count([HasSkill("two of them", ("a", "b", "c"), at_least=2)], panel).estimate.count == 2


def test_synthetic_rows_stand_for_the_real_people_behind_them():
    panel = panel_of({"a": [1, 0] * 300}, respondents=200)
    found = count(needs("a"), panel).estimate
    assert (found.count, found.n, found.share) == (100, 200, 0.5)


@given(panels())
def test_the_tally_knows_every_pool_with_needs_dropped(panel):
    wanted = needs(*panel.ticks)
    answers = [a for need in wanted if isinstance(a := answer(need, panel), Answer)]
    found = tally(answers, panel)
    for j in range(len(wanted)):
        rest = wanted[:j] + wanted[j + 1 :]
        assert found.without(j) == pytest.approx(everybody(panel, rest) if rest else len(panel))
