"""How likely it is that the true ratio of two rates lies below four fifths, given what was counted."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, betaincinv, betaln

from fledge.match.impact.tally import Tally

_POINTS = 400
_TAIL = 1e-13


def ratio_below(one: Tally, other: Tally, bound: float = 0.8) -> float:
    """The posterior chance that the first rate is less than ``bound`` times the second.

    Before counting, every rate is held equally likely: Beta(1, 1) for each group. Worked out by Gauss-Legendre
    quadrature over the second rate, without any draw.

    >>> round(ratio_below(Tally(0, 0), Tally(0, 0)), 4)
    0.4
    """
    a, b = other.selected + 1, other.turned_away + 1
    low, high = betaincinv(a, b, [_TAIL, 1 - _TAIL])
    points, weights = _quadrature()
    rates = low + (high - low) * (points + 1) / 2
    density = np.exp((a - 1) * np.log(rates) + (b - 1) * np.log1p(-rates) - betaln(a, b))
    below = betainc(one.selected + 1, one.turned_away + 1, np.minimum(1.0, bound * rates))
    return float(min(1.0, max(0.0, (weights * density * below).sum() * (high - low) / 2)))


@cache
def _quadrature() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    points, weights = np.polynomial.legendre.leggauss(_POINTS)
    return points, weights
