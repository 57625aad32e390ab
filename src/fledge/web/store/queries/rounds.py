"""The round of a role: who is in it, stage by stage, and who may see whom."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Count, Min, Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone

from fledge.web.store.models import Applicant, Member, Role, Stage, Standing
from fledge.web.store.queries.problems import NotThere
from fledge.web.store.queries.roles import roles_for
from fledge.web.store.rights import May, allows

#: Cards a column shows at once.
A_COLUMN = 30


@dataclass(frozen=True, slots=True)
class Column:
    """One stage of the board: how many are in it, and the first of them, longest waiting first.

    ``longest`` is since when the one who waits longest has waited, ``half`` the same for the one in the middle.
    """

    stage: Stage
    count: int
    cards: tuple[Applicant, ...]
    longest: datetime | None = None
    half: datetime | None = None

    @property
    def further(self) -> int:
        """How many are not shown."""
        return self.count - len(self.cards)


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for in a round; everything empty is everybody."""

    words: str = ""
    stage: str = ""
    standing: str = ""
    tag: str = ""
    source: str = ""
    waiting_days: int | None = None
    applied_from: date | None = None
    applied_to: date | None = None


def round_of(role: Role) -> QuerySet[Applicant]:
    """Everybody who is or was in the round and is not erased."""
    return role.applicants.filter(person__erased=None).select_related("person")


def found(role: Role, search: Search) -> QuerySet[Applicant]:
    """Those whom a search finds, in the order in which they applied; never by readiness."""
    people = round_of(role)
    if search.words:
        people = people.filter(Q(person__name__icontains=search.words) | Q(person__email__icontains=search.words))
    exact = {"stage": search.stage, "standing": search.standing, "source": search.source}
    people = people.filter(**{name: value for name, value in exact.items() if value})
    if search.tag:
        people = people.filter(_tagged(search.tag))
    if search.waiting_days is not None:
        people = people.filter(since__lte=timezone.now() - timedelta(days=search.waiting_days))
    if search.applied_from:
        people = people.filter(applied__gte=search.applied_from)
    if search.applied_to:
        people = people.filter(applied__lte=search.applied_to)
    return people.order_by("applied", "pk")


def _tagged(tag: str) -> Q:
    if connection.features.supports_json_field_contains:
        return Q(tags__contains=[tag])
    return Q(tags__icontains=json.dumps(tag))


#: The orders in which a list can be put. None of them says anything about how well somebody fits.
ORDERS = {
    "applied": "First applied first",
    "-applied": "Last applied first",
    "name": "By name",
    "waiting": "Longest in their stage first",
}


def ordered(people: QuerySet[Applicant], order: str) -> QuerySet[Applicant]:
    """The same people in one of those orders."""
    if order == "name":
        return people.order_by(Lower("person__name"), "pk")
    return people.order_by(*{"-applied": ("-applied", "-pk"), "waiting": ("since", "pk")}.get(order, ("applied", "pk")))


def board(role: Role, *, with_people: bool = True) -> tuple[Column, ...]:
    """The stages in order, each with its count and its first cards; without people the days alone."""
    active = Applicant.objects.filter(role=role, standing=Standing.ACTIVE, person__erased=None)
    rows = active.order_by().values_list("stage").annotate(n=Count("pk"), longest=Min("since"))
    counts = {stage: (n, longest) for stage, n, longest in rows}
    return tuple(_column(role, stage, *counts.get(stage.value, (0, None)), with_people) for stage in Stage)


def _column(role: Role, stage: Stage, count: int, longest: datetime | None, with_people: bool) -> Column:
    if with_people or not count:
        return Column(stage, count, tuple(cards(role, stage)) if count else (), longest)
    waiting = role.applicants.filter(standing=Standing.ACTIVE, stage=stage, person__erased=None)
    half = waiting.order_by("since", "pk").values_list("since", flat=True)[(count - 1) // 2]
    return Column(stage, count, (), longest, half)


def cards(role: Role, stage: Stage, *, begin: int = 0) -> QuerySet[Applicant]:
    """One helping of a column, longest waiting first."""
    waiting = round_of(role).filter(standing=Standing.ACTIVE, stage=stage)
    return waiting.order_by("since", "pk")[begin : begin + A_COLUMN]


def sources_of(role: Role) -> list[str]:
    """Where people of this round came from."""
    found = role.applicants.exclude(source="").order_by().values_list("source", flat=True).distinct()
    return sorted(found)


def tags_of(role: Role) -> list[str]:
    """The tags that anybody in this round has."""
    found: Iterable[list[str]] = (
        role.applicants.exclude(tags=[]).order_by().values_list("tags", flat=True).distinct()[:2000]
    )
    return sorted({tag for tags in found for tag in tags})


def standing_counts(role: Role) -> dict[str, int]:
    """How many are in the round, were rejected, withdrew."""
    rows = Applicant.objects.filter(role=role, person__erased=None).order_by()
    return dict(rows.values_list("standing").annotate(n=Count("pk")))


def applicant_for(member: Member, pk: int) -> Applicant:
    """One applicant, if this seat sees applicants and their role."""
    if not allows(member.seat, May.SEE_APPLICANTS):
        raise NotThere("there is nobody here, or they are not yours to see")
    found_ = (
        Applicant.objects.select_related("person", "role", "role__organisation")
        .filter(pk=pk, role__in=roles_for(member), person__erased=None)
        .first()
    )
    if found_ is None:
        raise NotThere("there is nobody here, or they are not yours to see", mend="go back to the round")
    return found_


def neighbours(role: Role, search: Search, applicant: Applicant) -> tuple[int | None, int | None, int, int]:
    """Who comes before and after somebody among those found, and how far one is: (before, after, place, of)."""
    people = found(role, search)
    here = Q(applied__lt=applicant.applied) | Q(applied=applicant.applied, pk__lt=applicant.pk)
    before = people.filter(here).order_by("-applied", "-pk").values_list("pk", flat=True).first()
    later = Q(applied__gt=applicant.applied) | Q(applied=applicant.applied, pk__gt=applicant.pk)
    after = people.filter(later).order_by("applied", "pk").values_list("pk", flat=True).first()
    counts = people.order_by().aggregate(all=Count("pk"), before=Count("pk", filter=here))
    return before, after, counts["before"] + 1, counts["all"]
