"""Taking back: one decision, or all that were taken together."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fledge.web.csv_answer import csv_answer
from fledge.web.jobs import asking
from fledge.web.pages.door import Visit, door
from fledge.web.store.models import Applicant, Came, Decision, Role, Stage, What, Work, WorkItem
from fledge.web.store.queries import decisions
from fledge.web.store.queries.bulk import AT_ONCE
from fledge.web.store.queries.problems import NotThere, Stale
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import round_of
from fledge.web.store.queries.tables import round as tables
from fledge.web.store.queries.works import Wanted
from fledge.web.store.rights import May

_A_PAGE = 50


@door(May.REVIEW, writes=May.REVIEW)
def undo(visit: Visit, pk: int, decision: int) -> HttpResponse:
    """One decision, while its window is open; afterwards the page leads to bringing the person back."""
    role = role_for(visit.member, pk)
    found = decisions.decision_for(visit.member, role, decision)
    if visit.is_writing:
        decisions.undo(found, member=visit.member)
        messages.success(visit.request, f"Undone: {found.applicant.person} is where they were before.")
        return redirect("round", visit.organisation.slug, pk)
    shown = {"role": role, "decision": found, "until": _until(found), "is_open": _is_open(found)}
    return render(visit.request, "round/undo.html", shown)


@door(May.SEE_APPLICANTS, writes=May.REVIEW)
def together(visit: Visit, pk: int, group: uuid.UUID) -> HttpResponse:
    """What was decided together: about whom, who was left out and why; all of it is taken back with one button."""
    role = role_for(visit.member, pk)
    first = role.decisions.filter(together=group).select_related("by").first()
    if first is None:
        raise NotThere("there is no such action here, or it is not yours to see", mend="go back to the round")
    work = _work_of(role, group)
    if visit.is_writing:
        return _taken_back(visit, role, group, work)
    taken = role.decisions.filter(together=group, applicant__person__erased=None)
    page = Paginator(taken.select_related("applicant__person", "undone_by"), _A_PAGE).get_page(
        visit.request.GET.get("page")
    )
    shown = {"role": role, "first": first, "group": group, "page": page, "work": work, "until": _until(first),
             "is_open": _is_open(first) and first.what != What.UNDO, "open": _open(role, group).count(),
             "left_out": _left_out(role, work), "rows": [(one, *_way(one)) for one in page.object_list]}  # fmt: skip
    return render(visit.request, "round/together.html", shown)


@door(May.SEE_APPLICANTS)
def together_table(visit: Visit, pk: int, group: uuid.UUID) -> HttpResponse:
    """The same as a table."""
    role = role_for(visit.member, pk)
    if not role.decisions.filter(together=group).exists():
        raise NotThere("there is no such action here, or it is not yours to see", mend="go back to the round")
    return csv_answer(tables.together(role, group))


def _way(one: Decision) -> tuple[str, str]:
    """From where to where somebody went, as the board calls it."""
    labels = dict(Stage.choices)
    to = "Rejected" if one.what == What.REJECT else labels.get(one.to_stage, one.to_stage)
    return labels.get(one.from_stage, one.from_stage), to


def _open(role: Role, group: uuid.UUID) -> QuerySet[Decision]:
    return role.decisions.filter(together=group, undone_by=None).exclude(what=What.UNDO)


def _taken_back(visit: Visit, role: Role, group: uuid.UUID, work: Work | None) -> HttpResponse:
    if work and work.is_moving:
        raise Stale("this is still being done", mend="stop it first, then take back what is done")
    left = list(_open(role, group).values_list("pk", "applicant"))
    if len(left) > AT_ONCE:
        return _in_the_background(visit, role, left)
    told = decisions.undo_all(role, group, member=visit.member)
    messages.success(visit.request, f"{len(told.done)} of {len(left)} taken back.")
    names = dict(role.applicants.filter(pk__in=[one for one, _ in told.left_out]).values_list("pk", "person__name"))
    for one, because in told.left_out:
        messages.warning(visit.request, f"{names.get(one) or 'Somebody'} stays as decided: {because}.")
    return redirect("round", visit.organisation.slug, role.pk)


def _in_the_background(visit: Visit, role: Role, left: list[tuple[int, int]]) -> HttpResponse:
    items = [Wanted(f"Applicant {applicant}", {"decision": decision}) for decision, applicant in left]
    about = f"Take back {len(items):,} decisions · {role.title}"
    asked: dict[str, Any] = {"do": "undo", "role": role.pk, "group": str(uuid.uuid4())}
    work = asking.begin(visit.member, kind="deciding", about=about, items=items, **asked)
    return redirect("work", visit.organisation.slug, work.pk)


def _work_of(role: Role, group: uuid.UUID) -> Work | None:
    """The background work that decides, or did."""
    works = Work.objects.filter(organisation=role.organisation_id, kind="deciding", asked__group=str(group))
    return works.defer("asked").first()


def _left_out(role: Role, work: Work | None) -> list[tuple[Applicant, str]]:
    """Who was left out in the background, with their names as they are now; erased people are not named."""
    if work is None:
        return []
    rows = WorkItem.objects.filter(work=work, came=Came.NOT).values_list("name", "says")[:200]
    because = {int(name.split()[-1]): says for name, says in rows}
    return [(one, because[one.pk]) for one in round_of(role).filter(pk__in=because).order_by("applied", "pk")]


def _until(decision: Decision) -> Any:
    return decision.at + timedelta(minutes=settings.UNDO_MINUTES)


def _is_open(decision: Decision) -> bool:
    return decisions.can_undo(decision, timezone.now())
