"""A hiring round looked at: every stage, every breakdown, and what is odd about the tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fledge.match.impact.breakdown import Breakdown, breakdowns
from fledge.match.impact.decisions import Decision, Decisions, odd
from fledge.match.impact.demographics import BY, Demographics
from fledge.match.impact.drivers import Drivers, drivers
from fledge.match.impact.limits import Limits
from fledge.match.impact.requirements import Requirements
from fledge.match.impact.rounds import Round, rounds
from fledge.match.impact.stages import STAGES
from fledge.match.impact.tally import Tally
from fledge.problem import Problem

NO_GROUPS = (
    "Nothing can be said about groups: that takes a file with --demographics, and nothing is guessed from names."
)


@dataclass(frozen=True, slots=True)
class Impact:
    """What was counted and what can be said of it.

    ``alpha`` is how often one breakdown may call any gap real where there is none. ``asked`` are the requirements of
    the posting, one for each breakdown, where they were given.
    """

    counts: tuple[tuple[str, Tally], ...]
    people: int
    requisitions: int
    days: tuple[date, date] | None
    breakdowns: tuple[Breakdown, ...]
    asked: tuple[Drivers, ...]
    known: Limits
    alpha: float
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def impact(
    decided: Decisions, held: Demographics | None, known: Limits, *, asked: Requirements | None = None
) -> Impact:
    """The whole report. Without demographics it counts stages and says that nothing can be said about groups."""
    rows = decided.decisions
    sorted_by = [rounds(rows, held, by) for by in BY] if held else []
    alpha = known.alpha_of(sum(any(_comparable(one, known) for one in stages) for stages in sorted_by))
    shown = [one for stages in sorted_by for one in breakdowns(stages, known, alpha)]
    lines = [drivers(asked, held, by, known, alpha) for by in BY] if held and asked else []
    days = sorted(one.day for one in rows if one.day)
    return Impact(
        _counts(rows),
        len({one.person for one in rows}),
        len({one.requisition for one in rows}),
        (days[0], days[-1]) if days else None,
        tuple(shown),
        tuple(found for found in lines if found),
        known,
        alpha,
        (*_notes(rows, held, shown), *odd(decided)),
        (*decided.problems, *(held.problems if held else ()), *(asked.problems if asked else ())),
    )


def _comparable(one: Round, known: Limits) -> bool:
    return sum(tally.n >= known.least_group for tally in one.groups().values()) > 1


def _counts(rows: tuple[Decision, ...]) -> tuple[tuple[str, Tally], ...]:
    found = {stage: [one.passed for one in rows if one.stage == stage] for stage in STAGES}
    return tuple((stage, Tally(len(passed), sum(passed))) for stage, passed in found.items() if passed)


def _notes(rows: tuple[Decision, ...], held: Demographics | None, shown: list[Breakdown]) -> tuple[str, ...]:
    if held is None:
        return (NO_GROUPS,)
    people = {one.person for one in rows}
    stated = {person for groups in held.groups.values() for person in groups}
    silent = len(people - stated)
    said = f"{silent} of {len(people)} people have no known group; they are counted and not compared"
    notes = [said] if silent else []
    elsewhere = len(stated - people)
    if elsewhere:
        notes.append(f"{elsewhere} people of the demographics stand in no decision")
    if not shown:
        notes.append("no group is known of anybody, so that nothing can be said about groups")
    return (*held.notes, *notes)
