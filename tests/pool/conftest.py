"""Invented panels: small enough to count by hand, or drawn by Hypothesis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import strategies as st

from fledge.pool import About, Choice, HasSkill, Panel


def panel_of(
    ticks: Mapping[str, Sequence[int]],
    *,
    years: Sequence[float] | None = None,
    answered: Sequence[int] | None = None,
    industry: Sequence[str] | None = None,
    respondents: int | None = None,
    **about: object,
) -> Panel:
    """A panel from rows of 0 and 1; one question for all skills."""
    size = len(next(iter(ticks.values())))
    n = respondents or size
    return Panel(
        about=About("invented", "Invented", 2024, n, n, False, "people", "invented for a test", "none", **about),  # type: ignore[arg-type]
        ticks={skill: np.array(have, bool) for skill, have in ticks.items()},
        question_of=dict.fromkeys(ticks, "tools"),
        answered={"tools": np.array(answered if answered is not None else [1] * size, bool)},
        weights=np.ones(size),
        years={"work": np.array(years, float)} if years is not None else {},
        industry=choice(industry) if industry is not None else None,
    )


def choice(answers: Sequence[str]) -> Choice:
    """A question with one answer; an empty one is blank."""
    labels = tuple(sorted(set(answers) - {""}))
    return Choice(labels, np.array([labels.index(a) if a else -1 for a in answers], np.int16))


def needs(*skills: str) -> tuple[HasSkill, ...]:
    """A need a skill; "a|b" are alternatives."""
    return tuple(HasSkill(skill, tuple(skill.split("|"))) for skill in skills)


@st.composite
def panels(draw: st.DrawFn, most_skills: int = 6) -> Panel:
    """Any panel of up to sixty people and six skills, with blanks."""
    size = draw(st.integers(5, 60))
    skills = [f"s{i}" for i in range(draw(st.integers(1, most_skills)))]
    rows = st.lists(st.integers(0, 1), min_size=size, max_size=size)
    answered = draw(rows)
    return panel_of({s: [a * b for a, b in zip(draw(rows), answered, strict=True)] for s in skills}, answered=answered)
