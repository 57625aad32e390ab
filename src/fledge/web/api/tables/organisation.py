"""Seats, invitations, programs, webhooks, work in the background and the history as tables."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.webhooks import DeliveriesWanted
from fledge.web.api.works import work_seen
from fledge.web.csv_answer import csv_answer
from fledge.web.store.models import Scope
from fledge.web.store.queries import history as told
from fledge.web.store.queries.tables import history as histories
from fledge.web.store.queries.tables import organisation as tables
from fledge.web.store.queries.tables import works as work_tables
from fledge.web.store.queries.webhooks import webhook_of
from fledge.web.store.rights import May

shelf = Router(tags=["Tables"])


class ResultsWanted(Schema):
    """Which of them."""

    came: Literal["", "in", "there", "not"] = ""


@route(shelf, "GET", "/members/csv", may=May.SEE_MEMBERS, gives=Any)
def members_csv(request: Request) -> HttpResponse:
    """Who sits here as a table, by name."""
    return csv_answer(tables.members(request.caller.member.organisation))


@route(shelf, "GET", "/invitations/csv", may=May.INVITE, gives=Any)
def invitations_csv(request: Request) -> HttpResponse:
    """Invitations that wait as a table, without what opens them."""
    return csv_answer(tables.invitations(request.caller.member.organisation))


@route(shelf, "GET", "/tokens/csv", may=May.USE_TOKENS, gives=Any)
def tokens_csv(request: Request) -> HttpResponse:
    """Your own tokens as a table, without their secrets."""
    return csv_answer(tables.tokens(request.caller.member))


@route(shelf, "GET", "/webhooks/csv", may=May.USE_WEBHOOKS, gives=Any)
def webhooks_csv(request: Request) -> HttpResponse:
    """The addresses that are told as a table, without their secrets."""
    return csv_answer(tables.webhooks(request.caller.member.organisation))


@route(shelf, "GET", "/webhooks/{int:pk}/deliveries/csv", may=May.USE_WEBHOOKS, scope=Scope.APPLICANTS, gives=Any)
def deliveries_csv(request: Request, pk: int, wanted: Annotated[DeliveriesWanted, Query()]) -> HttpResponse:
    """What an address was told as a table, newest first."""
    return csv_answer(tables.deliveries(webhook_of(request.caller.member.organisation, pk), wanted.which))


@route(shelf, "GET", "/works/csv", may=May.SEE_ROLES, gives=Any)
def works_csv(request: Request) -> HttpResponse:
    """The work that your seat sees as a table, newest first."""
    return csv_answer(work_tables.works(request.caller.member, sees_people=Scope.APPLICANTS in request.caller.scopes))


@route(shelf, "GET", "/works/{uuid:pk}/results/csv", may=May.SEE_ROLES, gives=Any)
def results_csv(request: Request, pk: UUID, wanted: Annotated[ResultsWanted, Query()]) -> HttpResponse:
    """What came of the items of one work as a table, the last one first."""
    return csv_answer(work_tables.results(work_seen(request, pk), wanted.came))


@route(shelf, "GET", "/history/csv", may=May.SEE_HISTORY, gives=Any)
def history_csv(request: Request) -> HttpResponse:
    """What happened in the organisation as a table, as far as your seat sees it."""
    member = request.caller.member
    about = f"{member.organisation} history"
    return csv_answer(histories.history(told.history_of_organisation(member, sees=request.caller.sees), about=about))
