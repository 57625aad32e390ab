"""Who changed what and when: the histories of all things, merged into one that people can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from fledge.web.store.models import Invitation, Member, Organisation, Posting, Proposal, Role, Share, SignOff

_VERBS = {"+": "added", "~": "changed", "-": "took away"}
_UNTOLD = frozenset({"id", "edition", "digest", "seen", "used", "audit"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: what it was and what it became."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One change: when, by whom, what, and which fields."""

    at: datetime
    who: str
    says: str
    differences: tuple[Difference, ...] = ()


def history_of_role(role: Role, *, most: int = 200) -> tuple[Happening, ...]:
    """Everything that happened to a role: itself, its versions, proposals, sign-offs and links. Newest first."""
    postings = list(role.postings.values_list("pk", flat=True))
    streams = (
        _stream(Role, Q(id=role.pk), "the role", most),
        _stream(Posting, Q(role_id=role.pk), "version {0.number}", most),
        _stream(Proposal, Q(posting_id__in=postings), "changes to a version ({0.purpose})", most),
        _stream(Share, Q(posting_id__in=postings), "a link for {0.whom}", most),
        _signed(postings, most),
    )
    return _merged(streams, most)


def history_of_organisation(organisation: Organisation, *, most: int = 200) -> tuple[Happening, ...]:
    """Everything that happened to an organisation: its name, its seats, its invitations, its roles. Newest first."""
    here = Q(organisation_id=organisation.pk)
    streams = (
        _stream(Organisation, Q(id=organisation.pk), "the organisation", most),
        _stream(Member, here, "the seat of {0.user}", most, "user"),
        _stream(Invitation, here, "the invitation of {0.email}", most),
        _stream(Role, here, "the role {0.title}", most),
    )
    return _merged(streams, most)


def _merged(streams: Iterable[Iterable[Happening]], most: int) -> tuple[Happening, ...]:
    found = [happening for stream in streams for happening in stream]
    return tuple(sorted(found, key=lambda h: h.at, reverse=True)[:most])


def _stream(model: Any, which: Q, called: str, most: int, *related: str) -> Iterator[Happening]:
    """One table's changes, each with the fields that are different from the record before it."""
    rows = list(
        model.history.filter(which)
        .select_related("history_user", *related)
        .order_by("-history_date", "-history_id")[: most + 50]
    )
    before: dict[Any, Any] = {}
    told: list[Happening] = []
    for row in reversed(rows):
        earlier = before.get(row.id)
        before[row.id] = row
        differences = _differences(model, earlier, row) if earlier is not None else ()
        if row.history_type == "~" and earlier is not None and not differences:
            continue
        says = f"{_VERBS[row.history_type]} {called.format(row)}"
        told.append(Happening(row.history_date, str(row.history_user or "Fledge"), says, differences))
    return reversed(told)


def _differences(model: Any, earlier: Any, row: Any) -> tuple[Difference, ...]:
    names = [
        f for f in row._meta.get_fields() if f.concrete and not f.name.startswith("history_") and f.name not in _UNTOLD
    ]
    found = []
    for field in names:
        old, new = (getattr(one, field.attname) for one in (earlier, row))
        if old != new:
            label = str(model._meta.get_field(field.name).verbose_name)
            found.append(Difference(label, _told(old), _told(new)))
    return tuple(found)


def _told(value: Any) -> str:
    if value is None or value == "" or value == []:
        return "nothing"
    if isinstance(value, datetime):
        return f"{value:%d %B %Y, %H:%M}".lstrip("0")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _signed(postings: list[int], most: int) -> Iterator[Happening]:
    rows = SignOff.objects.filter(proposal__posting__in=postings).select_related("by").order_by("-at", "-pk")[:most]
    for word in rows:
        verb = "agreed to" if word.agreed else "disagreed with"
        line = word.after or word.before
        says = f"{verb} “{line[:120]}”" + (f": {word.why}" if word.why else "")
        yield Happening(word.at, str(word.by), says)
