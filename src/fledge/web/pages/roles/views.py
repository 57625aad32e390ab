"""Roles."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.roles.forms import RoleForm
from fledge.web.store.models import Role, RoleState, User
from fledge.web.store.queries import history as told
from fledge.web.store.queries.postings import postings_for
from fledge.web.store.queries.roles import added, edited, known_on, listed, role_for
from fledge.web.store.queries.tables import history as history_tables
from fledge.web.store.queries.tables import roles as tables
from fledge.web.store.rights import May

_A_PAGE = 25


@door(May.SEE_ROLES)
def roles(visit: Visit) -> HttpResponse:
    """All roles that this seat sees, newest first, with what the audit of each says."""
    wanted, state = _wanted(visit)
    page = Paginator(_found(visit), _A_PAGE).get_page(visit.request.GET.get("page"))
    shown = {"page": page, "q": wanted, "state": state, "states": RoleState.choices}
    return render(visit.request, "roles/list.html", shown)


@door(May.SEE_ROLES)
def table(visit: Visit) -> HttpResponse:
    """All roles of the list as a table."""
    return csv_answer(tables.roles(visit.member, _found(visit)))


def _wanted(visit: Visit) -> tuple[str, str]:
    return visit.request.GET.get("q", "").strip(), visit.request.GET.get("state", "")


def _found(visit: Visit) -> QuerySet[Role]:
    wanted, state = _wanted(visit)
    found = listed(visit.member)
    if wanted:
        found = found.filter(title__icontains=wanted)
    return found.filter(state=state) if state in RoleState.values else found


@door(May.SEE_ROLES)
def role(visit: Visit, pk: int) -> HttpResponse:
    """One role: its versions, which is published, and who belongs to it."""
    found = role_for(visit.member, pk)
    shown = {"role": found, "postings": postings_for(visit.member, found), "people": known_on(found, visit.member)}
    return render(visit.request, "roles/role.html", shown)


@door(May.SEE_ROLES)
def versions(visit: Visit, pk: int) -> HttpResponse:
    """The versions of the posting as a table."""
    return csv_answer(tables.versions(visit.member, role_for(visit.member, pk)))


@door(May.EDIT_ROLES, writes=May.EDIT_ROLES)
def new(visit: Visit) -> HttpResponse:
    """A new role; its posting comes next."""
    form = RoleForm(visit.request.POST or None, member=visit.member)

    def add(*, edition: int | None, people: QuerySet[User], **fields: Any) -> Role:
        return added(visit.member, people=people.values_list("pk", flat=True), **fields)

    made = kept(form, add) if visit.is_writing else None
    if made:
        return redirect("posting-new", visit.organisation.slug, made.pk)
    return render(visit.request, "roles/form.html", {"form": form}, status=422 if form.errors else 200)


@door(May.EDIT_ROLES, writes=May.EDIT_ROLES)
def edit(visit: Visit, pk: int) -> HttpResponse:
    """Change a role; if somebody else was quicker, both are told."""
    found, stored = role_for(visit.member, pk), role_for(visit.member, pk)
    form = RoleForm(visit.request.POST or None, instance=found, member=visit.member)

    def change(*, edition: int | None, people: QuerySet[User], **fields: Any) -> Role:
        people_now = people.values_list("pk", flat=True)
        return edited(stored, member=visit.member, edition=edition or 0, people=people_now, **fields)

    done = kept(form, change) if visit.is_writing else None
    if done:
        return redirect("role", visit.organisation.slug, pk)
    return render(visit.request, "roles/form.html", {"form": form, "role": stored}, status=422 if form.errors else 200)


@door(May.SEE_HISTORY)
def history(visit: Visit, pk: int) -> HttpResponse:
    """Who changed what of this role, and when."""
    found = role_for(visit.member, pk)
    shown = {"role": found, "happenings": told.history_of_role(found, visit.member), "newest": told.NEWEST}
    return render(visit.request, "roles/history.html", shown)


@door(May.SEE_HISTORY)
def history_table(visit: Visit, pk: int) -> HttpResponse:
    """The same as a table."""
    found = role_for(visit.member, pk)
    return csv_answer(history_tables.history(told.all_of_role(found, visit.member), about=f"{found.title} history"))
