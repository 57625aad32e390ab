"""The history of the organisation."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from fledge.web.pages.door import Visit, door
from fledge.web.store.queries.history import history_of_organisation, people_in_history
from fledge.web.store.queries.telling_rounds import KINDS
from fledge.web.store.rights import May

_A_PAGE = 50


@door(May.SEE_HISTORY)
def history(visit: Visit) -> HttpResponse:
    """Who changed what and when, by person and by kind, as far as the seat sees the roles."""
    found = history_of_organisation(visit.member)
    kind, person = visit.request.GET.get("kind", ""), visit.request.GET.get("who", "")
    people = {str(user.pk): user.name for user in people_in_history(visit.organisation)}
    kinds = {name: KINDS[name].label for name in KINDS if name in found.streams}
    if kind in kinds:
        found = found.only(kind)
    if person in people:
        found = found.by(int(person))
    page = Paginator(found, _A_PAGE).get_page(visit.request.GET.get("page"))
    shown = {"page": page, "kinds": kinds, "people": people, "kind": kind, "who": person}
    return render(visit.request, "history/history.html", {**shown, "happenings": page.object_list})
