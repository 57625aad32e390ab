"""What a workspace answers about a round: uploads, interviews' cards, letters, and how long people may be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fledge.client.answers import Person, Who, Work


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an upload and what it is said or suggested to be."""

    letter: str
    heading: str
    field: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """What a table leaves open: what a word means, or which number of a day comes first."""

    about: str
    kind: str
    words: str
    count: int
    answer: str


@dataclass(frozen=True, slots=True)
class Upload:
    """Something that was uploaded for a round. ``hinders`` says what has to be said first; ``rows`` what would come.

    In a list it has its name alone, without what would come of it.
    """

    id: str
    name: str
    by: Person | None
    made: datetime
    work: str | None
    hinders: str = ""
    system: str = ""
    sheets: tuple[str, ...] = ()
    sheet: int = 0
    header: int = 0
    columns: tuple[Column, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    rows: Mapping[str, int] | None = None
    files: int = 0
    refused: int = 0
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UploadRow:
    """One row and what would come of it: ``in``, ``there`` already, or ``not``; ``says`` tells why not."""

    number: int
    name: str
    came: str
    says: str
    notes: tuple[str, ...]
    stage: str
    standing: str


@dataclass(frozen=True, slots=True)
class UploadFile:
    """One file, opened and read, and what would come of it; ``row`` is that of the table that names it."""

    number: int
    name: str
    came: str
    says: str
    row: int | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody whom something does not fit, and why."""

    applicant: int
    because: str


@dataclass(frozen=True, slots=True)
class Many:
    """For how many it is done, who is left out, by what it is taken back; ``work`` where it takes longer."""

    done: int
    left_out: tuple[LeftOut, ...]
    together: str
    work: Work | None


@dataclass(frozen=True, slots=True)
class Card:
    """One interviewer's scorecard; notes that were added later stand in ``words`` under ``later``."""

    interview: int
    by: Person | None
    ratings: Mapping[str, int]
    words: Mapping[str, Any]
    overall: int | None
    handed_in: datetime | None
    edition: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A template."""

    id: int
    name: str
    subject: str
    words: str
    edition: int


@dataclass(frozen=True, slots=True)
class Message:
    """A letter in the outbox: ``waiting``, ``sent``, ``failed`` or ``stopped``."""

    id: int
    applicant: int
    decision: int | None
    to: str
    subject: str
    words: str
    state: str
    due: datetime
    sent: datetime | None
    failed: str


@dataclass(frozen=True, slots=True)
class Written:
    """The letters that are in the outbox now, and to whom none could be written."""

    letters: tuple[int, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Somebody who may not be kept any longer, whose time ends soon, or who asked to go; the id is the person's."""

    id: int
    who: Who
    keep_until: date | None
    asks_to_go: bool
    is_in_a_round: bool


@dataclass(frozen=True, slots=True)
class Hold:
    """Why nobody may be erased now; empty where everybody may who asks."""

    legal_hold: str
    edition: int
