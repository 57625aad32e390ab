"""How a record of a change becomes a sentence, and which fields of it are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fledge.web.computed.clock import clock
from fledge.web.store.models import (
    GroupsFile,
    Invitation,
    Member,
    Organisation,
    Posting,
    Proposal,
    Role,
    Share,
    SignOff,
    Token,
)

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what it was and what it became."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of things that change: what a filter calls it, its table, and how its changes are told.

    ``thing`` names one of them; ``fields`` are those whose values are told; ``verbs`` are said instead of "changed"
    where a field becomes set. ``opens`` is the verb of the first record of one, or its whole sentence. ``people`` is
    the field of those who belong to one.

    What is written once and never changed has no records of changes: then ``says`` is its whole sentence, with or
    without names, ``at`` and ``by`` say when and who, ``nobody`` who it was where no member is named, and ``page`` and
    what stands in its address lead to its own record.
    """

    label: str
    model: Any
    thing: Callable[[Any], str]
    opens: str | Callable[[Any], str] = "added"
    fields: tuple[str, ...] = ()
    verbs: Mapping[str, str] = ()  # type: ignore[assignment]
    related: tuple[str, ...] = ()
    people: str = ""
    says: Callable[[Any, bool], str] | None = None
    at: str = "history_date"
    by: str = "history_user"
    nobody: str = "Fledge"
    page: tuple[str, Callable[[Any], tuple[object, ...]]] | None = None

    @property
    def rows(self) -> Any:
        """Where its records are: those of changes, or the things themselves."""
        return self.model.objects if self.says else self.model.history


def _of_role(row: Any) -> str:
    return f" of {row.role.title}" if row.role else ""


def _of_posting(row: Any) -> str:
    return f" of version {row.posting.number}{_of_role(row.posting)}" if row.posting else ""


_ASKED = ("edits", "keep", "mentor", "mentor_hours", "protected_hours", "budget", "projects")
KINDS: dict[str, Kind] = {
    "roles": Kind(
        "Roles",
        Role,
        lambda row: f"the role {row.title}",
        fields=("title", "team_name", "location", "openings", "state", "manager", "people"),
        people="people",
    ),
    "postings": Kind(
        "Postings",
        Posting,
        lambda row: f"version {row.number}{_of_role(row)}",
        verbs={"published": "published"},
        related=("role",),
    ),
    "proposals": Kind(
        "Proposed changes",
        Proposal,
        lambda row: f"changes ({row.get_purpose_display().lower()}){_of_posting(row)}",
        opens="proposed",
        fields=_ASKED,
        verbs={"became": "made a version of"},
        related=("posting__role",),
    ),
    "words": Kind(
        "Agreements",
        SignOff,
        str,
        related=("proposal__posting__role",),
        says=lambda row, _: word(row),
        at="at",
        by="by",
    ),
    "shares": Kind(
        "Links",
        Share,
        lambda row: f"the link for {row.whom}{_of_posting(row)}",
        opens="made",
        verbs={"withdrawn": "withdrew"},
        related=("posting__role",),
    ),
    "groups": Kind(
        "Files of groups",
        GroupsFile,
        lambda row: f"a file of groups{_of_role(row)}",
        opens="brought in",
        verbs={"in_use": "began to count by"},
        related=("role",),
    ),
    "seats": Kind(
        "Seats",
        Member,
        lambda row: f"the seat of {row.user}",
        lambda row: f"gave {row.user} a seat: {row.get_seat_display().lower()}",
        fields=("seat",),
        verbs={"left": "ended"},
        related=("user",),
    ),
    "invitations": Kind(
        "Invitations",
        Invitation,
        lambda row: f"the invitation of {row.email}",
        lambda row: f"invited {row.email}: {row.get_seat_display().lower()}",
        verbs={"withdrawn": "withdrew", "used": "accepted"},
    ),
    "tokens": Kind(
        "Programs",
        Token,
        lambda row: f"the token {row.name} ({', '.join(row.scopes)})",
        opens="made",
        verbs={"withdrawn": "withdrew"},
    ),
    "organisation": Kind(
        "The organisation", Organisation, lambda row: f"the organisation {row.name}", opens="founded", fields=("name",)
    ),
}
#: What is said where a field that had been set is empty again.
_UNDONE = {"published": "took back", "left": "gave again", "legal_hold": "ended the legal hold on"}


def sentence(kind: Kind, before: Any, row: Any) -> str:
    """What was done to what; something that got another name is called as it was."""
    if row.history_type == "+" and callable(kind.opens):
        return kind.opens(row)
    done = _verb(kind, before, row)
    is_renamed = done == "changed" and before is not None and kind.model is not Organisation
    return f"{done} {kind.thing(before if is_renamed else row)}"


def _verb(kind: Kind, before: Any, row: Any) -> str:
    if row.history_type == "+":
        return str(kind.opens)
    if row.history_type == "-":
        return "took away"
    for field, said in dict(kind.verbs).items() if before is not None else ():
        old, new = (getattr(one, row._meta.get_field(field).attname) for one in (before, row))
        if old != new:
            return said if new else _UNDONE.get(field, "changed")
    return "changed"


def differences(kind: Kind, before: Any, row: Any, names: Mapping[int, str]) -> tuple[Difference, ...]:
    """The fields that are different, in words; ``names`` are those of the people whom they point to."""
    found = []
    for name in kind.fields:
        old, new = (_value(one, name, names) for one in (before, row))
        if old != new:
            found.append(Difference(str(kind.model._meta.get_field(name).verbose_name), _told(old), _told(new)))
    return tuple(found)


def _value(row: Any, name: str, names: Mapping[int, str]) -> Any:
    """What a field holds: people by their names, choices by their labels."""
    if name in ("people", "interviewers"):
        return sorted(names.get(person, "somebody") for person in row.told_people)
    if name == "begins":
        return str(clock(row.begins, row.minutes, row.zone)) if row.begins else None
    field = row._meta.get_field(name)
    value = getattr(row, field.attname)
    if name == "manager":
        return names.get(value, "somebody") if value else None
    return dict(field.flatchoices).get(value, value) if field.flatchoices else value


def _told(value: Any) -> str:
    if value is None or value == "" or value == []:
        return "nothing"
    if isinstance(value, datetime):
        return f"{value:%d %B %Y, %H:%M}".lstrip("0")
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def people_in(row: Any) -> set[int]:
    """Whose names are needed to tell a record of something to which people belong."""
    return {getattr(row, "manager_id", None), *row.told_people} - {None}


def word(row: SignOff, *, is_named: bool = True) -> str:
    """What somebody said of a changed line."""
    said = "agreed to" if row.agreed else "disagreed with"
    line = row.after or row.before
    where = f" in {row.proposal.posting.role.title}" if is_named else ""
    short = line if len(line) <= 120 else line[:120] + "…"
    return f"{said} “{short}”{where}" + (f": {row.why}" if row.why else "")
