"""The rule of thumb of the federal guidelines of 1978, and how often it speaks when nothing is the matter."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy.special import bdtr

from fledge.match.impact.tally import Tally


def below_four_fifths(one: Tally, reference: Tally) -> bool:
    """Whether one selection rate is less than four fifths of the other, counted in whole numbers.

    >>> below_four_fifths(Tally(50, 8), Tally(50, 10)), below_four_fifths(Tally(50, 7), Tally(50, 10))
    (False, True)
    """
    return 5 * one.selected * reference.n < 4 * reference.selected * one.n


@cache
def false_alarm(one: int, other: int, rate: float) -> float:
    """How often the rule speaks of two groups of these sizes that are selected at the very same rate.

    >>> round(false_alarm(20, 20, 0.2), 2), round(false_alarm(200, 200, 0.2), 2)
    (0.71, 0.26)
    """
    return _falls_below(one, other, rate) + _falls_below(other, one, rate)


def _falls_below(one: int, other: int, rate: float) -> float:
    """How often the first group's rate is less than four fifths of the second's."""
    if rate <= 0 or rate >= 1:
        return 0.0
    theirs = np.arange(other + 1)
    log = bdtr(theirs, other, rate)
    exactly = np.diff(log, prepend=0.0)
    fewer = (4 * theirs * one + 5 * other - 1) // (5 * other) - 1
    below = np.where(fewer >= 0, bdtr(np.maximum(fewer, 0), one, rate), 0.0)
    return float((exactly * below).sum())
