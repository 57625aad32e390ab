"""Roles, versions, findings, people counted and proposals as tables."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Query, Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.postings import version
from fledge.web.api.proposals import Purpose
from fledge.web.api.roles import Wanted, found_by
from fledge.web.api.shapes import Line
from fledge.web.computed.tables import posting as tables
from fledge.web.csv_answer import csv_answer
from fledge.web.store.queries import history as told
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.queries.proposals import proposal_for
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.tables import history as histories
from fledge.web.store.queries.tables import roles as role_tables
from fledge.web.store.queries.tables.changes import changed_lines
from fledge.web.store.rights import May

shelf = Router(tags=["Tables"])
_ONE = "/roles/{int:pk}/postings/{int:number}"


class Staying(Schema):
    """Which skills stay as they are asked, by their ids."""

    keep: list[Line] = []


@route(shelf, "GET", "/roles/csv", may=May.SEE_ROLES, gives=Any)
def roles_csv(request: Request, wanted: Annotated[Wanted, Query()]) -> HttpResponse:
    """The roles that your seat sees as a table, newest first."""
    member = request.caller.member
    return csv_answer(role_tables.roles(member, found_by(member, wanted)))


@route(shelf, "GET", "/roles/{int:pk}/postings/csv", may=May.SEE_ROLES, gives=Any)
def postings_csv(request: Request, pk: int) -> HttpResponse:
    """The versions of a role that your seat sees as a table."""
    member = request.caller.member
    return csv_answer(role_tables.versions(member, role_for(member, pk)))


@route(shelf, "GET", _ONE + "/audit/csv", may=May.SEE_DRAFTS, gives=Any)
def findings_csv(request: Request, pk: int, number: int) -> HttpResponse:
    """The findings of an audit as a table, heaviest first."""
    return csv_answer(tables.findings(asked_of(version(request, pk, number))))


@route(shelf, "GET", _ONE + "/against/{int:other}/csv", may=May.SEE_DRAFTS, gives=Any)
def compare_postings_csv(request: Request, pk: int, number: int, other: int) -> HttpResponse:
    """Every line of another version and of this one as a table: kept, taken out or new."""
    before, found = version(request, pk, other), version(request, pk, number)
    return csv_answer(tables.against(before.text, found.text, about=f"{found} against version {other}"))


@route(shelf, "GET", _ONE + "/people/funnel/csv", may=May.SEE_DRAFTS, gives=Any)
def funnel_csv(request: Request, pk: int, number: int) -> HttpResponse:
    """Who is left line by line as a table, in shares from 0 to 1; no rows where nothing could be counted."""
    return csv_answer(tables.funnel(asked_of(version(request, pk, number))))


@route(shelf, "GET", _ONE + "/people/near-misses/csv", may=May.SEE_DRAFTS, gives=Any)
def near_misses_csv(request: Request, pk: int, number: int) -> HttpResponse:
    """Who lacks only one line as a table, most first."""
    return csv_answer(tables.near_misses(asked_of(version(request, pk, number))))


@route(shelf, "GET", _ONE + "/people/prices/csv", may=May.SEE_DRAFTS, gives=Any)
def prices_csv(request: Request, pk: int, number: int) -> HttpResponse:
    """What each line costs as a table."""
    return csv_answer(tables.prices(asked_of(version(request, pk, number))))


@route(shelf, "GET", _ONE + "/frontier/csv", may=May.SEE_DRAFTS, gives=Any)
def frontier_csv(request: Request, pk: int, number: int, staying: Annotated[Staying, Query()]) -> HttpResponse:
    """How far the best one, two, three … changes go, as a table."""
    asked = asked_of(version(request, pk, number))
    return csv_answer(tables.frontier(asked, tables.staying(asked, staying.keep)))


@route(shelf, "GET", _ONE + "/proposals/{purpose}/csv", may=May.SEE_DRAFTS, gives=Any)
def proposal_csv(request: Request, pk: int, number: int, purpose: Purpose) -> HttpResponse:
    """The changed lines of a proposal with who agreed to each, as a table."""
    return csv_answer(changed_lines(proposal_for(version(request, pk, number), purpose)))


@route(shelf, "GET", _ONE + "/shares/csv", may=May.SHARE, gives=Any)
def shares_csv(request: Request, pk: int, number: int) -> HttpResponse:
    """The links to a version as a table, without what opens them."""
    return csv_answer(role_tables.shared(version(request, pk, number)))


@route(shelf, "GET", "/roles/{int:pk}/history/csv", may=May.SEE_HISTORY, gives=Any)
def role_history_csv(request: Request, pk: int) -> HttpResponse:
    """All that happened to a role as a table, newest first."""
    caller = request.caller
    role = role_for(caller.member, pk)
    found = told.all_of_role(role, caller.member, sees=caller.sees)
    return csv_answer(histories.history(found, about=f"{role.title} history"))
