"""Weights from known margins."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.pool.conftest import choice, needs, panel_of

from fledge.pool import count, rake
from fledge.problem import Problem


def people(roles, industries, have):
    panel = panel_of({"a": have}, industry=industries)
    return replace(panel, role=choice(roles))


@given(st.floats(0.1, 0.9), st.floats(0.1, 0.9))
def test_raked_margins_are_the_ones_given(backend, banking):
    rng = np.random.default_rng(5)
    roles, fields = rng.choice(["back", "front"], 300), rng.choice(["banking", "retail"], 300)
    panel = people(list(roles), list(fields), rng.integers(0, 2, 300))
    weights = rake(panel, {"role": {"back": backend}, "industry": {"banking": banking}}).weights
    assert weights[roles == "back"].sum() / weights.sum() == pytest.approx(backend, abs=1e-6)
    assert weights[fields == "banking"].sum() / weights.sum() == pytest.approx(banking, abs=1e-6)


def test_raking_moves_the_pool_and_widens_the_interval():
    panel = people(["back"] * 100 + ["front"] * 300, ["banking"] * 400, [1] * 50 + [0] * 50 + [0] * 300)
    before = count(needs("a"), panel).estimate
    after = count(needs("a"), rake(panel, {"role": {"back": 0.75}})).estimate
    assert (before.share, after.share) == (0.125, pytest.approx(0.375))
    assert after.n == before.n
    assert after.high - after.low > before.high - before.low


def test_who_left_the_question_blank_keeps_their_part():
    panel = people(["back", "front", "", ""], ["banking"] * 4, [1, 0, 1, 0])
    weights = rake(panel, {"role": {"back": 0.9}}).weights
    assert weights.tolist() == pytest.approx([1.8, 0.2, 1, 1])


@pytest.mark.parametrize(
    ("margins", "says"),
    [
        ({"role": {"back": 15}}, "the share of 'back' is 15; write 15 per cent as 0.15"),
        ({"role": {"back": 0.7, "front": 0.6}}, "the shares of role add up to 1.3; at most 1"),
        ({"role": {"side": 0.7}}, "nobody in the panel answers role with 'side'; it has back, front"),
        ({"shoes": {"red": 0.7}}, "the panel has no question 'shoes'; use role, industry, degree, country"),
    ],
)
def test_margins_that_cannot_be_are_said(margins, says):
    with pytest.raises(Problem) as problem:
        rake(people(["back", "front"], ["banking"] * 2, [1, 0]), margins)
    assert str(problem.value) == says
