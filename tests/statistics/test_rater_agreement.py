"""The range around the agreement of two raters holds the true value about as often as it says: nine times of ten."""

from __future__ import annotations

import numpy as np
import pytest

from fledge.facts import FactBook
from fledge.match.interview import agreement

#: Where a person stands on what is rated falls into five anchors at these bounds.
_BOUNDS = (-1.3, -0.4, 0.4, 1.3)
_ROUNDS = 200


def _scores(rng: np.random.Generator, people: int, alike: float) -> tuple[np.ndarray, np.ndarray]:
    """What two raters give who see the same thing so far, and each something of their own."""
    seen = rng.normal(size=people)
    own = rng.normal(size=(2, people))
    first, second = np.sqrt(alike) * seen + np.sqrt(1 - alike) * own
    return np.searchsorted(_BOUNDS, first) + 1, np.searchsorted(_BOUNDS, second) + 1


def _true(rng: np.random.Generator, alike: float) -> float:
    a, b = _scores(rng, 300_000, alike)
    return float(1 - np.mean((a - b) ** 2) / (np.var(a) + np.var(b) + (a.mean() - b.mean()) ** 2))


@pytest.mark.parametrize(("people", "alike"), [(6, 0.6), (10, 0.3), (20, 0.6), (40, 0.85)])
def test_nine_of_ten_ranges_hold_the_true_agreement(book: FactBook, people: int, alike: float) -> None:
    rng = np.random.default_rng(people)
    true, held, given = _true(rng, alike), 0, 0
    for _ in range(_ROUNDS):
        pairs = zip(*_scores(rng, people, alike), strict=True)
        found = agreement([(str(n), {"a": int(a), "b": int(b)}) for n, (a, b) in enumerate(pairs)], book.constants)
        if found.range is not None:
            given += 1
            held += found.range.low <= true <= found.range.high
    assert given > 0.9 * _ROUNDS
    assert 0.83 <= held / given <= 0.97
