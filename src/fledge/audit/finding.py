"""What an audit says, and what a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fledge.audit.repair.edit import Repair
from fledge.facts import Fact, FactBook
from fledge.pool import Pool
from fledge.posting import Mention, Posting, Words


class Grade(StrEnum):
    """How heavily a finding weighs, heaviest first."""

    IMPOSSIBLE = "impossible"
    NOBODY = "practically nobody"
    COSTLY = "costly"
    LOOK = "worth a look"

    @property
    def weight(self) -> int:
        """0 for the heaviest; findings are shown in this order."""
        return list(Grade).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a manager should know about the posting.

    ``quotes`` are the posting's own words; ``because`` the facts it rests on, each with its source;
    ``do`` says how to mend it. A finding is never about a person.
    """

    rule: str
    grade: Grade
    says: str
    do: str
    quotes: tuple[Words, ...] = ()
    because: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class ToolLoad:
    """How many tools a posting asks for, as named and after alternatives count once."""

    named: int
    asked: int
    must: int
    percentile: float | None
    compared_with: Fact | None


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule looks at: the posting as read, what is known, and the day to judge by."""

    posting: Posting
    book: FactBook
    today: date
    load: ToolLoad
    #: the tools that must be brought, one mention each time they are named
    must_tools: tuple[Mention, ...]


def promises(case: Case, kind: str) -> bool:
    """Whether the employer says something of this kind."""
    return any(promise.kind == kind for promise in case.posting.promises)


Check = Callable[[Case], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, what it looks for in a manager's words, why that matters, and the check itself."""

    id: str
    looks_for: str
    why: str
    check: Check


@dataclass(frozen=True, slots=True)
class Audit:
    """A posting and everything found in it.

    ``pool`` is how many people meet it and ``repair`` what would bring people back, where a panel was there to count.
    ``notes`` are remarks about the reading itself.
    """

    posting: Posting
    today: date
    findings: tuple[Finding, ...]
    load: ToolLoad
    notes: tuple[str, ...] = ()
    pool: Pool | None = None
    repair: Repair | None = None
