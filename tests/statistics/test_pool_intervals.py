"""Stated intervals cover what other samples of the same people show, at their stated rate."""

from __future__ import annotations

import numpy as np
from tests.pool.conftest import needs, panel_of

from fledge.pool import count


def sample(n, rng, k=5):
    level = rng.normal(size=n)
    return panel_of({f"s{i}": level + rng.normal(size=n) > 0.5 for i in range(k)})


def test_nine_of_ten_samples_a_third_as_large_lie_inside():
    rng = np.random.default_rng(1)
    wanted = needs(*(f"s{i}" for i in range(5)))
    inside = 0
    for _ in range(400):
        found = count(wanted, sample(900, rng)).estimate
        seen = count(wanted, sample(found.sample, rng)).estimate
        inside += found.low <= seen.count / found.sample <= found.high
    assert 0.87 <= inside / 400 <= 0.98
