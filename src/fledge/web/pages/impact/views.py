"""The page of adverse impact, the file of groups, and the exports of counts."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from fledge.problem import Problem
from fledge.web.computed import made_by
from fledge.web.computed.impact import EXPORTS, page_of
from fledge.web.computed.tables.impact import impact as impact_table
from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.pages.impact.forms import GroupsForm
from fledge.web.store.models import Role
from fledge.web.store.queries import groups
from fledge.web.store.queries.problems import NotThere
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May

_KEPT_SECONDS = 3600


@door(May.SEE_IMPACT)
def impact(visit: Visit, pk: int) -> HttpResponse:
    """Rates by group at each stage, with what can and cannot be told yet."""
    role = role_for(visit.member, pk)
    shown = {"role": role, "file": groups.in_use(role), "least": groups.LEAST, **_counted(role)}
    return render(visit.request, "impact/impact.html", shown)


def _counted(role: Role) -> dict[str, Any]:
    """The counts and what is drawn of them, worked out once for a ledger, a file and a day.

    Only counts are kept, never who they are of.
    """
    name = f"impact-{role.pk}-{groups.state_of(role)}-{made_by()}-{timezone.localdate()}"
    known = caches["counted"]
    kept: dict[str, Any] | None = known.get(name)
    if kept is None:
        counted = groups.counted(role)
        kept = {"counted": counted, "page": page_of(counted.impact, counted.withheld) if counted.impact else None}
        known.set(name, kept, _KEPT_SECONDS)
    return kept


@door(May.SEE_IMPACT)
def table(visit: Visit, pk: int) -> HttpResponse:
    """The same counts as a table; what is withheld on the page is withheld here."""
    role = role_for(visit.member, pk)
    return csv_answer(impact_table(_counted(role)["counted"].impact, about=role.title))


@door(May.SEE_IMPACT, writes=May.SEE_IMPACT)
def bring(visit: Visit, pk: int) -> HttpResponse:
    """Choose a file of groups; it is looked through first and counts for nothing yet."""
    role = role_for(visit.member, pk)
    form = GroupsForm(visit.request.POST, visit.request.FILES) if visit.is_writing else GroupsForm()
    if visit.is_writing and form.is_valid():
        upload = form.cleaned_data["upload"]
        try:
            made = groups.brought(role, member=visit.member, name=upload.name or "a file", data=upload.read())
        except Problem as problem:
            form.add_error("upload", groups.sentences(problem))
        else:
            return redirect("impact-groups-file", visit.organisation.slug, pk, made.pk)
    shown = {"role": role, "form": form, "file": groups.in_use(role)}
    return render(visit.request, "impact/bring.html", shown, status=422 if form.errors else 200)


@door(May.SEE_IMPACT, writes=May.SEE_IMPACT)
def look_through(visit: Visit, pk: int, file: int) -> HttpResponse:
    """Which columns the file has and how many of its rows fit; then it is used or left."""
    role = role_for(visit.member, pk)
    found = groups.file_for(role, file)
    if visit.is_writing:
        groups.used(found, member=visit.member)
        messages.success(visit.request, "The file is in use: groups are counted, and nobody's group is shown.")
        return redirect("impact", visit.organisation.slug, pk)
    if found.in_use:
        return redirect("impact", visit.organisation.slug, pk)
    return render(visit.request, "impact/look_through.html", {"role": role, "file": found, "now": groups.in_use(role)})


@door(None, writes=May.SEE_IMPACT)
def withdraw(visit: Visit, pk: int, file: int) -> HttpResponse:
    """The rows of a file are gone for good."""
    role = role_for(visit.member, pk)
    groups.withdrawn(groups.file_for(role, file), member=visit.member)
    messages.success(visit.request, "The file is withdrawn, and its rows are gone.")
    return redirect("impact", visit.organisation.slug, pk)


@door(May.SEE_IMPACT)
def export(visit: Visit, pk: int, kind: str) -> HttpResponse:
    """The same counts as a page or as JSON."""
    role = role_for(visit.member, pk)
    form, counted = EXPORTS.get(kind), groups.counted(role)
    if form is None or counted.impact is None:
        raise NotThere("there is no such file, or nothing has been decided yet", mend="go back to the page of impact")
    answer = HttpResponse(form.made(counted.impact, counted.withheld), content_type=form.media)
    name: Any = f"{slugify(role.title)[:60].strip('-') or 'role'}-impact.{form.ending}"
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    answer["Cache-Control"] = "no-store"
    return answer
