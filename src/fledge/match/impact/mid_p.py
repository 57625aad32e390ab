"""How surprising a gap would be if it were chance: Fisher's exact test with the mid-p, over one requisition or many."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from fledge.match.impact.tally import Pair, Tally

#: Tables whose chances differ by less than this are equally likely; the rest is rounding.
_SAME = 1e-7


def mid_p(one: Tally, other: Tally) -> float:
    """Two-sided mid-p of Fisher's exact test: all that is less likely than what happened, half of what is as likely.

    With all margins held fixed the number selected in one group is hypergeometric. Lancaster's half (1961) takes away
    most of the caution that makes Fisher's test miss gaps in small groups.

    >>> round(mid_p(Tally(4, 3), Tally(4, 1)), 4)
    0.2571
    """
    return mid_p_within([(one, other)])


def mid_p_within(pairs: Iterable[Pair]) -> float:
    """The same within requisitions: people are only compared with people who applied for the same one.

    The sum of the hypergeometric numbers over requisitions has an exact distribution; it is worked out by folding.
    1 where no requisition can tell anything.
    """
    telling = [pair for pair in pairs if tells(*pair)]
    if not telling:
        return 1.0
    chances = reduce(np.convolve, (_hypergeometric(*pair) for pair in telling))
    happened = chances[sum(one.selected - _least(one, other) for one, other in telling)]
    rarer = chances < happened * (1 - _SAME)
    alike = ~rarer & (chances <= happened * (1 + _SAME))
    return float(min(1.0, chances[rarer].sum() + chances[alike].sum() / 2))


def tells(one: Tally, other: Tally) -> bool:
    """Whether two groups can differ at all: both have people, and not all or none of them were selected."""
    selected = one.selected + other.selected
    return bool(one.n and other.n and 0 < selected < one.n + other.n)


def _least(one: Tally, other: Tally) -> int:
    """The fewest that the first group can have, given how many were selected in all."""
    return max(0, one.selected + other.selected - other.n)


def _hypergeometric(one: Tally, other: Tally) -> NDArray[np.float64]:
    """The chance of every number that the first group can have, from the fewest on."""
    selected = one.selected + other.selected
    ours = np.arange(_least(one, other), min(one.n, selected) + 1)
    log = _choose(one.n, ours) + _choose(other.n, selected - ours)
    found: NDArray[np.float64] = np.exp(log - log.max())
    found /= found.sum()
    return found


def _choose(n: int, k: NDArray[np.int64]) -> NDArray[np.float64]:
    """The logarithm of the number of ways to choose k of n."""
    found: NDArray[np.float64] = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return found
