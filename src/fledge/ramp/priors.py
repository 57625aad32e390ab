"""What is held of ramps before anybody's outcomes are known, each number a fact with its source and grade."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fledge.facts import Fact
from fledge.ramp.conditions import Conditions

#: Every fact that an estimate rests on, by its name in the evidence; the names are said beside each estimate.
NAMES = (
    *("ramp_qualified", "ramp_adjacent", "ramp_career_changer", "ramp_person_spread", "ramp_organisation_spread"),
    *("ramp_class_spread", "ramp_start_productivity", "ramp_start_people"),
    *("ramp_protected_halved", "ramp_protected_halved_spread", "ramp_mentor_meetings", "ramp_mentor_meetings_spread"),
    *("ramp_pulled_quarter", "ramp_pulled_quarter_spread", "ramp_interruption", "ramp_interruption_spread"),
    *("ramp_unprotected_learning", "ramp_usual_protected", "ramp_usual_protected_spread"),
    *("ramp_usual_interruptions", "ramp_usual_interruptions_spread", "ramp_usual_mentor", "ramp_usual_mentor_spread"),
    *("ramp_usual_pulled", "ramp_usual_pulled_spread", "ramp_interruption_taken", "ramp_working_week"),
    "ramp_calibration_outcomes",
)
_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Effect:
    """What a condition does to log months: its middle, and the standard deviation that says how unsure it is."""

    mean: float
    spread: float


@dataclass(frozen=True, slots=True)
class Priors:
    """The numbers behind a ramp before any outcome: months, spreads, effects and what is usual.

    ``org_months`` is the ramp of somebody without a gap. Months are medians; spreads are standard deviations of log
    months. ``halved`` is half the protected hours, ``meetings`` eight meetings of an hour in 90 days, ``quarter`` a
    quarter of the time pulled away. ``lost`` is hours lost to an interruption. ``usual`` are the conditions behind the
    classes, ``around`` how far they vary. ``enough`` outcomes make an estimate one's own.
    """

    org_months: float
    adjacent_months: float
    changer_months: float
    person_spread: float
    org_spread: float
    class_spread: float
    start: tuple[float, float]
    halved: Effect
    meetings: Effect
    quarter: Effect
    lost: Effect
    unprotected: float
    usual: Conditions
    around: Conditions
    taken_hours: float
    week_hours: float
    enough: int
    because: Mapping[str, Fact]


def priors(facts: Mapping[str, Fact]) -> Priors:
    """The priors that the evidence holds; a KeyError names a fact that is missing.

    >>> from fledge.facts.load import load
    >>> found = priors(load().constants)
    >>> found.org_months, found.adjacent_months, found.changer_months
    (3.5, 6.0, 10.0)
    """
    said = {name: facts[name] for name in NAMES}
    n = {name.removeprefix("ramp_"): number(fact) for name, fact in said.items()}
    start, worth = n["start_productivity"], n["start_people"]
    return Priors(
        org_months=n["qualified"],
        adjacent_months=n["adjacent"],
        changer_months=n["career_changer"],
        person_spread=n["person_spread"],
        org_spread=n["organisation_spread"],
        class_spread=n["class_spread"],
        start=(start * worth, (1 - start) * worth),
        halved=Effect(n["protected_halved"], n["protected_halved_spread"]),
        meetings=Effect(n["mentor_meetings"], n["mentor_meetings_spread"]),
        quarter=Effect(n["pulled_quarter"], n["pulled_quarter_spread"]),
        lost=Effect(n["interruption"] / _MINUTES, n["interruption_spread"] / _MINUTES),
        unprotected=n["unprotected_learning"],
        usual=_conditions(n, "usual_{}"),
        around=_conditions(n, "usual_{}_spread"),
        taken_hours=n["interruption_taken"] / _MINUTES,
        week_hours=n["working_week"],
        enough=round(n["calibration_outcomes"]),
        because=said,
    )


def _conditions(n: Mapping[str, float], form: str) -> Conditions:
    names = ("protected", "interruptions", "mentor", "pulled")
    return Conditions(**{name: n[form.format(name)] for name in names})


def number(fact: Fact) -> float:
    """The number of a fact whose value begins with one."""
    return float(fact.value.split()[0].replace(",", ""))
