"""Whether groups differ within requisitions, all of them together: the Cochran-Mantel-Haenszel test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

from fledge.match.impact.miettinen_nurminen import Interval, z_of
from fledge.match.impact.tally import Pair, Tally, together


@dataclass(frozen=True, slots=True)
class Cmh:
    """The statistic, its degrees of freedom and its p, without and (for two groups) with the continuity correction."""

    statistic: float
    freedom: int
    p: float
    corrected: float | None = None
    corrected_p: float | None = None


def cmh(requisitions: Sequence[Sequence[Tally]]) -> Cmh | None:
    """Whether going on hangs together with the group, within requisitions; each lists the same groups in one order.

    For more than two groups it is the test of general association. None where no requisition can tell anything. People
    who apply for different requisitions are never compared, so that a gap cannot come from where people apply.

    >>> found = cmh([[Tally(20, 5), Tally(20, 10)]])
    >>> round(found.statistic, 4), found.freedom
    (2.6, 1)
    """
    telling = [groups for groups in requisitions if _tells(groups)]
    if not telling:
        return None
    apart = np.sum([_apart(groups) for groups in telling], axis=0)
    spread = np.sum([_spread(groups) for groups in telling], axis=0)
    freedom = int(np.linalg.matrix_rank(spread))
    inverse = np.linalg.pinv(spread, hermitian=True)
    statistic = float(apart @ inverse @ apart)
    found = Cmh(statistic, freedom, float(chdtrc(freedom, statistic)))
    return _corrected(found, apart, spread) if len(telling[0]) == 2 else found


def _tells(groups: Sequence[Tally]) -> bool:
    whole = together(groups)
    return 0 < whole.selected < whole.n and sum(group.n > 0 for group in groups) > 1


def _apart(groups: Sequence[Tally]) -> NDArray[np.float64]:
    """Selected less expected, of every group but the last."""
    whole = together(groups)
    return np.array([group.selected - whole.rate * group.n for group in groups[:-1]])


def _spread(groups: Sequence[Tally]) -> NDArray[np.float64]:
    """How far these may lie apart by chance: the covariance with all margins held fixed."""
    whole = together(groups)
    sizes = np.array([group.n for group in groups[:-1]], dtype=float)
    factor = whole.selected * whole.turned_away / (whole.n**2 * (whole.n - 1))
    found: NDArray[np.float64] = factor * (np.diag(sizes) * whole.n - np.outer(sizes, sizes))
    return found


def _corrected(found: Cmh, apart: NDArray[np.float64], spread: NDArray[np.float64]) -> Cmh:
    """The same with half a person taken off the distance, as some tables have it."""
    distance = abs(float(apart[0]))
    less = (distance - min(0.5, distance)) ** 2 / float(spread[0, 0])
    return Cmh(found.statistic, found.freedom, found.p, less, float(chdtrc(1, less)))


@dataclass(frozen=True, slots=True)
class CommonRatio:
    """The ratio of two selection rates that holds best over all requisitions, with its interval."""

    ratio: float
    interval: Interval


def common_ratio(pairs: Sequence[Pair], level: float = 0.95) -> CommonRatio | None:
    """The Mantel-Haenszel ratio of rates, with the interval of Greenland and Robins (1985); None without pairs.

    >>> found = common_ratio([(Tally(20, 10), Tally(40, 40))])
    >>> found.ratio
    0.5
    """
    shared = [(one, other, one.n + other.n) for one, other in pairs if one.n and other.n]
    ours = sum(one.selected * other.n / people for one, other, people in shared)
    theirs = sum(other.selected * one.n / people for one, other, people in shared)
    if not ours or not theirs:
        return None
    terms = (
        one.n * other.n * (one.selected + other.selected) / people**2 - one.selected * other.selected / people
        for one, other, people in shared
    )
    away = z_of(level) * sqrt(max(sum(terms), 0.0) / (ours * theirs))
    found = ours / theirs
    return CommonRatio(found, Interval(float(found * np.exp(-away)), float(found * np.exp(away))))
