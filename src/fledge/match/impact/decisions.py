"""Who was decided on, for which requisition, at which stage, and who went on: the rows of a table, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fledge.match.impact.stages import STAGES, near
from fledge.match.impact.table import Row, broken, plain, rows
from fledge.problem import Problem, Problems

COLUMNS = ("person", "requisition", "stage", "passed", "date")
_ALSO = {
    "person": ("candidate", "candidate_id", "applicant", "applicant_id", "person_id", "id"),
    "requisition": ("req", "req_id", "requisition_id", "job", "job_id", "posting", "position", "role"),
    "stage": ("step", "hiring_stage", "phase"),
    "passed": ("pass", "selected", "outcome", "decision", "went_on", "advanced"),
    "date": ("decided", "decided_on", "day", "decision_date"),
}
#: What a table may say of whoever went on, and of whoever did not.
PASSED = {"1": True, "1.0": True, "yes": True, "true": True, "0": False, "0.0": False, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Decision:
    """One person at one stage of one requisition: whether they went on, and when that was decided, if known."""

    person: str
    requisition: str
    stage: str
    passed: bool
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions that could be read, and a sentence for everything that could not."""

    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    """A decision with the line it stands on."""

    line: int
    decision: Decision

    @property
    def key(self) -> tuple[str, str, str]:
        return self.decision.person, self.decision.requisition, self.decision.stage


def decisions(text: str, spelled: Mapping[str, str], *, where: str) -> Decisions:
    """The decisions of a CSV text. A row that cannot be read is left out and said; the rest goes on.

    Raises where a column is missing, where nothing could be read, and where more is left out than kept: a report on
    the lesser part would mislead.
    """
    problems: list[Problem] = []
    lines = list(rows(text, COLUMNS, also=_ALSO, where=where))
    read = [found for row in lines if (found := _read(row, spelled, problems))]
    kept = tuple(_once(read, where, problems))
    if not kept:
        mend = f"write a line for each decision: {','.join(COLUMNS)}"
        raise Problems(problems) if problems else Problem("holds no decisions", where=where, mend=mend)
    if len(read) * 2 < len(lines):
        most = f"{len(lines) - len(read)} of {len(lines)} lines could not be read, so nothing is reckoned"
        raise Problems([*problems, Problem(most, where=where, mend="correct the lines above")])
    return Decisions(kept, tuple(problems))


def _read(row: Row, spelled: Mapping[str, str], problems: list[Problem]) -> _Read | None:
    """A row as a decision; None, and a sentence, where it is none."""
    if row.cells is None:
        problems.append(broken(row))
        return None
    said = list(_wrong(row.cells, spelled, row.where))
    problems += said
    day, odd = _day(row.cells["date"], row.where)
    problems += odd
    if said:
        return None
    passed = PASSED[row.cells["passed"].lower()]
    stage = spelled[plain(row.cells["stage"])]
    return _Read(row.line, Decision(row.cells["person"], row.cells["requisition"], stage, passed, day))


def _wrong(cells: Mapping[str, str], spelled: Mapping[str, str], where: str) -> Iterator[Problem]:
    for name in ("person", "requisition"):
        if not cells[name]:
            yield Problem(f"names no {name}", where=where, mend="any code will do, the same on every line")
    if plain(cells["stage"]) not in spelled:
        known = ", ".join(near(cells["stage"], spelled))
        yield Problem(f"{cells['stage']!r} is no stage that is known", where=where, mend=f"use {known}")
    if cells["passed"].lower() not in PASSED:
        mend = "write 1 for whoever went on, 0 for whoever did not"
        yield Problem(f"passed is {cells['passed']!r}", where=where, mend=mend)


def _day(words: str, where: str) -> tuple[date | None, tuple[Problem, ...]]:
    """The day, where one is written; a day that cannot be read is said, and the decision stays."""
    if not words:
        return None, ()
    try:
        return date.fromisoformat(words[:10]), ()
    except ValueError:
        what = f"date {words!r} is not a day; the decision counts without it"
        return None, (Problem(what, where=where, mend="write it as 2026-02-04"),)


def _once(read: Iterable[_Read], where: str, problems: list[Problem]) -> Iterator[Decision]:
    """Every person once for each stage of a requisition; who stands there both ways is left out, for nobody knows."""
    found: dict[tuple[str, str, str], list[_Read]] = {}
    for one in read:
        found.setdefault(one.key, []).append(one)
    for (person, requisition, stage), many in found.items():
        if len(many) > 1:
            problems.append(_twice(person, f"{stage}, {requisition}", many, where))
        if len({one.decision.passed for one in many}) == 1:
            yield min((one.decision for one in many), key=lambda one: one.day or date.max)


def _twice(person: str, what: str, many: list[_Read], where: str) -> Problem:
    lines = f"{where} lines {', '.join(str(one.line) for one in many)}"
    if len({one.decision.passed for one in many}) == 1:
        return Problem(f"{person} stands there {len(many)} times ({what})", where=lines, mend="counted once")
    both = f"{person} both passed and did not ({what}); left out"
    return Problem(both, where=lines, mend="keep the decision that counts")


def odd(found: Decisions) -> Iterator[str]:
    """What the reader should know about the decisions, without being wrong."""
    places: dict[tuple[str, str], dict[int, bool]] = {}
    for one in found.decisions:
        places.setdefault((one.person, one.requisition), {})[STAGES.index(one.stage)] = one.passed
    after = sum(any(not at[n] and max(at) > n for n in at) for at in places.values())
    if after:
        yield f"{_people(after)} decided on after a stage that they did not pass; each decision counts where it stands"
    often: dict[tuple[str, str], int] = {}
    for one in found.decisions:
        often[one.person, one.stage] = often.get((one.person, one.stage), 0) + 1
    several = len({person for (person, _), times in often.items() if times > 1})
    if several:
        yield (
            f"{_people(several)} decided on at one stage for more than one requisition; each decision counts, though "
            "decisions on one person hang together and the ranges are then somewhat too narrow"
        )


def _people(n: int) -> str:
    return f"{n} {'person was' if n == 1 else 'people were'}"
