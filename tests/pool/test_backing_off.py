"""Where too few meet everything to count them."""

from __future__ import annotations

import numpy as np
from tests.pool.conftest import needs, panel_of

from fledge.pool import count


def stacks(n, k, seed):
    """People whose skills hang together, as real ones do."""
    rng = np.random.default_rng(seed)
    level = rng.normal(size=n)
    return {f"s{i}": level + rng.normal(size=n) * 0.8 > 1.2 for i in range(k)}


def test_ten_joint_hits_are_counted_and_nine_are_backed_off():
    for people, counted in ((10, True), (9, False)):
        panel = panel_of({"a": [1] * people + [0] * 90, "b": [1] * people + [0] * 90})
        assert count(needs("a", "b"), panel).estimate.counted is counted


def test_backed_off_pools_are_close_to_what_many_more_people_show():
    truth = count(needs(*(f"s{i}" for i in range(8))), panel_of(stacks(400_000, 8, 1))).estimate.share
    found = [
        count(needs(*(f"s{i}" for i in range(8))), panel_of(stacks(300, 8, seed))).estimate for seed in range(2, 42)
    ]
    assert not any(estimate.counted for estimate in found if estimate.count < 10)
    assert 0.8 < np.mean([estimate.share for estimate in found]) / truth < 1.25


def test_backing_off_is_nowhere_near_multiplying_the_shares():
    panel = panel_of(stacks(300, 8, 7))
    found = count(needs(*panel.ticks), panel).estimate
    product = np.prod([have.mean() for have in panel.ticks.values()])
    assert found.share > 20 * product


def test_nobody_at_all_gives_a_share_below_one_person():
    panel = panel_of({"a": [1] * 50 + [0] * 150, "b": [0] * 100 + [1] * 100})
    found = count(needs("a", "b"), panel).estimate
    assert found.count == 0
    assert found.share < 0.01
    assert found.high > 0


def test_the_funnel_ends_at_the_backed_off_share_and_never_at_nothing():
    panel = panel_of(stacks(300, 10, 5))
    result = count(needs(*panel.ticks), panel)
    shares = [left.share for left in result.funnel]
    assert not result.estimate.counted
    assert shares[-1] > 0
    assert abs(shares[-1] - result.estimate.share) <= result.estimate.share
    assert shares == sorted(shares, reverse=True)


def test_a_line_that_excludes_many_has_a_price_even_where_nobody_is_left():
    rng = np.random.default_rng(4)
    level = rng.normal(size=2000)
    ticks = {f"s{i}": level + rng.normal(size=2000) > 0.2 for i in range(6)} | {"rare": rng.random(2000) < 0.003}
    prices = {p.need.label: p.leave_one_out for p in count(needs(*ticks), panel_of(ticks)).prices}
    assert prices["rare"] == max(prices.values())
    assert prices["rare"] > 20
