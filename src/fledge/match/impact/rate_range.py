"""Between which bounds one group's own selection rate lies."""

from __future__ import annotations

from math import sqrt

from fledge.match.impact.miettinen_nurminen import Interval, z_of
from fledge.match.impact.tally import Tally


def rate_range(one: Tally, level: float = 0.95) -> Interval:
    """Wilson's score interval (1927) of one rate; everything between nought and one where nobody was decided on.

    >>> found = rate_range(Tally(263, 81))
    >>> round(found.low, 4), round(found.high, 4)
    (0.2553, 0.3662)
    >>> rate_range(Tally(13, 0)).low, rate_range(Tally(9, 9)).high
    (0.0, 1.0)
    """
    if not one.n:
        return Interval(0.0, 1.0)
    squared = z_of(level) ** 2
    middle = one.rate + squared / (2 * one.n)
    away = sqrt(squared * (one.rate * (1 - one.rate) + squared / (4 * one.n)) / one.n)
    whole = 1 + squared / one.n
    low, high = max(0.0, (middle - away) / whole), min(1.0, (middle + away) / whole)
    return Interval(low if one.selected else 0.0, high if one.selected < one.n else 1.0)
