"""Who changed what and when: the histories of all things, merged into one that people can read.

The tables are put in order by the database and only one page of records is fetched, each with the record before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, overload

from django.apps import apps
from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.urls import reverse

from fledge.web.store.models import (
    Invitation,
    Member,
    Organisation,
    Posting,
    Proposal,
    Role,
    Share,
    SignOff,
    Token,
    User,
)
from fledge.web.store.queries.history_rounds import Sees, of_organisation, of_rounds
from fledge.web.store.queries.roles import roles_for
from fledge.web.store.queries.telling import Difference, Kind, differences, people_in, sentence
from fledge.web.store.queries.telling_rounds import KINDS
from fledge.web.store.rights import May, allows

#: So many changes stand on a page about one thing; its file has all of them.
NEWEST = 100
_AT_ONCE = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class Happening:
    """One change: when, by whom, what, and which fields; ``record`` is the page where it stands by law and reason."""

    at: datetime
    who: str
    says: str
    differences: tuple[Difference, ...] = ()
    record: str = ""


@dataclass(frozen=True, slots=True)
class _Record:
    """One row of a history with the row before it."""

    kind: str
    row: Any
    before: Any = None


@dataclass(frozen=True, slots=True)
class History(Sequence[Happening]):
    """Changes newest first, fetched a page at a time: ``history[:25]``, ``len(history)``.

    ``streams`` are the records of each kind that belong to it; applicants have names where ``is_named``.
    """

    streams: Mapping[str, QuerySet[Any]]
    is_named: bool = False

    def __len__(self) -> int:
        return self._ordered().count()

    @overload
    def __getitem__(self, place: int) -> Happening: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Happening, ...]: ...
    def __getitem__(self, place: int | slice) -> Happening | tuple[Happening, ...]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        return self._told(place)

    def _told(self, part: slice) -> tuple[Happening, ...]:
        places = list(self._ordered()[part])
        wanted: dict[str, list[int]] = {}
        for _, record, kind in places:
            wanted.setdefault(kind, []).append(record)
        found = {(kind, one.row.pk): one for kind, keys in wanted.items() for one in _records(kind, keys)}
        return _told([found[kind, record] for _, record, kind in places], self.is_named)

    def by(self, person: int) -> History:
        """What one person did."""
        mine = {kind: rows.filter(**{KINDS[kind].by: person}) for kind, rows in self.streams.items()}
        return History(mine, self.is_named)

    def only(self, kind: str) -> History:
        """What happened to one kind of things."""
        chosen = {name: rows if name == kind else rows.none() for name, rows in self.streams.items()}
        return History(chosen, self.is_named)

    def _ordered(self) -> QuerySet[Any]:
        first, *others = (
            rows.order_by()
            .annotate(
                told_at=F(KINDS[kind].at),
                told_record=F("pk"),
                told_kind=Value(kind),
            )
            .values_list("told_at", "told_record", "told_kind")
            for kind, rows in self.streams.items()
        )
        ordered: QuerySet[Any] = first.union(*others, all=True).order_by("-told_at", "-told_record")
        return ordered


def history_of_role(role: Role, member: Member, *, most: int = NEWEST) -> tuple[Happening, ...]:
    """What happened to a role and in its round, as far as somebody's seat sees it. Newest first."""
    return all_of_role(role, member)[:most]


def all_of_role(role: Role, member: Member, *, sees: Sees | None = None) -> History:
    """The same without an end; a program ``sees`` what its token covers, too."""
    sees, chosen = sees or partial(allows, member.seat), Role.objects.filter(pk=role.pk)
    return History({**_of_roles(chosen), **of_rounds(chosen, member, sees)}, sees(May.SEE_APPLICANTS))


def history_of_posting(posting: Posting, *, most: int = NEWEST) -> tuple[Happening, ...]:
    """Everything that happened to one version: added, published, proposed, signed off, shared. Newest first."""
    return all_of_posting(posting)[:most]


def all_of_posting(posting: Posting) -> History:
    """The same without an end."""
    return History(_of_postings(Posting.objects.filter(pk=posting.pk)))


def history_of_organisation(member: Member, *, sees: Sees | None = None) -> History:
    """Everything that happened in an organisation, as far as somebody's seat sees the roles. Newest first."""
    sees, here = sees or partial(allows, member.seat), Q(organisation_id=member.organisation_id)
    roles = roles_for(member)
    streams = {**_of_roles(roles), **of_rounds(roles, member, sees), **of_organisation(member, sees)}
    streams["organisation"] = _rows(Organisation, Q(id=member.organisation_id))
    if allows(member.seat, May.SEE_MEMBERS):
        streams |= {"seats": _rows(Member, here), "invitations": _rows(Invitation, here)}
    if allows(member.seat, May.SEE_EVERY_ROLE):
        seats = Member.objects.filter(here).values("pk")
        streams["tokens"] = _rows(Token, Q(member_id__in=seats))
    return History(streams, sees(May.SEE_APPLICANTS))


