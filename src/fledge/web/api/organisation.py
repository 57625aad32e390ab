"""The organisation and who sits in it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Field as Said
from ninja import Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.editions import edition_seen, tagged
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Edition, Given, Id, Name, Person
from fledge.web.store.models import Member, Scope, Seat
from fledge.web.store.queries import members
from fledge.web.store.rights import RIGHTS, May

shelf = Router(tags=["Organisation and people"])
#: A seat by its word, in bodies that are read strictly as well.
SeatName = Annotated[Seat, Said(strict=False)]


class OrganisationAnswer(Schema):
    """The organisation, and what whoever asks may do in it."""

    name: str
    slug: str
    made: datetime
    edition: Edition
    seat: SeatName
    rights: list[str]
    scopes: list[str]


class OrganisationChange(Given):
    """What the organisation is to be called."""

    name: Name
    edition: Edition | None = None


class MemberAnswer(Schema):
    """Somebody's seat; ``person.id`` is what roles name people by."""

    id: Id
    person: Person
    email: str
    seat: SeatName
    since: datetime


class SeatChange(Given):
    """Another seat for somebody."""

    seat: SeatName


@route(shelf, "GET", "/organisation", may=None, gives=OrganisationAnswer)
def organisation(request: Request, response: HttpResponse) -> OrganisationAnswer:
    """The organisation, and what you may do in it."""
    return _shown(request, response)


@route(shelf, "PATCH", "/organisation", may=May.SETTLE, scope=Scope.PEOPLE, takes="json", gives=OrganisationAnswer)
def rename_organisation(request: Request, response: HttpResponse, given: OrganisationChange) -> OrganisationAnswer:
    """Call the organisation something else."""
    member = request.caller.member
    edition = edition_seen(request, given.edition)
    members.renamed(member.organisation, name=given.name, edition=edition, by=member.user)
    member.organisation.refresh_from_db()
    return _shown(request, response)


def _shown(request: Request, response: HttpResponse) -> OrganisationAnswer:
    member = request.caller.member
    here = member.organisation
    tagged(response, here)
    rights = sorted(may.name.lower() for may in RIGHTS[member.seat])  # type: ignore[index]
    return OrganisationAnswer(
        name=here.name,
        slug=here.slug,
        made=here.made,
        edition=here.edition,
        seat=member.seat,  # type: ignore[arg-type]
        rights=rights,
        scopes=list(request.caller.scopes),
    )


@route(shelf, "GET", "/members", may=May.SEE_MEMBERS, gives=Listed[MemberAnswer])
def list_members(request: Request, part: AsPart) -> dict[str, Any]:
    """Everybody who sits here, by name."""
    found = members.members_of(request.caller.member.organisation)
    return part_of(found, request, part, by=("user__name", "pk"), shown=_seat)


@route(shelf, "GET", "/members/{int:pk}", may=May.SEE_MEMBERS, gives=MemberAnswer)
def one_member(request: Request, pk: int) -> MemberAnswer:
    """One of them."""
    return _seat(members.member_of(request.caller.member.organisation, pk))


@route(shelf, "PATCH", "/members/{int:pk}", may=May.INVITE, scope=Scope.PEOPLE, takes="json", gives=MemberAnswer)
def change_seat(request: Request, pk: int, given: SeatChange) -> MemberAnswer:
    """Give somebody another seat; the last owner stays one."""
    here, by = request.caller.member.organisation, request.caller.member.user
    members.moved(members.member_of(here, pk), seat=given.seat, by=by)
    return _seat(members.member_of(here, pk))


@route(shelf, "DELETE", "/members/{int:pk}", may=May.INVITE, scope=Scope.PEOPLE, status=204, gives=None)
def end_seat(request: Request, pk: int) -> None:
    """End somebody's seat and their tokens; what they did stays in the history."""
    here, by = request.caller.member.organisation, request.caller.member.user
    members.ended(members.member_of(here, pk), by=by)


def _seat(member: Member) -> MemberAnswer:
    who = Person(id=member.user_id, name=str(member.user))
    return MemberAnswer(id=member.pk, person=who, email=member.user.email, seat=member.seat, since=member.since)  # type: ignore[arg-type]
