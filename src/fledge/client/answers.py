"""What a workspace answers, as values. A field that a newer workspace adds is passed over."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who sits or sat in the organisation."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation, and what the token may do in it."""

    name: str
    slug: str
    edition: int
    seat: str
    rights: tuple[str, ...]
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's seat; ``person.id`` is what roles name people by."""

    id: int
    person: Person
    email: str
    seat: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Role:
    """A role and where it stands. ``people`` is empty in a list."""

    id: int
    title: str
    team: str
    location: str
    openings: int
    state: str
    manager: Person | None
    made: datetime
    edition: int
    versions: int | None
    newest: int | None
    published: int | None
    verdict: str | None
    share: float | None
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Posting:
    """One version of a role's posting. ``text`` is empty in a list; ``blanks`` are places to fill in."""

    number: int
    role: int
    title: str
    company: str
    judged_by: date
    origin: str
    made: datetime
    by: Person | None
    made_from: int | None
    published: datetime | None
    text: str = ""
    notes: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a proposal. One that changes has a ``key``, and stands agreed, refused or open."""

    key: str | None
    before: str | None
    after: str | None
    because: str
    stands: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Changed lines under discussion; ``became`` is the version that came of them."""

    purpose: str
    edits: int
    keep: tuple[str, ...]
    edition: int
    became: int | None
    lines: tuple[Line, ...] = ()
    text: str = ""
    blanks: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the lines that change."""
        return tuple(line.key for line in self.lines if line.key)


@dataclass(frozen=True, slots=True)
class Link:
    """A link for somebody without an account; ``link`` is there once, when it is made."""

    id: int
    whom: str
    made: datetime
    ends: datetime
    withdrawn: datetime | None
    seen: int
    link: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """Long work and how far it is."""

    id: str
    kind: str
    about: str
    state: str
    done: int
    total: int
    failed: str

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.state in ("done", "stopped", "failed")


@dataclass(frozen=True, slots=True)
class WorkItem:
    """What came of one item: ``in``, ``there`` already, or ``not`` possible."""

    number: int
    name: str
    came: str
    says: str
    role: int | None
    posting: int | None


@dataclass(frozen=True, slots=True)
class Who:
    """Who an applicant is."""

    name: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody in a round and where they stand; ``who`` is there only where it was asked for."""

    id: int
    role: int
    who: Who | None
    stage: str
    standing: str
    since: datetime
    applied: date
    source: str
    reference: str
    tags: tuple[str, ...]
    decided: datetime | None
    reason: str
    edition: int


@dataclass(frozen=True, slots=True)
class Match:
    """A match as data (``fledge:match:1``), and the digest that a decision names as the evidence that was read."""

    applicant: int
    version: int
    evidence: str
    unread: str
    match: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the ledger; until ``counts_from`` it can be undone and nobody is told."""

    id: int
    applicant: int
    what: str
    from_stage: str
    to_stage: str
    reason: str
    words: str
    by: Person | None
    at: datetime
    counts_from: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class SecondLook:
    """Somebody who was rejected and whom a changed posting may bring back; ``found`` says why."""

    id: int
    applicant: int
    role: int
    version: int
    original: int
    decided: datetime
    found: Mapping[str, Any]
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Interview:
    """One conversation with somebody in the round."""

    id: int
    applicant: int
    begins: datetime | None
    zone: str
    minutes: int
    place: str
    interviewers: tuple[Person, ...]
    cancelled: datetime | None
    edition: int


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened: when, by whom, and what."""

    at: datetime
    who: str
    says: str


@dataclass(frozen=True, slots=True)
class File:
    """A file: its name, its type, and what is in it."""

    name: str
    media: str
    content: bytes


def read(kind: type[Answer], data: Mapping[str, Any]) -> Answer:
    """An answer from the data that a workspace sent.

    >>> read(Person, {"id": 1, "name": "Alice", "something new": True})
    Person(id=1, name='Alice')
    """
    hints = _hints(cast("Any", kind))
    known = {one.name: _value(hints[one.name], data[one.name]) for one in fields(kind) if one.name in data}  # type: ignore[arg-type]
    return kind(**known)


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(hint: Any, value: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return None if value is None else _value(get_args(hint)[0], value)
    if get_origin(hint) is tuple:
        return tuple(_value(get_args(hint)[0], one) for one in value)
    if hint in (datetime, date):
        return hint.fromisoformat(value.replace("Z", "+00:00"))
    return read(hint, value) if hasattr(hint, "__dataclass_fields__") else value
