"""What happened to earlier people, from a table: who became productive when, who left, who is still learning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fledge.problem import Problem
from fledge.ramp.conditions import Conditions, checked, checked_gap, each_of, together
from fledge.ramp.table import Row, rows

COLUMNS = (
    *("person", "start", "gap_hours", "protected_hours", "mentor_hours", "pulled_share"),
    *("productive_date", "left_date"),
)
#: May stand in the table as well.
FURTHER = ("interruptions",)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
_CALLED = {"protected": "protected_hours", "mentor": "mentor_hours", "pulled": "pulled_share"}
_DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class Outcome:
    """One person: how long it took, or how long it has been where ``finished`` is false (left, or still learning).

    ``gap_hours`` is None where it was not written down.
    """

    months: float
    finished: bool
    gap_hours: float | None
    conditions: Conditions
    year: int


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What happened to earlier people, without their names, and what is odd about it."""

    people: tuple[Outcome, ...]
    notes: tuple[str, ...] = ()

    @property
    def finished(self) -> int:
        """How many became productive."""
        return sum(one.finished for one in self.people)


def outcomes(text: str, *, today: date, where: str = "") -> Outcomes:
    """The people of a table as CSV text, known up to ``today``; every mistake in it is raised at once.

    Who left or is still learning counts with the time until then.
    """
    problems: list[Problem] = []
    found: list[Outcome] = []
    seen: dict[str, int] = {}
    productive: list[date] = []
    for row in rows(text, COLUMNS, FURTHER, where=where):
        try:
            cells = row.cells()
            _once(cells["person"], row, seen)
            outcome, day = _outcome(cells, today, row.where)
        except Problem as problem:
            problems += each_of(problem)
            continue
        found.append(outcome)
        productive += [day] if day else []
    if problems:
        raise together(problems)
    if not found:
        raise Problem("holds column names and no people", where=where, mend="write one line for each person")
    return Outcomes(tuple(found), tuple(_odd(found, productive)))


def _once(person: str, row: Row, seen: dict[str, int]) -> None:
    if person and person in seen:
        what = f"{person} stands on line {seen[person]} already"
        raise Problem(what, where=row.where, mend="give each person one line")
    seen[person] = row.line


def _outcome(cells: Mapping[str, str], today: date, where: str) -> tuple[Outcome, date | None]:
    problems: list[Problem] = []
    start = _day(cells, "start", where, problems)
    productive, left = (_day(cells, name, where, problems) for name in ("productive_date", "left_date"))
    gap = _number(cells, "gap_hours", where, problems)
    conditions = Conditions(
        protected=_number(cells, "protected_hours", where, problems),
        interruptions=_number(cells, "interruptions", where, problems),
        mentor=_number(cells, "mentor_hours", where, problems),
        pulled=_number(cells, "pulled_share", where, problems),
    )
    for check in (lambda: checked(conditions, where=_places(where)), lambda: checked_gap(gap or 0.0, where=where)):
        try:
            check()
        except Problem as problem:
            problems += each_of(problem)
    if start is None and not cells["start"]:
        problems.append(Problem("has no start", where=where, mend="give the first day, for example 2026-02-02"))
    if start is not None:
        problems += _out_of_order(start, productive, left, today, where)
    if problems or start is None:
        raise together(problems)
    last = productive or left or today
    months = max((last - start).days, 1) / _DAYS_A_MONTH
    return Outcome(months, productive is not None, gap, conditions, last.year), productive


def _places(where: str) -> dict[str, str]:
    return {name: f"{where}, {_CALLED.get(name, name)}" for name in ("protected", "interruptions", "mentor", "pulled")}


def _day(cells: Mapping[str, str], name: str, where: str, problems: list[Problem]) -> date | None:
    words = cells[name]
    if not words:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        what = f"{name} {words!r} is not a day"
        problems.append(Problem(what, where=where, mend="write it as 2026-02-04"))
        return None


def _number(cells: Mapping[str, str], name: str, where: str, problems: list[Problem]) -> float | None:
    words = cells.get(name, "")
    if not words:
        return None
    percent = words.endswith("%")
    try:
        found = _plain(words.rstrip("% "))
    except ValueError:
        problems.append(Problem(f"{name} {words!r} is not a number", where=where, mend="leave it empty if not known"))
        return None
    if percent:
        what = f"{name} is a share between 0 and 1, not {words}" if name == "pulled_share" else f"{name} is no share"
        mend = f"did you mean {found / 100:g}?" if name == "pulled_share" else "give a number without a sign"
        problems.append(Problem(what, where=where, mend=mend))
        return None
    return found


def _plain(words: str) -> float:
    """A number with a point or a comma before its decimals, or commas between thousands."""
    if _THOUSANDS.fullmatch(words):
        return float(words.replace(",", ""))
    return float(words.replace(",", ".") if words.count(",") == 1 else words)


def _out_of_order(
    start: date, productive: date | None, left: date | None, today: date, where: str
) -> Iterator[Problem]:
    mend = "correct one of the dates"
    if start > today:
        wait = "leave the line out until then"
        yield Problem(f"starts on {start}, which is after {today}", where=where, mend=wait)
        return
    for name, day in (("productive", productive), ("left", left)):
        if day is not None and day > today:
            said = f"{name} on {day}, which is after {today}"
            yield Problem(said, where=where, mend="leave it empty until it has happened")
        elif day is not None and day < start:
            yield Problem(f"{name} on {day}, before the start on {start}", where=where, mend=mend)
    if productive == start:
        yield Problem("productive on the day of the start", where=where, mend="a ramp of no days is none; " + mend)
    if productive and left and productive > left:
        yield Problem(f"productive on {productive}, after leaving on {left}", where=where, mend=mend)


def _odd(found: list[Outcome], productive: list[date]) -> Iterator[str]:
    """What the user should know about the table, without being wrong."""
    if len(productive) > 1 and len(set(productive)) == 1:
        yield (
            f"all {len(productive)} became productive on the same day ({productive[0]}); if that is the end of a "
            "programme and not the day on which a rubric was met, the months say little"
        )
    if not productive:
        yield "nobody has finished yet, so this is the prior alone; what is known so far is how long people have tried"
    blank = sum(one.gap_hours is None for one in found)
    if blank:
        yield f"{blank} of {len(found)} people have no gap_hours; they are taken as from a neighbouring field"
