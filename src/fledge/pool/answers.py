"""What a panel says to a need: who has it, who is known to have it or not, or why it cannot tell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from fledge.facts import Fact
from fledge.pool.need import WORK, HasDegree, HasSkill, HasYears, Need, WorksIn
from fledge.pool.panel import Bools, Choice, Panel
from fledge.posting import Level

#: Degrees from lowest to highest; a certificate is no degree, and a degree of unsaid level is a bachelor's.
_LEVELS = ("certificate", "associate", "bachelor", "master", "phd")
_USUAL = Level.BACHELOR.value
_NOT_ASKED = "the panel did not ask"


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """Who meets a need, and of whom that is known.

    ``blank_is_no``: leaving the question blank can mean "none of these", so that a blank can be read both ways; where
    it cannot, a blank is a person who was not asked. ``note`` says how the need was counted where that is not plain.
    """

    have: Bools
    known: Bools
    blank_is_no: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unasked:
    """The panel cannot tell, and why."""

    because: str


def answer(need: Need, panel: Panel, experience: Fact | None = None) -> Answer | Unasked:
    """Who of the panel meets the need.

    ``experience`` is how many years of work stand in for a degree where a posting accepts that.
    """
    match need:
        case HasSkill():
            return _skill(need, panel)
        case HasYears():
            return _years(need, panel)
        case HasDegree():
            return _degree(need, panel, experience)
        case WorksIn():
            return _industry(need, panel)


def _skill(need: HasSkill, panel: Panel) -> Answer | Unasked:
    asked = [skill for skill in need.any_of if skill in panel.ticks or skill in panel.through]
    missing = [skill for skill in need.any_of if skill not in asked]
    if len(asked) < need.at_least:
        return Unasked(_NOT_ASKED)
    answers = [_one(skill, panel) for skill in asked]
    have = answers[0].have if len(answers) == 1 else _at_least(answers, need.at_least)
    known = have | np.logical_and.reduce([a.known for a in answers])
    notes = [a.note for a in answers if a.note]
    if missing:
        notes.append(f"{', '.join(missing)} not asked about: who has only that is not counted")
    return Answer(have, known, note="; ".join(notes))


def _at_least(answers: list[Answer], least: int) -> Bools:
    counts = np.sum([a.have for a in answers], axis=0)
    return np.asarray(counts >= least, dtype=bool)


def _one(skill: str, panel: Panel) -> Answer:
    """One skill: ticked itself, or seen through the tools that show it."""
    if skill in panel.ticks:
        return Answer(panel.ticks[skill], panel.answered[panel.question_of[skill]])
    shown = [tool for tool in panel.through[skill] if tool in panel.ticks]
    have = np.logical_or.reduce([panel.ticks[tool] for tool in shown])
    known = np.logical_and.reduce([panel.answered[q] for q in {panel.question_of[tool] for tool in shown}])
    return Answer(have, known, note=f"{skill}: counted where one of {', '.join(shown)} is used")


def _years(need: HasYears, panel: Panel) -> Answer | Unasked:
    of = need.of if need.of in panel.years else WORK
    if of not in panel.years:
        return Unasked("the panel did not ask for years")
    years, steps = panel.years[of], panel.steps.get(of, ())
    least = need.years if not steps or need.years in steps else min((s for s in steps if s > need.years), default=None)
    if least is None:
        return Unasked(f"the panel asked for years in steps up to {steps[-1]:g}")
    notes = [f"counted from {least:g} years on, because the panel asked in steps"] if least != need.years else []
    if of != need.of:
        notes.append(
            f"years of {need.of} were not asked: counted as {panel.about.years_mean}, which are at least as many"
        )
    known = ~np.isnan(years)
    return Answer(known & (np.nan_to_num(years, nan=-1.0) >= least), known, blank_is_no=False, note="; ".join(notes))


def _degree(need: HasDegree, panel: Panel, experience: Fact | None) -> Answer | Unasked:
    level = _USUAL if need.level is Level.DEGREE else need.level.value
    if panel.degree is None or level == Level.CERTIFICATE.value:
        return Unasked(_NOT_ASKED)
    enough = _LEVELS[_LEVELS.index(level) :]
    have, known = _is_one_of(panel.degree, enough)
    if not need.or_experience or experience is None or WORK not in panel.years:
        return Answer(have, known, blank_is_no=False)
    years = float(experience.value.split()[0])
    worked = np.nan_to_num(panel.years[WORK], nan=-1.0) >= years
    return Answer(have | worked, known | worked, blank_is_no=False, note=f"{years:g} years of work count as the degree")


def _industry(need: WorksIn, panel: Panel) -> Answer | Unasked:
    if panel.industry is None or not set(need.any_of) & set(panel.industry.labels):
        return Unasked(_NOT_ASKED)
    have, known = _is_one_of(panel.industry, need.any_of)
    return Answer(have, known, blank_is_no=False, note=f"{need.label}: counted as working in it now")


def _is_one_of(choice: Choice, labels: tuple[str, ...]) -> tuple[Bools, Bools]:
    codes = [choice.labels.index(label) for label in labels if label in choice.labels]
    return np.isin(choice.codes, codes), choice.codes >= 0
