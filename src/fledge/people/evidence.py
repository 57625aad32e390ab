"""What a person's own papers show, as values. Each keeps the line it was read from, without who the person is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fledge.facts import Kind
from fledge.posting import Level


class How(StrEnum):
    """How a skill shows, strongest first: used in a dated role, in a project, in a course, or only named."""

    WORK = "work"
    PROJECT = "project"
    COURSE = "course"
    LISTED = "listed"


class Signal(StrEnum):
    """What a line says of scale and ownership besides the skill itself."""

    LED = "led"
    DESIGNED = "designed"
    BUILT = "built"
    RAN = "ran in production"
    ON_CALL = "on call"
    SCALE = "scale"
    TAUGHT = "taught"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of months, both ends included; days are always the first of the month."""

    start: date
    end: date

    @property
    def months(self) -> int:
        """How many months it covers, at least one."""
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place where the papers show a skill, a fundamental or a domain.

    ``quote`` is the line without name, contact, school and everything else that says who the person is. ``span`` is
    when, where the papers say; ``line`` the number of the line in the text, from 1 (where
    a text lost its line ends, of the line as it was put back). ``instead`` is what the line names
    where the skill only follows from it ("Backend engineer" shows software engineering), else empty. ``bare`` says that
    the line only names it, in a list of skills or under a role ("Technologies: Java, Oracle"), and not what was done.
    """

    skill: str
    kind: Kind
    how: How
    quote: str
    line: int
    span: Span | None = None
    signals: tuple[Signal, ...] = ()
    instead: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """A dated job: its title as written, when, and the fields of business (ids of the skill book) that it shows."""

    title: str
    quote: str
    line: int
    span: Span | None
    domains: tuple[str, ...] = ()
    seniority: str = ""


@dataclass(frozen=True, slots=True)
class Studied:
    """A finished or begun degree: level and field, never the school or the year."""

    level: Level
    field: str
    quote: str
    line: int


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A tool and when it first shows in dated work, against the day it was born: how soon somebody takes up new things.

    ``years_after_birth`` is negative where the papers name it before its first known day (a preview, or a slip).
    """

    skill: str
    first_seen: date
    years_after_birth: float


@dataclass(frozen=True, slots=True)
class Applicant:
    """A person as far as the papers show what they can do, and nothing of who they are.

    ``id`` is what the user calls the papers (a file's name). ``pace`` holds the tools taken up, oldest first.
    ``notes`` are whole sentences on what could not be read; ``unread`` says why where nothing could.
    """

    id: str
    evidence: tuple[Evidence, ...] = ()
    roles: tuple[Role, ...] = ()
    studies: tuple[Studied, ...] = ()
    pace: tuple[TakenUp, ...] = ()
    notes: tuple[str, ...] = ()
    unread: str | None = None

    def of(self, skill: str) -> tuple[Evidence, ...]:
        """Every place where this skill shows."""
        return tuple(e for e in self.evidence if e.skill == skill)

    @property
    def months_of_work(self) -> int:
        """Months in dated jobs, overlapping ones counted once."""
        return months_covered(role.span for role in self.roles if role.span)


def months_covered(spans: Iterable[Span]) -> int:
    """How many months the spans cover together; what overlaps counts once.

    >>> from datetime import date
    >>> months_covered([Span(date(2020, 1, 1), date(2020, 12, 1)), Span(date(2020, 7, 1), date(2021, 6, 1))])
    18
    """
    total, reach = 0, None
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        first, last = _number(span.start), _number(span.end)
        total += max(0, last - (first - 1 if reach is None else max(first - 1, reach)))
        reach = last if reach is None else max(reach, last)
    return total


def _number(day: date) -> int:
    return day.year * 12 + day.month
