"""The history of the organisation."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.store.queries.history import History, history_of_organisation, people_in_history
from fledge.web.store.queries.tables import history as tables
from fledge.web.store.queries.telling_rounds import KINDS
from fledge.web.store.rights import May

_A_PAGE = 50


@door(May.SEE_HISTORY)
def history(visit: Visit) -> HttpResponse:
    """Who changed what and when, by person and by kind, as far as the seat sees the roles."""
    found, chosen = _chosen(visit)
    page = Paginator(found, _A_PAGE).get_page(visit.request.GET.get("page"))
    return render(visit.request, "history/history.html", {"page": page, **chosen, "happenings": page.object_list})


@door(May.SEE_HISTORY)
def table(visit: Visit) -> HttpResponse:
    """The same, all of it, as a table."""
    return csv_answer(tables.history(_chosen(visit)[0], about=f"{visit.organisation} history"))


def _chosen(visit: Visit) -> tuple[History, dict[str, Any]]:
    """The changes that the address asks for, and what can be chosen."""
    found = history_of_organisation(visit.member)
    kind, person = visit.request.GET.get("kind", ""), visit.request.GET.get("who", "")
    people = {str(user.pk): user.name for user in people_in_history(visit.organisation)}
    kinds = {name: KINDS[name].label for name in KINDS if name in found.streams}
    if kind in kinds:
        found = found.only(kind)
    if person in people:
        found = found.by(int(person))
    return found, {"kinds": kinds, "people": people, "kind": kind, "who": person}
