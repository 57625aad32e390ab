"""Links by which people join."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from ninja import Field as Said
from ninja import Router, Schema
from pydantic import StringConstraints

from fledge.web.api.doors import Request, route
from fledge.web.api.links import link
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.organisation import SeatName
from fledge.web.api.shapes import Given, Id, Person, person
from fledge.web.store.models import Invitation, Scope
from fledge.web.store.queries import invitations
from fledge.web.store.rights import May

shelf = Router(tags=["Organisation and people"])
Address = Annotated[
    str, StringConstraints(max_length=254, pattern=r"^[^\x00]*$"), Said(examples=["sam@harbour.example"])
]


class InvitationAnswer(Schema):
    """An invitation that was not used yet."""

    id: Id
    email: str
    seat: SeatName
    by: Person | None
    made: datetime
    ends: datetime


class InvitationMade(InvitationAnswer):
    """The same with its link, which is shown this once."""

    link: str


class InvitationAsked(Given):
    """Whom to invite, and to which seat."""

    email: Address
    seat: SeatName


@route(shelf, "GET", "/invitations", may=May.INVITE, gives=Listed[InvitationAnswer])
def list_invitations(request: Request, part: AsPart) -> dict[str, Any]:
    """Those that were not used yet, newest first."""
    found = invitations.invitations_of(request.caller.member.organisation)
    return part_of(found, request, part, by=("-made", "-pk"), shown=lambda one: InvitationAnswer(**_shown(one)))


@route(
    shelf, "POST", "/invitations", may=May.INVITE, scope=Scope.PEOPLE, takes="json", status=201, gives=InvitationMade
)
def invite(request: Request, given: InvitationAsked) -> InvitationMade:
    """Invite somebody; an earlier invitation of the same address ends."""
    by = request.caller.member
    made, secret = invitations.invited(by.organisation, email=given.email, seat=given.seat, by=by.user)
    return InvitationMade(**_shown(made), link=link(request, "invited", secret))


@route(shelf, "DELETE", "/invitations/{int:pk}", may=May.INVITE, scope=Scope.PEOPLE, status=204, gives=None)
def withdraw_invitation(request: Request, pk: int) -> None:
    """The link opens nothing from now on."""
    by = request.caller.member
    invitations.withdraw_invitation(invitations.invitation_of(by.organisation, pk), by=by.user)


def _shown(one: Invitation) -> dict[str, Any]:
    return {
        "id": one.pk,
        "email": one.email,
        "seat": one.seat,
        "by": person(one.by),
        "made": one.made,
        "ends": one.ends,
    }