def people_in_history(organisation: Organisation) -> QuerySet[User]:
    """Everybody who sits here or sat here, by name."""
    return User.objects.filter(pk__in=organisation.members.values("user")).order_by("name", "pk")


def _of_roles(roles: QuerySet[Role]) -> dict[str, QuerySet[Any]]:
    chosen = roles.order_by().values("pk")
    return {
        "roles": _rows(Role, Q(id__in=chosen)),
        **_of_postings(Posting.objects.filter(role__in=chosen)),
    }


def _of_postings(postings: QuerySet[Posting]) -> dict[str, QuerySet[Any]]:
    chosen = postings.order_by().values("pk")
    below = Q(posting_id__in=chosen)
    return {
        "postings": _rows(Posting, Q(id__in=chosen)),
        "proposals": _rows(Proposal, below),
        "shares": _rows(Share, below),
        "words": SignOff.objects.filter(proposal__posting__in=chosen),
    }


def _rows(model: Any, which: Q) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.history.filter(which)
    return rows


def _records(kind: str, keys: list[int]) -> Iterator[_Record]:
    """The records of one kind, each with the one before it, whatever their number by at most four questions."""
    known = KINDS[kind]
    if known.says:
        written = known.rows.filter(pk__in=keys).select_related(known.by, *known.related)
        yield from (_Record(kind, row) for row in written)
        return
    earlier = known.model.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    last = Subquery(earlier.order_by("-history_id").values("history_id")[:1])
    rows = known.model.history.filter(pk__in=keys).select_related("history_user", *known.related).annotate(last=last)
    rows = list(rows)
    befores = known.model.history.filter(pk__in={row.last for row in rows if row.last}).select_related(*known.related)
    found = {row.pk: row for row in befores}
    if known.people:
        _with_people(known, [*rows, *found.values()])
    yield from (_Record(kind, row, found.get(row.last)) for row in rows)


def _with_people(kind: Kind, rows: list[Any]) -> None:
    """Who belonged to something at each record of it."""
    of: dict[int, list[int]] = {}
    model = apps.get_model("store", f"Historical{kind.model.__name__}_{kind.people}")
    for record, person in model.objects.filter(history__in=rows).values_list("history", "user"):
        of.setdefault(record, []).append(person)
    for row in rows:
        row.told_people = of.get(row.pk, [])


def _told(records: list[_Record], is_named: bool) -> tuple[Happening, ...]:
    held = [row for one in records if KINDS[one.kind].people for row in (one.row, one.before) if row is not None]
    wanted = {person for row in held for person in people_in(row)}
    names = {user.pk: str(user) for user in User.objects.filter(pk__in=wanted)} if wanted else {}
    told = (_happening(one, names, is_named) for one in _joined(records))
    return tuple(happening for happening in told if happening is not None)


def _joined(records: Iterable[_Record]) -> Iterator[_Record]:
    """Something and the people put on it are saved one after the other; they are told as one change."""
    waiting: _Record | None = None
    for one in records:
        if waiting is not None and _is_same_change(one, waiting):
            waiting = _Record(one.kind, _as_begun(waiting.row, one.row), one.before)
            continue
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _as_begun(later: Any, earlier: Any) -> Any:
    later.history_type = earlier.history_type
    return later


def _is_same_change(earlier: _Record, later: _Record) -> bool:
    kind = KINDS[later.kind]
    if earlier.kind != later.kind or not kind.people or later.before is None or later.before.pk != earlier.row.pk:
        return False
    same_person = earlier.row.history_user_id == later.row.history_user_id
    others = [one for one in (*kind.fields, *dict(kind.verbs)) if one != kind.people]
    fields = [later.row._meta.get_field(name).attname for name in others]
    same_rest = all(getattr(later.row, name) == getattr(earlier.row, name) for name in fields)
    return same_person and same_rest and later.row.history_date - earlier.row.history_date < _AT_ONCE


def _happening(one: _Record, names: Mapping[int, str], is_named: bool) -> Happening | None:
    kind, before = KINDS[one.kind], one.before
    if kind.says:
        who = str(getattr(one.row, kind.by) or kind.nobody)
        page = reverse(kind.page[0], args=kind.page[1](one.row)) if kind.page else ""
        return Happening(getattr(one.row, kind.at), who, kind.says(one.row, is_named), record=page)
    told = differences(kind, before, one.row, names) if before is not None and one.row.history_type == "~" else ()
    says = sentence(kind, before, one.row)
    if before is not None and not told and says.startswith("changed "):
        return None
    return Happening(one.row.history_date, str(one.row.history_user or "Fledge"), says, told)
