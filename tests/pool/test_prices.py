"""What each requirement costs: factors, parts that add up, money."""

from __future__ import annotations

from itertools import permutations
from math import log

import numpy as np
import pytest
from hypothesis import given
from tests.pool.conftest import needs, panel_of, panels

from fledge.facts.load import load
from fledge.pool import count, count_again, stakes
from fledge.pool.answers import answer
from fledge.pool.interval import gain_bounds, predicted
from fledge.pool.money import best_of, price
from fledge.pool.shapley import shapley
from fledge.pool.tally import tally


def tallied(panel):
    return tally([answer(need, panel) for need in needs(*panel.ticks)], panel)


def by_every_order(found):
    """Shapley values from their definition: the mean, over all orders, of what dropping a need adds."""
    parts = np.zeros(found.k)
    orders = list(permutations(range(found.k)))
    for order in orders:
        for place, j in enumerate(order):
            dropped = order[:place]
            parts[j] += log(found.without(*dropped, j) + 0.5) - log(found.without(*dropped) + 0.5)
    return parts / parts.sum() if parts.sum() else np.full(found.k, 1 / found.k)


@given(panels(most_skills=5))
def test_parts_are_the_mean_over_every_order(panel):
    found = tallied(panel)
    parts, low, high = shapley(found, np.random.default_rng(0))
    assert parts == pytest.approx(by_every_order(found))
    assert (low <= parts).all()
    assert (parts <= high).all()


@given(panels())
def test_parts_add_up_to_the_whole_loss(panel):
    assert sum(p.shapley for p in count(needs(*panel.ticks), panel).prices) == pytest.approx(1)


def test_two_needs_that_exclude_alike_carry_alike():
    panel = panel_of({"a": [1, 1, 0, 0] * 50, "b": [1, 0, 1, 0] * 50})
    assert [p.shapley for p in count(needs("a", "b"), panel).prices] == pytest.approx([0.5, 0.5])


def test_many_needs_are_sampled_close_to_the_exact_parts(monkeypatch):
    rng = np.random.default_rng(3)
    level = rng.normal(size=3000)
    panel = panel_of({f"s{i}": level + rng.normal(size=3000) > i / 6 - 1 for i in range(8)})
    exact, _, _ = shapley(tallied(panel), np.random.default_rng(0))

    monkeypatch.setattr("fledge.pool.shapley.EXACT", 2)
    sampled, _, _ = shapley(tallied(panel), np.random.default_rng(0))
    assert sampled == pytest.approx(exact, abs=0.05)


def test_gain_of_the_reference_query_has_an_interval_around_it():
    low, high = gain_bounds(414, 2203)
    assert low < (414 + 2203) / 414 < high
    assert (round(low, 1), round(high, 1)) == (5.9, 6.8)


def test_intervals_narrow_with_more_people():
    wide, narrow = (predicted(0.05, n, n // 3) for n in (300, 30000))
    assert wide[0] < narrow[0] < 0.05 < narrow[1] < wide[1]


def test_a_pool_of_nobody_is_bounded_by_rather_more_than_three_in_n():
    low, high = predicted(0.0, 1000, 333)
    assert low == 0
    assert 3 / 1000 <= high <= 6 / 1000


@pytest.mark.parametrize(("people", "expected"), [(3, 0.846), (10, 1.539), (50, 2.249), (100, 2.508)])
def test_best_of_agrees_with_tables_of_order_statistics(people, expected):
    assert best_of(people) == pytest.approx(expected, abs=0.001)


def test_a_requirement_that_excludes_nobody_costs_nothing():
    cost = price(1.0, stakes(load().constants))
    assert (cost.low, cost.mid, cost.high) == (0, 0, 0)


def test_money_grows_with_what_the_requirement_excludes():
    at = stakes(load().constants, salary=150_000)
    costs = [price(gain, at).mid for gain in (1.2, 2, 5, 20, 50)]
    assert costs == sorted(costs)
    assert 15_000 < price(20, at).mid < 35_000


def test_every_assumption_of_the_money_is_named():
    named = {fact.about for fact in price(5, stakes(load().constants)).assumptions}
    assert len(named) == 9
    assert all(fact.source and fact.grade for fact in price(5, stakes(load().constants)).assumptions)


@given(panels(most_skills=5))
def test_counting_again_says_the_same_as_counting(panel):
    asked = needs(*panel.ticks)
    whole, again = count(asked, panel), count_again(asked, panel)
    assert again.estimate == whole.estimate
    prices = [(one.need, one.leave_one_out, one.low, one.high) for one in whole.prices]
    assert [(one.need, one.leave_one_out, one.low, one.high) for one in again.gains] == prices
