"""How large a gap between two selection rates may be: score intervals after Miettinen and Nurminen (1985)."""

from __future__ import annotations

from dataclasses import dataclass
from math import acos, copysign, cos, exp, inf, pi, sqrt

from scipy.special import ndtri

from fledge.match.impact.crossing import crossing
from fledge.match.impact.tally import Tally

_EDGE = 1e-12
#: Natural logarithm of the largest ratio that is looked at.
_FARTHEST = 30.0


@dataclass(frozen=True, slots=True)
class Interval:
    """From low to high, with the level it holds at by the one who made it."""

    low: float
    high: float


def difference(one: Tally, other: Tally, level: float = 0.95) -> Interval:
    """Between which bounds the difference of two selection rates lies (the first less the second).

    All differences that a score test would not reject; the variance is that of the likeliest rates with this
    difference, times N / (N - 1).

    >>> found = difference(Tally(70, 56), Tally(80, 48))
    >>> round(found.low, 4), round(found.high, 4)
    (0.0528, 0.3382)
    """
    z = z_of(level)
    seen = one.rate - other.rate
    low = crossing(lambda delta: z - _score(one, other, delta), seen, -1.0) if seen > -1 else -1.0
    high = crossing(lambda delta: z + _score(one, other, delta), seen, 1.0) if seen < 1 else 1.0
    return Interval(low, high)


def ratio(one: Tally, other: Tally, level: float = 0.95) -> Interval:
    """Between which bounds the ratio of two selection rates lies; nought to infinity where nothing can be said.

    >>> found = ratio(Tally(70, 56), Tally(80, 48))
    >>> round(found.low, 3), round(found.high, 3)
    (1.079, 1.672)
    """
    z = z_of(level)
    low = _log_limit(one, other, z) if one.selected else -inf
    high = -_log_limit(other, one, z) if other.selected else inf
    return Interval(exp(low), exp(high))


def z_of(level: float) -> float:
    """How many standard errors an interval of this level reaches to either side."""
    return float(ndtri((1 + level) / 2))


def _score(one: Tally, other: Tally, delta: float) -> float:
    """How many standard errors the difference that was seen lies above ``delta``; falls as ``delta`` rises."""
    first, second = _rates_apart(one, other, delta)
    people = one.n + other.n
    variance = (first * (1 - first) / one.n + second * (1 - second) / other.n) * people / (people - 1)
    return _over(one.rate - other.rate - delta, variance)


def _over(distance: float, variance: float) -> float:
    if abs(distance) < _EDGE:
        return 0.0
    return distance / sqrt(variance) if variance > 0 else copysign(inf, distance)


def _rates_apart(one: Tally, other: Tally, delta: float) -> tuple[float, float]:
    """The likeliest two rates that differ by ``delta``: the root of a cubic, in closed form."""
    weight = other.n / one.n
    a = 1 + weight
    b = -(1 + weight + one.rate + weight * other.rate + delta * (weight + 2))
    c = delta**2 + delta * (2 * one.rate + weight + 1) + one.rate + weight * other.rate
    d = -one.rate * delta * (1 + delta)
    third = b / (3 * a)
    v = third**3 - b * c / (6 * a**2) + d / (2 * a)
    u = copysign(sqrt(max(third**2 - c / (3 * a), 0.0)), v)
    turn = (pi + acos(min(1.0, max(-1.0, v / u**3 if u else 0.0)))) / 3
    first = min(1.0, max(0.0, 2 * u * cos(turn) - third))
    return first, min(1.0, max(0.0, first - delta))


def _log_limit(one: Tally, other: Tally, z: float) -> float:
    """The logarithm of the lowest ratio that the score test would not reject."""
    return crossing(lambda log: z - _ratio_score(one, other, exp(log)), _FARTHEST, -_FARTHEST)


def _ratio_score(one: Tally, other: Tally, times: float) -> float:
    """How many standard errors the first rate lies above ``times`` the second."""
    first, second = _rates_in_ratio(one, other, times)
    people = one.n + other.n
    variance = first * (1 - first) / one.n + times**2 * second * (1 - second) / other.n
    return _over(one.rate - times * other.rate, variance * people / (people - 1))


def _rates_in_ratio(one: Tally, other: Tally, times: float) -> tuple[float, float]:
    """The likeliest two rates of which the first is ``times`` the second: the root of a square."""
    a = (one.n + other.n) * times
    b = one.n * times + one.selected + other.n + other.selected * times
    c = one.selected + other.selected
    second = min(1.0, 2 * c / (b + sqrt(max(b * b - 4 * a * c, 0.0))), 1 / times)
    return min(1.0, times * second), second
