"""What was read in somebody's papers, in words for the person who sent them, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fledge.people import How
from fledge.pool import name_of
from fledge.web.computed.audited import Asked
from fledge.web.computed.knowledge import book
from fledge.web.computed.matched import one_match
from fledge.web.computed.reviewed import Need, Sources, needs_of, shown_by

if TYPE_CHECKING:
    from fledge.people import Applicant, Span

_HOW = {
    How.WORK: "used at work",
    How.PROJECT: "used in a project",
    How.COURSE: "learned in a course",
    How.LISTED: "only named",
}
_SHOWS = {
    "direct": "Your papers show it",
    "adjacent": "Your papers show something close to it",
    "listed": "Your papers name it without saying what you did",
    "none": "Nothing in your papers was read as showing it",
}


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One line: its number and words, what it counts towards, and the roles with what it shows there."""

    number: int
    quote: str
    towards: tuple[str, ...]
    roles: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class OwnNeed:
    """One thing that a role asks for, and how the papers show it."""

    label: str
    how: str
    shows: str
    is_must: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnReading:
    """All lines in the order of the papers, and each role's demands by what the role is called."""

    lines: tuple[OwnLine, ...]
    roles: Mapping[str, tuple[OwnNeed, ...]]
    notes: tuple[str, ...] = ()
    unread: str = ""


def own_reading(sources: Sources, roles: Mapping[str, Asked]) -> OwnReading:
    """The lines that count, without those that were taken out; a role that asks for nothing known is left out."""
    person = shown_by(sources)
    if person.unread:
        return OwnReading((), {}, person.notes, person.unread)
    needs = {role: found for role, asked in roles.items() if (found := _needs(asked, person))}
    lines = tuple(_lines(person, needs))
    return OwnReading(lines, {role: tuple(map(_own, found)) for role, found in needs.items()}, person.notes)


def _needs(asked: Asked, person: Applicant) -> tuple[Need, ...]:
    from fledge.problem import Problem

    try:
        return tuple(needs_of(one_match(asked, person, asked.judged_by)[0]))
    except Problem:
        return ()


def _own(need: Need) -> OwnNeed:
    return OwnNeed(need.label, need.how, _SHOWS[need.how], need.kind == "must", need.because)


def _lines(person: Applicant, needs: Mapping[str, Sequence[Need]]) -> Iterator[OwnLine]:
    found: dict[int, tuple[str, dict[str, list[str]]]] = {}
    for number, quote, name, how in sorted(_read(person), key=lambda row: row[0]):
        found.setdefault(number, (quote, {}))[1].setdefault(how, []).append(name)
    for number, (quote, hows) in found.items():
        towards = tuple(_together(tuple(dict.fromkeys(names)), how) for how, names in hows.items())
        counts = tuple((role, labels) for role, rows in needs.items() if (labels := _labels(number, rows)))
        yield OwnLine(number, quote, towards, counts)


def _together(names: tuple[str, ...], how: str) -> str:
    """What a line counts towards in the same way is told together."""
    listed = ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]
    return f"{listed} ({how})" if how else listed


def _labels(line: int, needs: Sequence[Need]) -> tuple[str, ...]:
    return tuple(need.label for need in needs if any(quote.line == line for quote in need.quotes))


def _read(person: Applicant) -> Iterator[tuple[int, str, str, str]]:
    """Every line as (number, words, what it counts towards, how and when)."""
    for one in person.evidence:
        yield one.line, one.quote, name_of(one.skill, book()), f"{_HOW[one.how]}{_when(one.span)}"
    for role in person.roles:
        yield role.line, role.quote, "years of work" if role.span else "a job whose dates were not read", ""
    for study in person.studies:
        yield study.line, study.quote, "a degree", ""


def _when(span: Span | None) -> str:
    return f", {span.start:%B %Y} to {span.end:%B %Y}" if span else ""
