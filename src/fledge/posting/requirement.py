"""What a posting asks, as values. Each keeps the words it was read from, as offsets into the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fledge.facts import Kind


class Status(StrEnum):
    """How a line means what it names: asked for, welcome, or only named."""

    MUST = "must"
    NICE = "nice"
    CONTEXT = "context"

    @property
    def asked(self) -> bool:
        """Whether an applicant is expected or invited to bring it."""
        return self is not Status.CONTEXT


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of the posting: ``text[start:end]``, counted in Unicode characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The posting's own words."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the posting names a skill.

    ``group`` numbers the any-of group it belongs to. ``skill`` is the book's id, or for a name that the
    book does not have (``in_book`` false) the name itself in lower case.
    """

    skill: str
    kind: Kind
    at: Words
    status: Status
    group: int | None = None
    in_book: bool = True


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Alternatives that one requirement offers: any ``at_least`` of ``skills`` will do."""

    group: int
    skills: tuple[str, ...]
    at: Words
    status: Status
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class YearsAsked:
    """A stated duration of experience, in years, and what it is of.

    ``skills`` are what the years bind to; ``any_of`` says that one of them is enough. ``of_tool`` is true
    when a named tool, not a role or discipline, must have been used that long. ``examples`` says that what is
    named only illustrates a kind ("frameworks such as …", "A/B"). ``inside`` points to the
    longer statement that this one is part of ("8+ years, 3 of them in machine learning").
    """

    at: Words
    minimum: float
    maximum: float | None
    subject: str
    status: Status
    skills: tuple[str, ...] = ()
    any_of: bool = False
    of_tool: bool = False
    examples: bool = False
    inside: Words | None = None


class Level(StrEnum):
    """Degrees, lowest first; ``DEGREE`` is a degree whose level is not said."""

    CERTIFICATE = "certificate"
    DEGREE = "degree"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    PHD = "phd"


@dataclass(frozen=True, slots=True)
class DegreeAsked:
    """A degree or certificate asked for, the lowest that will do, and whether experience stands in for it."""

    at: Words
    level: Level
    status: Status
    or_experience: bool


@dataclass(frozen=True, slots=True)
class DomainAsked:
    """Knowledge of a business or industry that the posting asks for."""

    domain: str
    at: Words
    status: Status


@dataclass(frozen=True, slots=True)
class PayRange:
    """Pay as the posting states it, in its currency, per ``period`` (year, month, day or hour)."""

    at: Words
    low: float
    high: float
    currency: str
    period: str


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the employer says it gives to people who learn: mentoring, training, time, money."""

    at: Words
    kind: str


@dataclass(frozen=True, slots=True)
class LevelWord:
    """A word of level in a line that asks: "expert" wants mastery of what follows, others ("world-class") praise."""

    at: Words
    mastery: bool
    vague: bool


@dataclass(frozen=True, slots=True)
class Posting:
    """A job posting as read: what it asks, what it only names, and what could not be read.

    ``unread`` is the reason when no skill that it asks for could be read; a posting without asked skills
    and without a reason does not exist.
    """

    text: str
    title: str
    company: str
    mentions: tuple[Mention, ...] = ()
    groups: tuple[AnyOf, ...] = ()
    years: tuple[YearsAsked, ...] = ()
    degrees: tuple[DegreeAsked, ...] = ()
    domains: tuple[DomainAsked, ...] = ()
    pay: tuple[PayRange, ...] = ()
    promises: tuple[Promise, ...] = ()
    seniority: str = ""
    duties: tuple[Words, ...] = ()
    asks: tuple[Words, ...] = ()
    levels: tuple[LevelWord, ...] = ()
    unread: str | None = None

    def asked(self, *kinds: Kind) -> tuple[Mention, ...]:
        """The mentions that are required or welcome, of the given kinds (of any kind if none is given)."""
        return tuple(m for m in self.mentions if m.status.asked and (not kinds or m.kind in kinds))
