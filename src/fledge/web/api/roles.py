"""Roles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.http import HttpResponse
from ninja import Field as Said
from ninja import Query, Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.editions import edition_seen, tagged
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Edition, Given, Id, Line, Name, Person, person
from fledge.web.store.models import Member, Role, Scope, User
from fledge.web.store.queries import roles
from fledge.web.store.queries.members import members_of
from fledge.web.store.queries.problems import Field
from fledge.web.store.rights import May, allows

shelf = Router(tags=["Roles"])
State = Literal["open", "paused", "filled", "closed"]
Openings = Annotated[int, Said(ge=1, le=999)]
_NAMES = {"team": "team_name"}


class RoleAnswer(Schema):
    """A role and where it stands. Its manager, and what the audit of its newest version says, are null for whoever sees
    no drafts.
    """

    id: Id
    title: str
    team: str
    location: str
    openings: Openings
    state: State
    manager: Person | None
    made: datetime
    edition: Edition
    versions: int | None
    newest: int | None
    published: int | None
    verdict: str | None
    findings: dict[str, int] | None
    share: float | None


class RoleWithPeople(RoleAnswer):
    """The same with who belongs to it; whoever sees no drafts reads of mentors alone."""

    people: list[Person]


class RoleGiven(Given):
    """What a role is. People go by ``person.id`` of members."""

    title: Name
    team: Annotated[Line, Said(max_length=120)] = ""
    location: Annotated[Line, Said(max_length=120)] = ""
    openings: Openings = 1
    state: State = "open"
    manager: Id | None = None
    people: list[Id] = []


class RoleChange(Given):
    """What is to be different; what is left out stays."""

    title: Name | None = None
    team: Annotated[Line, Said(max_length=120)] | None = None
    location: Annotated[Line, Said(max_length=120)] | None = None
    openings: Openings | None = None
    state: State | None = None
    manager: Id | None = None
    people: list[Id] | None = None
    edition: Edition | None = None


class Wanted(Schema):
    """Which roles."""

    q: Annotated[Line, Said(description="Only roles whose title holds these words.")] = ""
    state: State | None = None


@route(shelf, "GET", "/roles", may=May.SEE_ROLES, gives=Listed[RoleAnswer])
def list_roles(request: Request, part: AsPart, wanted: Annotated[Wanted, Query()]) -> dict[str, Any]:
    """The roles that your seat sees, newest first."""
    member = request.caller.member
    found = found_by(member, wanted)
    return part_of(found, request, part, by=("-made", "-pk"), shown=lambda role: RoleAnswer(**_shown(role, member)))


def found_by(member: Member, wanted: Wanted) -> QuerySet[Role]:
    """The roles that a seat sees and a search finds."""
    found = roles.listed(member)
    if wanted.q.strip():
        found = found.filter(title__icontains=wanted.q.strip())
    return found.filter(state=wanted.state) if wanted.state else found


@route(shelf, "POST", "/roles", may=May.EDIT_ROLES, scope=Scope.WRITE, takes="json", status=201, gives=RoleWithPeople)
def add_role(request: Request, response: HttpResponse, given: RoleGiven) -> RoleWithPeople:
    """Add a role; you belong to it."""
    made = roles.added(request.caller.member, **_fields(request.caller.member, given.dict()))
    response["Location"] = f"{request.path}/{made.pk}"
    return _whole(request, response, made.pk)


@route(shelf, "GET", "/roles/{int:pk}", may=May.SEE_ROLES, gives=RoleWithPeople)
def one_role(request: Request, response: HttpResponse, pk: int) -> RoleWithPeople:
    """One role, and who belongs to it."""
    return _whole(request, response, pk)


@route(shelf, "PATCH", "/roles/{int:pk}", may=May.EDIT_ROLES, scope=Scope.WRITE, takes="json", gives=RoleWithPeople)
def change_role(request: Request, response: HttpResponse, pk: int, given: RoleChange) -> RoleWithPeople:
    """Change a role, unless somebody changed it since you saw it."""
    member = request.caller.member
    role = roles.role_for(member, pk)
    edition = edition_seen(request, given.edition)
    fields = _fields(member, given.dict(exclude_unset=True, exclude={"edition"}))
    roles.edited(role, member=member, edition=edition, **fields)
    return _whole(request, response, pk)


def _fields(member: Member, given: dict[str, Any]) -> dict[str, Any]:
    """The columns, with people as the rows that they are."""
    found = {_NAMES.get(name, name): value for name, value in given.items()}
    for name in found:
        if found[name] is None and name != "manager":
            raise Field("this cannot be empty", where=name, mend="leave it out to keep it as it is")
    if found.get("manager") is not None:
        found["manager"] = _people(member, [found["manager"]], "manager")[0]
    if "people" in found:
        found["people"] = [one.pk for one in _people(member, found["people"], "people")]
    return found


def _people(member: Member, ids: Iterable[int], where: str) -> list[User]:
    wanted = set(ids)
    found = [one.user for one in members_of(member.organisation).filter(user__in=wanted)]
    if len(found) < len(wanted):
        raise Field("somebody of these does not sit here", where=where, mend="take person.id from the list of members")
    return found


def _whole(request: Request, response: HttpResponse, pk: int) -> RoleWithPeople:
    member = request.caller.member
    role = roles.role_for(member, pk)
    listed = roles.listed(member).get(pk=role.pk)
    tagged(response, listed)
    people = [Person(id=one.pk, name=str(one)) for one in roles.known_on(role, member)]
    return RoleWithPeople(**_shown(listed, member), people=people)


def _shown(role: Role, member: Member) -> dict[str, Any]:
    found: Any = role
    told = allows(member.seat, May.SEE_DRAFTS)
    audit = {name: getattr(found, name) if told else None for name in ("versions", "verdict", "findings", "share")}
    return {
        **{name: getattr(found, name) for name in ("title", "location", "openings", "state", "made", "edition")},
        "id": role.pk,
        "team": role.team_name,
        "manager": person(role.manager) if told else None,
        "newest": found.newest,
        "published": found.published_number,
        **audit,
    }
