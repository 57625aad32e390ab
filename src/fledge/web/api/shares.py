"""Links by which somebody without an account reads one audit."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from ninja import Field as Said
from ninja import Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.links import link
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.postings import version
from fledge.web.api.shapes import Given, Id, Name, Person, person
from fledge.web.store.models import Scope, Share
from fledge.web.store.queries import shares
from fledge.web.store.rights import May

shelf = Router(tags=["Share links"])
_ALL = "/roles/{int:pk}/postings/{int:number}/shares"


class ShareAnswer(Schema):
    """A link without what opens it."""

    id: Id
    whom: str
    by: Person | None
    made: datetime
    ends: datetime
    withdrawn: datetime | None
    seen: Annotated[int, Said(ge=0)]


class ShareMade(ShareAnswer):
    """The same with the link, which is shown this once."""

    link: str


class ShareAsked(Given):
    """For whom the link is, and for how long; without days as long as the workspace says."""

    whom: Annotated[Name, Said(max_length=120)]
    days: Annotated[int, Said(ge=1, le=365)] | None = None


@route(shelf, "GET", _ALL, may=May.SHARE, gives=Listed[ShareAnswer])
def list_shares(request: Request, pk: int, number: int, part: AsPart) -> dict[str, Any]:
    """All links to a version, newest first."""
    found = shares.shares_of(version(request, pk, number))
    return part_of(found, request, part, by=("-made", "-pk"), shown=lambda one: ShareAnswer(**_shown(one)))


@route(shelf, "POST", _ALL, may=May.SHARE, scope=Scope.WRITE, takes="json", status=201, gives=ShareMade)
def share(request: Request, pk: int, number: int, given: ShareAsked) -> ShareMade:
    """Make a link to this version's audit for somebody without an account."""
    posting = version(request, pk, number)
    made, secret = shares.share(posting, member=request.caller.member, whom=given.whom, days=given.days)
    return ShareMade(**_shown(made), link=link(request, "shared", secret))


@route(shelf, "DELETE", _ALL + "/{int:share}", may=May.SHARE, scope=Scope.WRITE, status=204, gives=None)
def withdraw_share(request: Request, pk: int, number: int, share: int) -> None:
    """The link opens nothing from now on."""
    shares.withdraw_share(version(request, pk, number), share, member=request.caller.member)


def _shown(one: Share) -> dict[str, Any]:
    names = ("whom", "made", "ends", "withdrawn", "seen")
    return {**{name: getattr(one, name) for name in names}, "id": one.pk, "by": person(one.by)}
