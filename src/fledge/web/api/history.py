"""Who changed what, and when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

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


@route(shelf, "GET", "/history", may=May.SEE_HISTORY, gives=Listed[HappeningAnswer])
def history(request: Request, part: AsPart) -> dict[str, Any]:
    """What happened in the organisation, as far as your seat sees it, newest first."""
    found = told.history_of_organisation(request.caller.member)
    return part_of_many(found, request, part, shown=HappeningAnswer.from_orm)


@route(shelf, "GET", "/roles/{int:pk}/history", may=May.SEE_HISTORY, gives=Listed[HappeningAnswer])
def role_history(request: Request, pk: int, part: AsPart) -> dict[str, Any]:
    """What happened to a role: itself, its versions, proposals, sign-offs and links. Newest first, the last 200."""
    found = told.history_of_role(role_for(request.caller.member, pk))
    return part_of_many(found, request, part, shown=HappeningAnswer.from_orm)
