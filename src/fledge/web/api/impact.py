"""How groups went on, as counts alone: never a row, never anybody's group, never beside an application."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Field as Said
from ninja import File, Router, Schema
from ninja.files import UploadedFile

from fledge.problem import Problem
from fledge.web.api.doors import Request, route
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Id, Person, person
from fledge.web.computed.impact import EXPORTS
from fledge.web.store.models import GroupsFile, Scope
from fledge.web.store.queries import groups
from fledge.web.store.queries.problems import Field
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May

shelf = Router(tags=["Impact"])
_ROLE = "/roles/{int:pk}"
_ONE = _ROLE + "/groups/{int:file}"


class ImpactAnswer(Schema):
    """The counts in the shape that `fledge impact --format json` gives; null where nothing is decided yet."""

    impact: dict[str, Any] | None
    withheld: list[str]
    file: Annotated[Id | None, Said(description="The file of groups that is counted by.")]


class GroupsAnswer(Schema):
    """A file of groups: which columns were read and how many of its people are in the round; no value of it."""

    id: Id
    name: str
    by: Person | None
    at: datetime
    columns: list[list[Any]]
    rows: Annotated[int, Said(ge=0)]
    unknown: Annotated[int, Said(ge=0)]
    in_use: bool


@route(shelf, "GET", _ROLE + "/impact", may=May.SEE_IMPACT, scope=Scope.APPLICANTS, gives=ImpactAnswer)
def impact(request: Request, response: HttpResponse, pk: int) -> ImpactAnswer:
    """Rates by group at each stage with what can and cannot be told yet; groups that are too small are withheld."""
    role = role_for(request.caller.member, pk)
    counted, file = groups.counted(role), groups.in_use(role)
    data = json.loads(EXPORTS["json"].made(counted.impact, counted.withheld)) if counted.impact else None
    response["Cache-Control"] = "no-store"
    return ImpactAnswer(impact=data, withheld=list(counted.withheld), file=file.pk if file else None)


@route(shelf, "GET", _ROLE + "/groups", may=May.SEE_IMPACT, scope=Scope.APPLICANTS, gives=Listed[GroupsAnswer])
def list_groups(request: Request, pk: int, part: AsPart) -> dict[str, Any]:
    """The files of groups that were brought in, newest first, without a value of any."""
    found = groups.files_of(role_for(request.caller.member, pk))
    return part_of(found, request, part, by=("-at", "-pk"), shown=_shown)


@route(
    shelf, "POST", _ROLE + "/groups", may=May.SEE_IMPACT, scope=Scope.ROUND, takes="form", status=201,
    gives=GroupsAnswer,
)  # fmt: skip
def bring_groups(request: Request, pk: int, file: Annotated[UploadedFile, File()]) -> GroupsAnswer:
    """Bring in a file of groups; it is looked through and counts for nothing until it is used."""
    member = request.caller.member
    role, name = role_for(member, pk), (file.name or "a file").replace("\x00", "")
    try:
        made = groups.brought(role, member=member, name=name, data=file.read())
    except Problem as problem:
        raise Field("; ".join(groups.sentences(problem)), where="file", mend=problem.mend) from problem
    return _shown(made)


@route(shelf, "POST", _ONE + "/use", may=May.SEE_IMPACT, scope=Scope.ROUND, gives=GroupsAnswer)
def use_groups(request: Request, pk: int, file: int) -> GroupsAnswer:
    """Count by this file from now on; the one before it is withdrawn."""
    member = request.caller.member
    return _shown(groups.used(groups.file_for(role_for(member, pk), file), member=member))


@route(shelf, "DELETE", _ONE, may=May.SEE_IMPACT, scope=Scope.ROUND, status=204, gives=None)
def withdraw_groups(request: Request, pk: int, file: int) -> None:
    """The rows of a file are gone for good."""
    member = request.caller.member
    groups.withdrawn(groups.file_for(role_for(member, pk), file), member=member)


def _shown(one: GroupsFile) -> GroupsAnswer:
    return GroupsAnswer(
        id=one.pk, name=one.name, by=person(one.by), at=one.at, columns=one.columns["read"], rows=one.columns["rows"],
        unknown=one.unknown, in_use=one.in_use,
    )  # fmt: skip
