"""A gap and the conditions of work → months until somebody works on their own, and all that follows from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from fledge.facts import Fact
from fledge.ramp.conditions import Conditions, checked, notes_on
from fledge.ramp.curve import Point, productive_months, productivity
from fledge.ramp.gap import Class, Gap, checked_range
from fledge.ramp.levers import Lever, levers
from fledge.ramp.model import Floats, Settings, class_hours, gap_variance, log_months, variance
from fledge.ramp.months import Months
from fledge.ramp.organisation import Learned, nothing_known
from fledge.ramp.priors import Priors

#: The months that an answer speaks of.
ASKED = (3, 6, 9, 12)
TOO_EARLY, IN_TIME = 3, 12
CAUTION = "prior, not your data"
_PARTS = (0.10, 0.50, 0.90)
_SLICES = 64
#: The curve is drawn for a year at least and for five years at most, in half years.
_LEAST, _MOST, _STEP = 12, 60, 6


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance that somebody who stays is productive by a month."""

    month: float
    chance: float


@dataclass(frozen=True, slots=True)
class TooEarly:
    """Why month three is the wrong time to judge.

    ``productive`` by then; ``behind_of_ready`` of those who are productive by month twelve look behind at month three;
    ``ready_of_behind`` of those who look behind at month three are productive by month twelve.
    """

    productive: float
    behind_of_ready: float
    ready_of_behind: float


@dataclass(frozen=True, slots=True)
class Ramp:
    """The months until somebody works independently at 80 % of a qualified colleague, as a range, with its reasons.

    Eight of ten people like this need between ``low`` and ``high`` months, half at most ``mid``, if they stay. ``gap``
    or ``kind`` is what was asked, ``gap_hours`` the gap in the middle. ``months`` is the whole distribution.
    """

    gap: Gap | None
    kind: Class | None
    gap_hours: float
    conditions: Conditions
    usual: Conditions
    low: float
    mid: float
    high: float
    productive_by: tuple[Chance, ...]
    too_early: TooEarly
    curve: tuple[Point, ...]
    productive_months: tuple[Point, ...]
    levers: tuple[Lever, ...]
    learned: Learned
    enough: int
    because: tuple[tuple[str, Fact], ...]
    notes: tuple[str, ...]
    months: Months

    @property
    def is_own(self) -> bool:
        """Whether it rests on enough outcomes of one's own."""
        return self.learned.finished >= self.enough

    @property
    def caution(self) -> str:
        """The words that every face carries until there are enough outcomes of one's own."""
        return "" if self.is_own else CAUTION

    def by(self, month: float) -> float:
        """The chance of being productive by any month."""
        return float(self.months.by(month)[0]) if month > 0 else 0.0


def ramp_of(
    gap_low: float,
    gap_mid: float,
    gap_high: float,
    *,
    conditions: Conditions,
    priors: Priors,
    learned: Learned | None = None,
    notes: tuple[str, ...] = (),
) -> Ramp:
    """The ramp of one person whose gap in hours is known as a range, as a match gives it."""
    return ramps([Gap(gap_low, gap_mid, gap_high)], conditions=conditions, priors=priors, learned=learned, notes=notes)[
        0
    ]


def ramp_of_class(
    kind: Class,
    *,
    conditions: Conditions,
    priors: Priors,
    learned: Learned | None = None,
    notes: tuple[str, ...] = (),
) -> Ramp:
    """The ramp of a class of hire, where nobody has looked closer."""
    return ramps([kind], conditions=conditions, priors=priors, learned=learned, notes=notes)[0]


def ramps(
    people: Sequence[Gap | Class],
    *,
    conditions: Conditions,
    priors: Priors,
    learned: Learned | None = None,
    notes: tuple[str, ...] = (),
) -> tuple[Ramp, ...]:
    """The ramps of many people under the same conditions, in their order."""
    checked(conditions)
    known = learned or nothing_known(priors)
    said = (*notes_on(conditions, priors.week_hours), *notes)
    whole = months_of(people, conditions=conditions, priors=priors, learned=known)
    slices = whole.slices(_SLICES)
    worked = zip(people, whole.quantiles(_PARTS), _chances(whole), slices, strict=True)
    return tuple(
        _ramp(person, _One(whole.of(n), bounds, by, likely), conditions, priors, said)
        for n, (person, bounds, by, likely) in enumerate(worked)
    )


def _chances(months: Months) -> list[tuple[Chance, ...]]:
    by = [months.by(month) for month in ASKED]
    return [
        tuple(Chance(month, float(of)) for month, of in zip(ASKED, each, strict=True)) for each in zip(*by, strict=True)
    ]


def months_of(
    people: Sequence[Gap | Class], *, conditions: Conditions, priors: Priors, learned: Learned | None = None
) -> Months:
    """Only the months of many people, as one distribution to ask and to draw from."""
    hours = np.array([_hours(person, priors) for person in people], dtype=float)
    middle = log_months(hours, Settings.of(conditions, priors.usual), priors)
    gaps = np.array([gap_variance(person, priors) for person in people], dtype=float)
    open_ = variance(conditions, priors) + gaps
    return Months(np.broadcast_to(middle, hours.shape), open_, learned or nothing_known(priors))


def _hours(person: Gap | Class, priors: Priors) -> float:
    return checked_range(person).mid if isinstance(person, Gap) else class_hours(person, priors)


@dataclass(frozen=True, slots=True)
class _One:
    """What was worked out for all people at once, of one of them."""

    months: Months
    bounds: Floats
    by: tuple[Chance, ...]
    likely: Floats


def _ramp(person: Gap | Class, one: _One, conditions: Conditions, priors: Priors, notes: tuple[str, ...]) -> Ramp:
    hours = _hours(person, priors)
    gap, kind = (person, None) if isinstance(person, Gap) else (None, person)
    low, mid, high = map(float, one.bounds)
    last = min(_MOST, max(_LEAST, ceil(high / _STEP) * _STEP))
    return Ramp(
        gap=gap,
        kind=kind,
        gap_hours=hours,
        conditions=conditions,
        usual=priors.usual,
        low=low,
        mid=mid,
        high=high,
        productive_by=one.by,
        too_early=_too_early(one.by),
        curve=productivity(one.likely, range(last + 1), priors.start),
        productive_months=productive_months(one.likely, ASKED, priors.start),
        levers=levers(one.likely, hours, conditions, priors),
        learned=one.months.learned,
        enough=priors.enough,
        because=(*priors.because.items(), *one.months.learned.because),
        notes=notes,
        months=one.months,
    )


def _too_early(by: tuple[Chance, ...]) -> TooEarly:
    early = next(one.chance for one in by if one.month == TOO_EARLY)
    ready = next(one.chance for one in by if one.month == IN_TIME)
    later = ready - early
    return TooEarly(early, later / ready if ready else 1.0, later / (1 - early) if early < 1 else 0.0)
