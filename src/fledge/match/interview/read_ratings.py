"""Ratings and outcomes out of tables: every line checked, and a sentence for each that cannot be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches

from fledge.match.impact.table import Row, broken, rows
from fledge.match.interview.scorecard import HIGHEST, LOWEST, Rating, Scorecard
from fledge.match.interview.updated import Outcome
from fledge.match.interview.validity import METHODS
from fledge.problem import Problem

COLUMNS = ("person", "rater", "criterion", "score")
#: Columns that a table may leave out: then every card was handed in, and everything is of the usual method.
_MAY = ("method", "submitted_at")
_HANDED_IN = "handed in"
OUTCOMES = ("person", "method", "rating", "performance")
_ALSO = {
    "person": ("candidate", "applicant", "person_id", "candidate_id"),
    "rater": ("interviewer", "reviewer", "rated_by"),
    "criterion": ("question", "attribute"),
    "score": ("rating", "points"),
    "submitted_at": ("submitted", "submitted_on", "date"),
}
#: What stands for a way of assessing where a table does not say it.
USUAL = "structured interview"


@dataclass(frozen=True, slots=True)
class Known:
    """A criterion of a kit: its id, what it is called, and the method it belongs to."""

    id: str
    name: str
    method: str


@dataclass(frozen=True, slots=True)
class Round:
    """All scorecards of a table in the order in which people first stand in it, with the method of each criterion.

    ``names`` are what criteria are called; ``kit`` are those that could have been rated, where that is known;
    ``problems`` are the lines that could not be read.
    """

    cards: tuple[Scorecard, ...]
    methods: Mapping[str, str]
    names: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    kit: tuple[Known, ...] = ()


@dataclass(slots=True)
class _Table:
    """What has been read so far."""

    ratings: dict[tuple[str, str], dict[str, Rating]]
    submitted: dict[tuple[str, str], str]
    methods: dict[str, str]
    names: dict[str, str]


def read_ratings(text: str, *, where: str, kit: tuple[Known, ...] = ()) -> Round:
    """The ratings of a CSV text with person, rater, criterion, score and submitted_at, and ``method`` if it is there.

    A card of which any line says when it was submitted is submitted; where the table has no such column, all are.
    A line that cannot be read is left out and said.
    """
    found, problems = _Table({}, {}, {}, {}), list[Problem]()
    by_name = {name.casefold(): one for one in kit for name in (one.id, one.name)}
    for row in rows(text, (*COLUMNS, *_there(text)), also=_ALSO, where=where):
        try:
            _keep(row, by_name, found)
        except Problem as problem:
            problems.append(problem)
    cards = tuple(
        Scorecard(rater, person, tuple(given.values()), found.submitted.get((person, rater), ""))
        for (person, rater), given in found.ratings.items()
    )
    if not cards:
        problems = problems or [Problem("holds no ratings", where=where, mend="write one line for each number")]
    return Round(cards, found.methods, found.names, tuple(problems), kit)


def _there(text: str) -> Iterator[str]:
    """Which of the columns that may be left out the table has."""
    header = {
        name.strip(' "\r').casefold() for name in re.split(r"[,;\t]", text.lstrip("\ufeff\r\n ").partition("\n")[0])
    }
    return (name for name in _MAY if header & {name, *_ALSO.get(name, ())})


def _keep(row: Row, by_name: Mapping[str, Known], found: _Table) -> None:
    cells = _cells(row)
    person, rater, criterion = (_filled(cells, name, row) for name in ("person", "rater", "criterion"))
    known = _of_method(_known(criterion, by_name, row), cells.get("method", ""), found, row)
    rating = Rating(rater, known.id, _score(cells["score"], row))
    submitted = _submitted(cells["submitted_at"], row) if "submitted_at" in cells else _HANDED_IN
    given = found.ratings.setdefault((person, rater), {})
    if known.id in given:
        what = f"{rater} has rated {person} on {known.name} before"
        raise Problem(what, where=row.where, mend="keep one of the two lines")
    given[known.id] = rating
    found.methods[known.id] = known.method
    found.names.setdefault(known.id, known.name)
    if submitted:
        found.submitted[person, rater] = max(submitted, found.submitted.get((person, rater), ""))


def _cells(row: Row) -> Mapping[str, str]:
    if row.cells is None:
        raise broken(row)
    return {name: cell.strip() for name, cell in row.cells.items()}


def _filled(cells: Mapping[str, str], name: str, row: Row) -> str:
    if not cells[name]:
        raise Problem(f"has no {name}", where=row.where, mend="fill it in, or take the line out")
    return cells[name]


def _known(criterion: str, by_name: Mapping[str, Known], row: Row) -> Known:
    if not by_name:
        return Known(criterion, criterion, "")
    if criterion.casefold() in by_name:
        return by_name[criterion.casefold()]
    near = get_close_matches(criterion.casefold(), by_name, n=1)
    all_ids = ", ".join(sorted({one.id for one in by_name.values()}))
    mend = f"perhaps {by_name[near[0]].id}" if near else f"the kit has {all_ids}"
    raise Problem(f"the kit has no criterion {criterion!r}", where=row.where, mend=mend)


def _of_method(known: Known, words: str, found: _Table, row: Row) -> Known:
    """The criterion with its method; one name in two methods is two criteria."""
    method = known.method or _method(words, row)
    if found.methods.get(known.id, method) == method:
        return replace(known, method=method)
    return Known(f"{known.id} ({method})", f"{known.name} ({method})", method)


def _score(words: str, row: Row) -> int:
    try:
        score = float(words)
    except ValueError:
        score = 0.0
    if score not in range(LOWEST, HIGHEST + 1):
        mend = f"write a whole number from {LOWEST} to {HIGHEST}"
        raise Problem(f"has the score {words!r}" if words else "has no score", where=row.where, mend=mend)
    return int(score)


def _submitted(words: str, row: Row) -> str:
    if not words:
        return ""
    try:
        return datetime.fromisoformat(words).isoformat()
    except ValueError:
        mend = "write it as 2026-02-04 or 2026-02-04T15:30, or leave it empty as long as it is not submitted"
        raise Problem(f"was submitted at {words!r}, which is no time", where=row.where, mend=mend) from None


def _method(words: str, row: Row) -> str:
    method = words.lower().replace("_", " ") or USUAL
    if method not in METHODS:
        near = get_close_matches(method, METHODS, n=1)
        mend = f"perhaps {near[0]}" if near else f"use one of {', '.join(METHODS)}"
        raise Problem(f"there is no method {words!r}", where=row.where, mend=mend)
    return method


def read_outcomes(text: str, *, where: str) -> tuple[tuple[Outcome, ...], tuple[Problem, ...]]:
    """The outcomes of a CSV text with person, method, rating and performance after twelve months; and what is wrong."""
    found: dict[tuple[str, str], Outcome] = {}
    problems: list[Problem] = []
    for row in rows(text, OUTCOMES, also={}, where=where):
        try:
            outcome = _outcome(row)
            if (outcome.person, outcome.method) in found:
                what = f"{outcome.person} stands in it before with the same method"
                raise Problem(what, where=row.where, mend="keep one of the two lines")
            found[outcome.person, outcome.method] = outcome
        except Problem as problem:
            problems.append(problem)
    return tuple(found.values()), tuple(problems)


def _outcome(row: Row) -> Outcome:
    cells = _cells(row)
    rating, performance = (_number(cells, name, row) for name in ("rating", "performance"))
    if not LOWEST <= rating <= HIGHEST:
        what = f"has the rating {cells['rating']}"
        raise Problem(what, where=row.where, mend=f"give the average from {LOWEST} to {HIGHEST}")
    return Outcome(_filled(cells, "person", row), _method(cells["method"], row), rating, performance)


def _number(cells: Mapping[str, str], name: str, row: Row) -> float:
    try:
        found = float(cells[name])
    except ValueError:
        found = float("nan")
    if found != found or abs(found) == float("inf"):
        raise Problem(f"has the {name} {cells[name]!r}, which is no number", where=row.where, mend="write a number")
    return found


def lines_of(cards: tuple[Scorecard, ...]) -> Iterator[tuple[str, Rating]]:
    """Every rating with the person it is of."""
    return ((card.person, rating) for card in cards for rating in card.ratings)
