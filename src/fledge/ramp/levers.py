"""What would shorten a ramp: one step of each condition, the months it gains, and its price in hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log

import numpy as np
from scipy.special import ndtri

from fledge.ramp.conditions import Conditions
from fledge.ramp.model import WEEKS_A_MONTH, Effects, Floats, Settings, likeliest, log_months
from fledge.ramp.months import middles
from fledge.ramp.priors import Priors

_TRUTHS = 15
_BOUNDS = (0.10, 0.50, 0.90)
#: One step of each lever: hours a week, hours a week, a part of them, hours of learning.
PROTECTED_STEP, MENTOR_STEP, PART, GAP_STEP = 4.0, 2.0, 0.5, 40.0


@dataclass(frozen=True, slots=True)
class Lever:
    """One thing that would shorten a ramp.

    ``step`` is what is done, from ``before`` to ``after``. It gains ``months`` (eight of ten between ``low`` and
    ``high``; below nought where it may do harm). It costs ``hours`` in all, paid by ``paid_by``.
    """

    name: str
    step: str
    before: float
    after: float
    months: float
    low: float
    high: float
    hours: float
    paid_by: str

    @property
    def hours_a_month(self) -> float:
        """Its price for each month gained."""
        return self.hours / self.months


@dataclass(frozen=True, slots=True)
class _Pull:
    """A lever before it is worked out: the changed inputs, the effect that is unsure, and the price of a week."""

    name: str
    step: str
    before: float
    after: float
    unsure: str
    weekly: float
    paid_by: str
    once: float = 0.0


def levers(ramps: Floats, gap: float, conditions: Conditions, priors: Priors) -> tuple[Lever, ...]:
    """Every lever that can be pulled for one person, the one that shortens most first.

    ``ramps`` are equally likely months until productive. Each lever is one step from the conditions as they are, or
    from the usual ones; the person stays the same person.
    """
    now = conditions.filled(priors.usual)
    found = [_worked_out(pull, ramps, gap, now, priors) for pull in _pulls(gap, now, priors)]
    return tuple(sorted((lever for lever in found if lever.months > 0), key=lambda lever: -lever.months))


def _pulls(gap: float, now: Conditions, priors: Priors) -> Iterator[_Pull]:
    protected, mentor, stops, pulled = (now.protected or 0, now.mentor or 0, now.interruptions or 0, now.pulled or 0)
    more = f"{PROTECTED_STEP:g} more protected hours a week"
    yield _Pull(
        "protected hours", more, protected, protected + PROTECTED_STEP, "exponent", PROTECTED_STEP, "the learner"
    )
    more = f"{MENTOR_STEP:g} more hours a week with a mentor"
    yield _Pull("mentor contact", more, mentor, mentor + MENTOR_STEP, "meetings", MENTOR_STEP, "the mentor")
    if stops and protected:
        fewer = stops * PART
        price = (stops - fewer) * priors.taken_hours
        yield _Pull("fewer interruptions", "half the interruptions", stops, fewer, "lost", price, "colleagues")
    if pulled:
        less = pulled * PART
        price = (pulled - less) * priors.week_hours
        yield _Pull("less urgent work", "half the time pulled away", pulled, less, "quarter", price, "colleagues")
    if gap > 0:
        step = min(GAP_STEP, gap)
        learned = f"{step:.0f} hours learned before the start"
        yield _Pull("smaller gap", learned, gap, gap - step, "", 0.0, "the learner", once=step)


_CHANGES = {
    "protected hours": "protected",
    "mentor contact": "mentor",
    "fewer interruptions": "interruptions",
    "less urgent work": "pulled",
}


def _worked_out(pull: _Pull, ramps: Floats, gap: float, now: Conditions, priors: Priors) -> Lever:
    changed = _CHANGES.get(pull.name)
    then = replace(now, **{changed: pull.after}) if changed else now
    truth = _truths(pull.unsure, priors)
    before = log_months(gap, Settings.of(now, priors.usual), priors, truth)
    after = log_months(gap if changed else pull.after, Settings.of(then, priors.usual), priors, truth)
    low, mid, high = np.quantile(ramps[:, None] * -np.expm1(np.atleast_1d(after - before)), _BOUNDS)
    left = float(np.median(ramps) * np.exp(np.median(after - before)))
    hours = pull.once + pull.weekly * WEEKS_A_MONTH * left
    plain = (pull.name, pull.step, pull.before, pull.after)
    return Lever(*plain, float(mid), float(low), float(high), hours, pull.paid_by)


def _truths(unsure: str, priors: Priors) -> Effects:
    """The effects as they may be: the unsure one in equally likely slices, the others at their middle."""
    held = likeliest(priors)
    slices: Floats = ndtri(middles(_TRUTHS))
    match unsure:
        case "exponent":
            return replace(held, exponent=(priors.halved.mean + priors.halved.spread * slices) / log(2))
        case "meetings":
            return replace(held, meetings=priors.meetings.mean + priors.meetings.spread * slices)
        case "quarter":
            return replace(held, quarter=priors.quarter.mean + priors.quarter.spread * slices)
        case "lost":
            return replace(held, lost=np.maximum(priors.lost.mean + priors.lost.spread * slices, 0.0))
    return held
