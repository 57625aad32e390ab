"""What the reader understood, as rows, so that a manager can check the reading before believing the audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fledge.facts import FactBook, Kind
from fledge.posting import AnyOf, DegreeAsked, Level, PayRange, Posting, Status, Words, YearsAsked

_HEADINGS = {
    Kind.TOOL: "Tools",
    Kind.CONCEPT: "Practices",
    Kind.FUNDAMENTAL: "Fundamentals",
    Kind.DOMAIN: "Business fields",
}
STATUSES = {Status.MUST: "must-have", Status.NICE: "nice to have", Status.CONTEXT: "only named"}
_STATUS = {Status.MUST: "must", Status.NICE: "nice", Status.CONTEXT: "only named"}
_LEVELS = {Level.DEGREE: "a degree", Level.PHD: "PhD", Level.CERTIFICATE: "a certificate"}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing read: what, how it is meant, what else will do, for how many years, and where it stands."""

    what: str
    status: str
    at: Words
    instead: str = ""
    years: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    heading: str
    rows: tuple[Row, ...]


def reading(posting: Posting, book: FactBook) -> tuple[Group, ...]:
    """Everything read: what is asked, then what is only named, then what the employer gives."""
    skills = tuple(_skills(posting, book))
    groups = [
        Group("Experience", tuple(_experience(asked) for asked in posting.years)),
        *(Group(heading, _sorted(row for of, row in skills if of is kind)) for kind, heading in _HEADINGS.items()),
        Group("Degrees", tuple(_degree(asked) for asked in posting.degrees)),
        Group("Named, not asked for", tuple(_named(posting, book))),
        Group("What the employer gives", tuple(_given(posting))),
    ]
    return tuple(group for group in groups if group.rows)


def name_of(skill: str, book: FactBook) -> str:
    """The usual name of a skill; one that the book does not have goes by the posting's own, in lower case."""
    return book[skill].name if skill in book.skills else skill


def _sorted(rows: Iterator[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: row.at.start))


def _experience(asked: YearsAsked) -> Row:
    within = "within a longer one" if asked.inside else ""
    return Row(asked.subject or "experience", _STATUS[asked.status], asked.at, within, _span(asked))


def _skills(posting: Posting, book: FactBook) -> Iterator[tuple[Kind, Row]]:
    """Each any-of group as one row, and each skill that stands alone as one row, at its firmest mention."""
    for group in posting.groups:
        if group.status.asked:
            first = book.skills.get(group.skills[0])
            yield first.kind if first else Kind.TOOL, _alternatives(group, posting, book)
    for kind, skill, at, status in _alone(posting):
        yield kind, Row(name_of(skill, book), _STATUS[status], at, years=_years(posting, skill))


def _alternatives(group: AnyOf, posting: Posting, book: FactBook) -> Row:
    names = [name_of(skill, book) for skill in group.skills]
    years = next((said for skill in group.skills if (said := _years(posting, skill))), "")
    what = " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return Row(what, _STATUS[group.status], group.at, f"any {group.at_least} of {len(names)}", years)


def _alone(posting: Posting) -> Iterator[tuple[Kind, str, Words, Status]]:
    domains = [d for d in posting.domains if d.status.asked and not _in_group(d.at, posting)]
    asked = [(m.kind, m.skill, m.at, m.status) for m in posting.asked() if m.group is None]
    asked += [(Kind.DOMAIN, d.domain, d.at, d.status) for d in domains]
    asked.sort(key=lambda found: (list(Status).index(found[3]), found[2].start))
    yield from {(kind, skill): (kind, skill, at, status) for kind, skill, at, status in reversed(asked)}.values()


def _in_group(at: Words, posting: Posting) -> bool:
    return any(group.at.start <= at.start and at.end <= group.at.end for group in posting.groups)


def _years(posting: Posting, skill: str) -> str:
    return next((_span(asked) for asked in posting.years if skill in asked.skills), "")


def _span(asked: YearsAsked) -> str:
    """The years as a table shows them: "5+", "3 to 5"."""
    return f"{asked.minimum:g}+" if asked.maximum is None else f"{asked.minimum:g} to {asked.maximum:g}"


def _degree(asked: DegreeAsked) -> Row:
    level = _LEVELS.get(asked.level, f"{asked.level}'s degree")
    return Row(level, _STATUS[asked.status], asked.at, "or experience" if asked.or_experience else "")


def _named(posting: Posting, book: FactBook) -> Iterator[Row]:
    asked = {m.skill for m in posting.asked()} | {skill for group in posting.groups for skill in group.skills}
    named = {m.skill: m for m in reversed(posting.mentions) if m.skill not in asked}
    yield from (Row(name_of(m.skill, book), _STATUS[m.status], m.at) for m in reversed(named.values()))


def _given(posting: Posting) -> Iterator[Row]:
    yield from (Row(f"pay: {_pay(pay)}", "offered", pay.at) for pay in posting.pay)
    yield from (Row(f"learning: {promise.kind}", "offered", promise.at) for promise in posting.promises)


def _pay(pay: PayRange) -> str:
    return f"{pay.currency} {pay.low:,.0f} to {pay.high:,.0f} a {pay.period}"
