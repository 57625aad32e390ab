"""How sure a count is: what share other samples of such people would show."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv, betaln, gammaln

#: Nine of ten.
LEVEL = 0.90
#: Samples that an interval speaks of are a third as large as the one behind it, as those kept aside to check it.
_PART = 3


def sample_size(n: float) -> int:
    """How many people the samples have that an interval speaks of."""
    return max(1, round(n / _PART))


def predicted(share: float, effective: float, sample: int) -> tuple[float, float]:
    """The share that nine of ten samples of ``sample`` people would show, beta-binomial from Jeffreys' prior.

    ``effective`` is how many freely drawn people the share rests on. Half a person is allowed on each side, because
    people come whole.

    >>> low, high = predicted(0.0365, 11341, 3780)
    >>> round(low, 3), round(high, 3)
    (0.031, 0.042)
    """
    a, b = share * effective + 0.5, max(effective - share * effective, 0.0) + 0.5
    below = np.cumsum(_chances(sample, a, b))
    tail = (1 - LEVEL) / 2
    low, high = np.searchsorted(below, tail), np.searchsorted(below, 1 - tail)
    return max(0.0, float(low - 0.5) / sample), min(1.0, float(high + 0.5) / sample)


def _chances(sample: int, a: float, b: float) -> NDArray[np.float64]:
    """The chance of each number of people, 0 to ``sample``."""
    people = np.arange(sample + 1)
    ways = gammaln(sample + 1) - gammaln(people + 1) - gammaln(sample - people + 1)
    chances: NDArray[np.float64] = np.exp(ways + betaln(people + a, sample - people + b) - betaln(a, b))
    return chances


def gain_bounds(full: float, lacking: float) -> tuple[float, float]:
    """How many times larger the pool is without a need, 90 %: the Bayesian bootstrap, which is exact for one need.

    ``full`` have everything, ``lacking`` everything but this; both in freely drawn people.
    """
    tail = (1 - LEVEL) / 2
    low, high = betaincinv(lacking + 0.5, full + 0.5, [tail, 1 - tail])
    return float(1 / (1 - low)), float(1 / (1 - high))
