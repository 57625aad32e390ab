"""How many more people of a group would have gone on at the highest rate."""

from __future__ import annotations

from math import ceil

from fledge.match.impact.tally import Tally

_ROUNDING = 1e-9


def shortfall(one: Tally, reference: Tally) -> float:
    """The people missing until the group's rate equals the reference's; never below nought.

    >>> shortfall(Tally(40, 8), Tally(60, 20))
    5.333333333333334
    """
    return max(0.0, one.n * reference.selected / reference.n - one.selected) if reference.n else 0.0


def whole_people(missing: float) -> int:
    """The same in whole people, rounded up: with one fewer the rate would still be lower.

    >>> whole_people(5.333), whole_people(2.0000000000001)
    (6, 2)
    """
    return ceil(missing - _ROUNDING)
