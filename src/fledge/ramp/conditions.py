"""Under which conditions somebody learns: protected hours, interruptions, a mentor, time pulled away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from math import isfinite

from fledge.problem import Problem, Problems

#: What each condition is called, its unit, and the most that can be.
_KNOWN = {
    "protected": ("protected hours", "a week", 80.0),
    "interruptions": ("interruptions", "a week", 1000.0),
    "mentor": ("mentor hours", "a week", 80.0),
    "pulled": ("the share pulled away", "of the time", 1.0),
}
_MOST_GAP = 20_000.0
_HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditions of work, each None where it was not given.

    ``protected`` hours a week for learning, ``interruptions`` a week inside them, ``mentor`` hours a week together,
    ``pulled`` the share (0 to 1) of the time that goes to urgent other work.
    """

    protected: float | None = None
    interruptions: float | None = None
    mentor: float | None = None
    pulled: float | None = None

    def given(self) -> tuple[str, ...]:
        """The names of the conditions that were given."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) is not None)

    def filled(self, usual: Conditions) -> Conditions:
        """The same with what is usual where nothing was given."""
        known = {name: getattr(self, name) for name in self.given()}
        return replace(usual, **known)


def checked(conditions: Conditions, *, where: dict[str, str] | None = None) -> Conditions:
    """The conditions, or every mistake in them at once; ``where`` is what each is called where it was written."""
    names = where or {}
    problems = [p for name in conditions.given() for p in _wrong(name, getattr(conditions, name), names.get(name, ""))]
    if problems:
        raise together(problems)
    return conditions


def together(problems: Sequence[Problem]) -> Problem:
    """One problem that says all of them."""
    return problems[0] if len(problems) == 1 else Problems(problems)


def each_of(problem: Problem) -> tuple[Problem, ...]:
    """The single problems that one may be made of."""
    return problem.problems if isinstance(problem, Problems) else (problem,)


def checked_gap(hours: float, *, where: str = "") -> float:
    """The hours of a gap, or a Problem that says why they cannot be."""
    if not isfinite(hours):
        raise Problem(f"{hours} hours are no number", where=where, mend="give the hours of learning that are missing")
    if hours < 0:
        mend = "give 0 for somebody who lacks nothing"
        raise Problem(f"a gap of {hours:g} hours cannot be", where=where, mend=mend)
    if hours > _MOST_GAP:
        mend = "give the hours of learning that are missing; a year of work has about 2,000"
        raise Problem(f"a gap of {hours:,.0f} hours is longer than ten years of work", where=where, mend=mend)
    return hours


def notes_on(conditions: Conditions, week_hours: float) -> tuple[str, ...]:
    """What does not fit together in conditions that are each possible."""
    whole = conditions.filled(Conditions(0.0, 0.0, 0.0, 0.0))
    assert whole.protected is not None
    assert whole.pulled is not None
    left = week_hours * (1 - whole.pulled)
    if whole.protected > left:
        said = f"{whole.protected:g} protected hours do not fit into a week of {week_hours:g} hours"
        return (f"{said}, {whole.pulled:.0%} of which is pulled away",)
    return ()


def _wrong(name: str, value: float, where: str) -> Iterator[Problem]:
    called, unit, most = _KNOWN[name]
    if not isfinite(value):
        yield Problem(f"{called}: {value} is no number", where=where, mend=f"give 0 to {most:g} {unit}")
    elif value < 0:
        yield Problem(f"{called}: {value:g} cannot be", where=where, mend=f"give 0 to {most:g} {unit}")
    elif name == "pulled" and most < value <= _HUNDREDTHS:
        meant = f"did you mean {value / _HUNDREDTHS:g}?"
        yield Problem(f"{called} is a share between 0 and 1, not {value:g}", where=where, mend=meant)
    elif value > most:
        yield Problem(f"{called}: {value:g} {unit} cannot be", where=where, mend=f"give 0 to {most:g}")
