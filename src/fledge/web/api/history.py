"""Who changed what, and when."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from ninja import Field as Said
from ninja import Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.listing import AsPart, Listed, part_of_many
from fledge.web.store.queries import history as told
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May

shelf = Router(tags=["History"])


class DifferenceAnswer(Schema):
    """One field: what it was and what it became."""

    field: str
    before: str
    after: str


class HappeningAnswer(Schema):
    """One change: when, by whom, what, and which fields."""

    at: datetime
    who: str
    says: str
    differences: list[DifferenceAnswer]
    record: Annotated[str, Said(description="The page that is the record of it, such as the ledger of decisions.")]


@route(shelf, "GET", "/history", may=May.SEE_HISTORY, gives=Listed[HappeningAnswer])
def history(request: Request, part: AsPart) -> dict[str, Any]:
    """What happened in the organisation, as far as your seat sees it, newest first."""
    caller = request.caller
    found = told.history_of_organisation(caller.member, sees=caller.sees)
    return part_of_many(found, request, part, shown=HappeningAnswer.from_orm)


@route(shelf, "GET", "/roles/{int:pk}/history", may=May.SEE_HISTORY, gives=Listed[HappeningAnswer])
def role_history(request: Request, pk: int, part: AsPart) -> dict[str, Any]:
    """What happened to a role and in its round, as far as your seat and token see it, newest first."""
    member = request.caller.member
    found = told.all_of_role(role_for(member, pk), member, sees=request.caller.sees)
    return part_of_many(found, request, part, shown=HappeningAnswer.from_orm)
