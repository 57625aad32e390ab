"""Everybody in a round as a list: searched, put in order, page by page, and as a file for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from fledge.publish.table_csv import Table
from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.pages.long_list import LongList
from fledge.web.pages.round.actions import actions_for
from fledge.web.pages.round.cards import address_of, review_address, shown, undoable
from fledge.web.pages.round.forms import KeepForm
from fledge.web.pages.round.search import Asked, asked_in
from fledge.web.store.models import Role, Stage, Standing
from fledge.web.store.queries import rounds
from fledge.web.store.queries.filters import filters_for
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.tables.round import APPLICANTS
from fledge.web.store.rights import May

_A_PAGE = 50


@door(May.SEE_APPLICANTS)
def everybody(visit: Visit, pk: int) -> HttpResponse:
    """Whom a search finds, first applied first; never by how well somebody fits."""
    role = role_for(visit.member, pk)
    asked = asked_in(visit.request.GET)
    page = LongList(asked.people(role), _A_PAGE).get_page(visit.request.GET.get("page"))
    return render(visit.request, "round/list.html", _shown(visit, role, asked, page))


def _shown(visit: Visit, role: Role, asked: Asked, page: Any) -> dict[str, Any]:
    return {
        "role": role,
        "asked": asked,
        "page": page,
        "rows": shown(page.object_list),
        "stages": Stage.choices,
        "standings": Standing.choices,
        "orders": rounds.ORDERS.items(),
        "sources": rounds.sources_of(role),
        "tags": rounds.tags_of(role),
        "kept": filters_for(visit.member, role),
        "keep": KeepForm(initial={"asked": asked.query}, auto_id="keep-%s"),
        "undoable": undoable(visit, role),
        "actions": actions_for(visit, role),
        "review": review_address(role, visit.organisation.slug),
        "importing": address_of("applicants-import", visit.organisation.slug, role.pk),
    }


@door(May.SEE_APPLICANTS)
def as_csv(visit: Visit, pk: int) -> HttpResponse:
    """All whom a search finds, a row each, safe to open."""
    role = role_for(visit.member, pk)
    return csv_answer(Table("applicants", APPLICANTS, _rows(role, asked_in(visit.request.GET)), role.title))


def _rows(role: Role, asked: Asked) -> Iterator[tuple[object, ...]]:
    for one in asked.people(role).iterator(chunk_size=500):
        yield (
            one.pk, one.person.name, one.person.email, one.get_stage_display(), one.get_standing_display(),
            one.since.date(), one.applied, one.source, one.reference, "; ".join(one.tags),
            one.decided.date() if one.decided else None, one.reason,
        )  # fmt: skip
