"""An employer's outcomes → what is held of its ramps from now on, as a posterior and as facts with their source."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from fledge.facts import Fact
from fledge.ramp.gap import Class, Gap
from fledge.ramp.model import Settings, class_hours, gap_variance, left_open, log_months
from fledge.ramp.organisation import Learned, Seen, learn, nothing_known
from fledge.ramp.outcomes import Outcome, Outcomes
from fledge.ramp.priors import Priors

#: What is left open beside by a day on which a rubric is found to be met: a week either way, in months.
_A_WEEK = 7 / 30.44
_INPUTS = ("protected", "mentor", "pulled")


def learned_from(outcomes: Outcomes, priors: Priors) -> Learned:
    """What an employer's outcomes say; without anybody who finished, what was held before.

    Each person is compared with the months that were held likely for that gap and those conditions. What was not
    written down leaves that person's comparison open by as much as not knowing it does.
    """
    if not outcomes.finished:
        return nothing_known(priors)
    found = learn(seen(outcomes, priors), priors)
    return replace(found, because=as_facts(found, outcomes, priors))


def seen(outcomes: Outcomes, priors: Priors) -> Seen:
    """Each person's months against those that were held likely."""
    people = outcomes.people
    adjacent = class_hours(Class.ADJACENT, priors)
    gaps = np.array([adjacent if one.gap_hours is None else one.gap_hours for one in people], dtype=float)
    filled = [one.conditions.filled(priors.usual) for one in people]
    at = Settings(
        *(
            np.array([getattr(one, name) for one in filled], dtype=float)
            for name in ("protected", "interruptions", "mentor", "pulled")
        )
    )
    months = np.array([one.months for one in people], dtype=float)
    open_ = np.array([_open(one, priors) for one in people], dtype=float) + (_A_WEEK / months) ** 2 / 3
    finished = np.array([one.finished for one in people], dtype=bool)
    return Seen(np.log(months) - log_months(gaps, at, priors), finished, open_)


def _open(one: Outcome, priors: Priors) -> float:
    """What somebody's unknown inputs leave open; interruptions are seldom counted and stay with the employer."""
    gap = gap_variance(Class.ADJACENT if one.gap_hours is None else Gap.of(one.gap_hours), priors)
    given = one.conditions.given()
    return gap + sum(left_open(name, priors) ** 2 for name in _INPUTS if name not in given)


def as_facts(learned: Learned, outcomes: Outcomes, priors: Priors) -> tuple[tuple[str, Fact], ...]:
    """What was learned, as facts that stand beside the shipped ones; none where nobody has finished."""
    if not learned.finished:
        return ()
    years = sorted({one.year for one in outcomes.people})
    when = str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    source = f"our outcomes, n = {learned.finished}, {when}"
    if learned.unfinished:
        source += f" (and {learned.unfinished} who left or are still learning)"
    grade = "B" if learned.finished >= priors.enough else "C"
    shift = (
        f"months here against the prior, as a factor (eight of ten between {learned.low:.2f} and {learned.high:.2f})"
    )
    used = (
        ""
        if learned.finished >= priors.enough
        else f"; used from {priors.enough} outcomes on, or if clearly more than held"
    )
    people = f"how much people here differ in their months (standard deviation of log months{used})"
    return (
        ("ramp_our_shift", Fact(shift, f"{learned.mid:.2f} times as long", source, grade, str(years[-1]))),
        (
            "ramp_our_person_spread",
            Fact(people, f"{learned.people_differ:.2f} of log months", source, grade, str(years[-1])),
        ),
    )
