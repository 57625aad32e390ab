"""How productive somebody is month by month, and how much of a year's work is done by then, each with its range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import betaincinv

from fledge.ramp.model import Floats
from fledge.ramp.months import middles

#: Independent work at so much of a qualified colleague is what the months run to.
PRODUCTIVE = 0.8
#: Possible starts, each as likely as the others.
_STARTS = 16
#: Nobody is taken to start at the goal itself: the months would say nothing.
_NEARLY = 0.795
_BOUNDS = (0.10, 0.50, 0.90)


@dataclass(frozen=True, slots=True)
class Point:
    """What holds at a month: half of people like this are above ``mid``, eight of ten between ``low`` and ``high``."""

    month: float
    low: float
    mid: float
    high: float


def productivity(ramps: Floats, at: Sequence[float], start: tuple[float, float]) -> tuple[Point, ...]:
    """Productivity against a qualified colleague at each month, of one person: an exponential approach to it.

    ``ramps`` are equally likely months until productive, ``start`` the a and b of the first day's productivity.
    People learn so one by one; only averages over many look like other curves.
    """
    month, missing, tau = _grid(ramps, at, start)
    return _points(at, 1 - missing * np.exp(-month / tau))


def productive_months(ramps: Floats, at: Sequence[float], start: tuple[float, float]) -> tuple[Point, ...]:
    """How many months of a qualified colleague's work one person has done by each month."""
    month, missing, tau = _grid(ramps, at, start)
    return _points(at, month - missing * tau * -np.expm1(-month / tau))


def _grid(ramps: Floats, at: Sequence[float], start: tuple[float, float]) -> tuple[Floats, Floats, Floats]:
    """Months down; every possible start with every possible ramp across: what is missing at first, and how it fades."""
    missing = 1 - _starts(*start)
    tau = ramps[:, None] / np.log(missing / (1 - PRODUCTIVE))
    shape = np.broadcast_to(missing, tau.shape)
    return np.asarray(at, dtype=float)[:, None], shape.ravel(), tau.ravel()


@cache
def _starts(a: float, b: float) -> Floats:
    found: Floats = np.minimum(betaincinv(a, b, middles(_STARTS)), _NEARLY)
    return found


def _points(at: Sequence[float], values: Floats) -> tuple[Point, ...]:
    bounds = np.quantile(values, _BOUNDS, axis=1).T
    return tuple(Point(month, *map(float, row)) for month, row in zip(at, bounds, strict=True))
