"""Which line of a posting drives a gap: who meets each line, and how the gap would stand without it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fledge.match.impact.breakdown import Breakdown, breakdowns
from fledge.match.impact.demographics import Demographics
from fledge.match.impact.limits import Limits
from fledge.match.impact.requirements import Requirements
from fledge.match.impact.rounds import Round, sorted_out
from fledge.match.impact.tally import Tally
from fledge.match.impact.verdict import highest

#: Stands in place of a requisition, for a table of requirements has none.
_ONE_POSTING = ""
ALL = "all of them"


@dataclass(frozen=True, slots=True)
class Without:
    """One group: the part of it that meets all must-haves, and the part that would if one line were not asked.

    Both gaps are to the same group: the one of which most meet all lines, groups too small left aside.
    """

    group: str
    now: Tally
    without: Tally
    gap: float
    gap_without: float

    @property
    def closes(self) -> float:
        """By how much the gap would shrink; below nought where it would grow."""
        return self.gap - self.gap_without


@dataclass(frozen=True, slots=True)
class Driver:
    """One requirement: who meets it, by group, and what would be without it."""

    requirement: str
    met: Breakdown
    without: tuple[Without, ...]


@dataclass(frozen=True, slots=True)
class Drivers:
    """All requirements in one breakdown; ``all_of_them`` is about the people of whom every answer is known."""

    by: str
    all_of_them: Breakdown | None
    requirements: tuple[Driver, ...]
    incomplete: int


def drivers(asked: Requirements, held: Demographics, by: str, known: Limits, alpha: float) -> Drivers | None:
    """The requirements in one breakdown, with the statistics of a stage; None where no group is known.

    Lines are looked at one at a time: a gap that two lines make together closes only when both are gone.
    """
    people = {person for answers in asked.met.values() for person in answers}
    complete = {person for person in people if all(person in answers for answers in asked.met.values())}
    single = [_round(line, by, answers, held) for line, answers in asked.met.items()]
    found = {one.stage: one for one in breakdowns(single, known, alpha)}
    whole = _passing(asked, complete, held, by, leaving_out=None)
    all_of_them = next(iter(breakdowns([whole], known, alpha)), None)
    if not found:
        return None
    lines = tuple(
        Driver(line, found[line], _without(whole, _passing(asked, complete, held, by, leaving_out=line), known))
        for line in asked.met
        if line in found
    )
    return Drivers(by, all_of_them, lines, len(people) - len(complete))


def _round(stage: str, by: str, answers: Mapping[str, bool], held: Demographics) -> Round:
    return sorted_out(stage, by, ((_ONE_POSTING, held.group(person, by), met) for person, met in answers.items()))


def _passing(asked: Requirements, people: set[str], held: Demographics, by: str, *, leaving_out: str | None) -> Round:
    """Who meets every line but one."""
    lines = [answers for line, answers in asked.met.items() if line != leaving_out]
    return _round(ALL, by, {person: all(line[person] for line in lines) for person in people}, held)


def _without(whole: Round, less: Round, known: Limits) -> tuple[Without, ...]:
    now, then = whole.groups(), less.groups()
    if not now:
        return ()
    top = highest({name: tally for name, tally in now.items() if tally.n >= known.least_group} or now)
    return tuple(
        Without(name, now[name], then[name], now[top].rate - now[name].rate, then[top].rate - then[name].rate)
        for name in now
    )
