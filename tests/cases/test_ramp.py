"""Ramps as a manager would expect them: `ramp/*.yaml`.

An example in `conditions.yaml` gives `gap` (hours) or `class`, and conditions: `protected`, `interruptions`, `mentor`
(hours a week), `pulled` (a share). Of the answer it says:

    half          between which months half are productive
    eight_of_ten  months that hold the whole range
    by            for some months, between which shares the chance lies
    first_lever   which lever shortens most

An example in `outcomes.yaml` gives `months` of people who became productive and of those who `left` (or are still
learning), each with a gap and conditions for which the prior says six months, and between which factors the `shift`
of the employer lies.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fledge.facts import FactBook
from fledge.ramp import Class, Conditions, Gap, Outcome, Outcomes, learned_from, priors, ramps
from fledge.ramp.model import class_hours

_HERE = Path(__file__).parent / "ramp"
_CONDITIONS = ("protected", "interruptions", "mentor", "pulled")
_KEYS = {
    "conditions": {"say", "gap", "class", *_CONDITIONS, "half", "eight_of_ten", "by", "first_lever"},
    "outcomes": {"say", "months", "left", "shift"},
}


def _cases(name: str) -> list[Any]:
    page = yaml.safe_load((_HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    assert set(page) == {"about", "cases"}, name
    for case in page["cases"]:
        assert {"say"} < set(case) <= _KEYS[name], f"{name}: {case.get('say')}"
    return [pytest.param(case, id=case["say"]) for case in page["cases"]]


@pytest.mark.parametrize("case", _cases("conditions"))
def test_ramp_is_as_a_manager_would_expect(case: dict[str, Any], book: FactBook) -> None:
    conditions = Conditions(**{name: case[name] for name in _CONDITIONS if name in case})
    person = Class(case["class"]) if "class" in case else Gap.of(case["gap"])
    found = ramps([person], conditions=conditions, priors=priors(book.constants))[0]

    least, most = case.get("half", (0, 1e9))
    assert least <= found.mid <= most
    least, most = case.get("eight_of_ten", (0, 1e9))
    assert (found.low, found.high) == (max(found.low, least), min(found.high, most))
    chances = {month: (found.by(month), *bounds) for month, bounds in case.get("by", {}).items()}
    assert {month: told for month, told in chances.items() if not told[1] <= told[0] <= told[2]} == {}
    assert found.levers[0].name == case.get("first_lever", found.levers[0].name)


@pytest.mark.parametrize("case", _cases("outcomes"))
def test_own_outcomes_move_it_as_they_should(case: dict[str, Any], book: FactBook) -> None:
    held = priors(book.constants)
    hours = class_hours(Class.ADJACENT, held)
    people = [
        Outcome(months, finished, hours, held.usual, 2026)
        for months, finished in (
            *((m, True) for m in case.get("months", ())),
            *((m, False) for m in case.get("left", ())),
        )
    ]
    least, most = case["shift"]
    assert least <= learned_from(Outcomes(tuple(people)), held).mid <= most
