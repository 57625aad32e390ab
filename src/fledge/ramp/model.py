"""How gap and conditions make months: the arithmetic of hours, and what is held of each condition's effect."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import inf, log

import numpy as np
from numpy.typing import NDArray

from fledge.ramp.conditions import Conditions
from fledge.ramp.gap import Class, Gap
from fledge.ramp.priors import Priors

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
WEEKS_A_MONTH = 4.345
#: Hours a week with a mentor that make eight meetings of an hour in 90 days.
_EIGHT_MEETINGS = 8 / (90 / 7)
_QUARTER = 0.25
#: How many standard deviations lie between the tenth and the ninetieth of a hundred.
EIGHT_OF_TEN = 2 * 1.2815515655446004


@dataclass(frozen=True, slots=True)
class Settings:
    """The conditions of one or many people as numbers, nothing left out."""

    protected: Floats
    interruptions: Floats
    mentor: Floats
    pulled: Floats

    @classmethod
    def of(cls, conditions: Conditions, usual: Conditions) -> Settings:
        """The given conditions, and what is usual for the others."""
        whole = conditions.filled(usual)
        return cls(*(np.asarray(getattr(whole, field.name), dtype=float) for field in fields(cls)))


@dataclass(frozen=True, slots=True)
class Effects:
    """One possible truth about the effects: ``exponent`` of protected hours, and the effects on log months.

    ``lost`` are hours lost to one interruption.
    """

    exponent: Floats | float
    meetings: Floats | float
    quarter: Floats | float
    lost: Floats | float


def likeliest(priors: Priors) -> Effects:
    """The middle of what is held of each effect."""
    return Effects(priors.halved.mean / log(2), priors.meetings.mean, priors.quarter.mean, priors.lost.mean)


def effective_hours(at: Settings, lost: Floats | float, unprotected: float) -> Floats:
    """Hours a week that are really learned in.

    Each interruption costs the time to find back, and one that falls into that time costs nothing more; so protected
    hours shrink but never below nought. For few interruptions that is the protected hours less what they cost.
    """
    hours = at.protected
    inside = hours + lost * at.interruptions
    kept: Floats = hours * (hours / np.where(inside > 0, inside, 1.0))
    return unprotected + kept


def log_months(gap: Floats | float, at: Settings, priors: Priors, effects: Effects | None = None) -> Floats:
    """The logarithm of the median months: the usual ramp and the gap, both under these conditions.

    The gap takes its hours divided by the effective hours. The usual ramp changes with effective hours as half the
    protected hours do. Mentor and urgent work lengthen or shorten the whole.
    """
    e = effects or likeliest(priors)
    usual = Settings.of(Conditions(), priors.usual)
    hours = effective_hours(at, e.lost, priors.unprotected)
    before = effective_hours(usual, e.lost, priors.unprotected)
    months = priors.org_months * (before / hours) ** e.exponent + gap / (WEEKS_A_MONTH * hours)
    mentor = e.meetings * (_dose(at.mentor) - _dose(usual.mentor))
    pulled = e.quarter * (at.pulled - usual.pulled) / _QUARTER
    found: Floats = np.log(months) + mentor + pulled
    return found


def class_hours(kind: Class, priors: Priors) -> float:
    """The gap that a class stands for: what makes its months under usual conditions."""
    months = {
        Class.QUALIFIED: priors.org_months,
        Class.ADJACENT: priors.adjacent_months,
        Class.CAREER_CHANGER: priors.changer_months,
    }[kind]
    usual = effective_hours(Settings.of(Conditions(), priors.usual), priors.lost.mean, priors.unprotected)
    return float((months - priors.org_months) * WEEKS_A_MONTH * usual)


def variance(conditions: Conditions, priors: Priors) -> float:
    """How far the conditions leave the months open, beside person and employer: a variance of log months.

    Each input has its own part that depends on nothing else. One that was not given counts with all the ways it could
    be; one that was given counts with how unsure its effect is, but never with more than if it had not been given.
    So leaving something out never narrows the range.
    """
    parts = [_given(name, conditions, priors) for name in conditions.given()]
    parts += [left_open(f.name, priors) for f in fields(Settings) if getattr(conditions, f.name) is None]
    return sum(part**2 for part in parts)


def gap_variance(gap: Gap | Class, priors: Priors) -> float:
    """How far a gap's range leaves log months open, under usual conditions; of a class, what the class leaves open."""
    if isinstance(gap, Class):
        return priors.class_spread**2
    if gap.low == gap.high:
        return 0.0
    usual = Settings.of(Conditions(), priors.usual)
    low, high = log_months(np.array([gap.low, gap.high]), usual, priors)
    return float((high - low) / EIGHT_OF_TEN) ** 2


def left_open(name: str, priors: Priors) -> float:
    """What it leaves open not to know a condition, for somebody from a neighbouring field."""
    low, high = (_moved(name, side, priors) for side in (-1, 1))
    hours = class_hours(Class.ADJACENT, priors)
    ends = [float(log_months(hours, Settings.of(c, priors.usual), priors)) for c in (low, high)]
    unsure = (_unsure(name, getattr(low, name), priors) + _unsure(name, getattr(high, name), priors)) / 2
    return float(np.hypot((ends[1] - ends[0]) / 2, unsure))


def _moved(name: str, side: int, priors: Priors) -> Conditions:
    """Usual conditions with one moved up or down by as much as it varies; hours vary by factors."""
    middle, around = getattr(priors.usual, name), getattr(priors.around, name)
    by_factor = name in ("protected", "mentor")
    return Conditions(**{name: middle * float(np.exp(side * around)) if by_factor else middle + side * around})


def _given(name: str, conditions: Conditions, priors: Priors) -> float:
    return min(_unsure(name, getattr(conditions, name), priors), left_open(name, priors))


def _unsure(name: str, value: float, priors: Priors) -> float:
    """How unsure the effect of a condition is: the more, the further it is from the usual."""
    usual = Settings.of(Conditions(), priors.usual)
    part = priors.org_months / priors.adjacent_months
    exponent = priors.halved.mean / log(2)
    match name:
        case "protected":
            share = value / float(usual.protected)
            halvings = abs(float(np.log2(share))) if share > 0 else inf
            return part * priors.halved.spread * halvings
        case "interruptions":
            lost = priors.lost.spread * abs(value - float(usual.interruptions)) / float(usual.protected)
            return (1 - part + part * exponent) * lost
        case "mentor":
            doses = _dose(np.asarray(value)) - _dose(usual.mentor)
            return priors.meetings.spread * abs(float(doses))
    return priors.quarter.spread * abs(value - float(usual.pulled)) / _QUARTER


def _dose(hours: Floats) -> Floats:
    """Mentor hours a week as doses of eight meetings: 1 at eight meetings, less and less for each hour more."""
    return 2 * hours / (hours + _EIGHT_MEETINGS)
