"""Letters, the outbox and the candidate's side as tables."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Query, Router

from fledge.web.api.applicants import AsWho
from fledge.web.api.candidates import AskedWanted
from fledge.web.api.doors import Request, route
from fledge.web.api.letters import OutboxWanted
from fledge.web.csv_answer import csv_answer
from fledge.web.store.models import Scope
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.queries.tables import letters as tables
from fledge.web.store.rights import May

shelf = Router(tags=["Tables"])


class Asked(AskedWanted, AsWho):
    """Only what waits for an answer, or all of it; and whether to show who it is."""


@route(shelf, "GET", "/letters/csv", may=May.WRITE_LETTERS, scope=Scope.APPLICANTS, gives=Any)
def letters_csv(request: Request) -> HttpResponse:
    """The templates as a table, by name."""
    return csv_answer(tables.letters(request.caller.member.organisation))


@route(shelf, "GET", "/outbox/csv", may=May.WRITE_LETTERS, scope=Scope.APPLICANTS, gives=Any)
def outbox_csv(request: Request, wanted: Annotated[OutboxWanted, Query()]) -> HttpResponse:
    """The letters that you see as a table, newest first."""
    return csv_answer(tables.outbox(request.caller.member, wanted.state))


@route(shelf, "GET", "/requests/csv", may=May.WRITE_LETTERS, scope=Scope.APPLICANTS, gives=Any)
def requests_csv(request: Request, wanted: Annotated[Asked, Query()]) -> HttpResponse:
    """What candidates asked for as a table, oldest first."""
    is_done = False if wanted.open else None
    return csv_answer(tables.requests(request.caller.member, is_done=is_done, with_names=wanted.who))


@route(shelf, "GET", "/applicants/{int:pk}/links/csv", may=May.WRITE_LETTERS, scope=Scope.APPLICANTS, gives=Any)
def private_links_csv(request: Request, pk: int) -> HttpResponse:
    """The private links of somebody as a table, without what opens them."""
    return csv_answer(tables.private_links(applicant_for(request.caller.member, pk)))


@route(shelf, "GET", "/retention/csv", may=May.BRING_APPLICANTS, scope=Scope.APPLICANTS, gives=Any)
def retention_csv(request: Request) -> HttpResponse:
    """Who asked to be erased, whose time has passed and whose time ends soon, as a table."""
    return csv_answer(tables.kept(request.caller.member.organisation))
