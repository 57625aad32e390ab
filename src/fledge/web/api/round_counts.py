"""How many people are in each stage of a round: counts for those who may see no people."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ninja import Field as Said
from ninja import Router, Schema

from fledge.web.api.applicants import StageName
from fledge.web.api.doors import Request, route
from fledge.web.store.models import Standing
from fledge.web.store.queries import rounds
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May

shelf = Router(tags=["The round"])
Count = Annotated[int, Said(ge=0)]


class ColumnAnswer(Schema):
    """One stage: how many wait in it, and since when the one who waits longest and the one in the middle."""

    stage: StageName
    count: Count
    longest: datetime | None
    half: datetime | None


class RoundAnswer(Schema):
    """The round as counts."""

    everybody: Count
    rejected: Count
    withdrawn: Count
    stages: list[ColumnAnswer]


@route(shelf, "GET", "/roles/{int:pk}/round", may=May.SEE_ROUND, gives=RoundAnswer)
def round_counts(request: Request, pk: int) -> RoundAnswer:
    """How many are in each stage, and how long they wait."""
    role = role_for(request.caller.member, pk)
    standings = rounds.standing_counts(role)
    columns = [
        ColumnAnswer(stage=one.stage, count=one.count, longest=one.longest, half=one.half)
        for one in rounds.board(role, with_people=False)
    ]
    return RoundAnswer(
        everybody=sum(standings.values()),
        rejected=standings.get(Standing.REJECTED, 0),
        withdrawn=standings.get(Standing.WITHDRAWN, 0),
        stages=columns,
    )
