"""Long work in the background: how far it is, what came of each item, and stopping it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field as Said
from ninja import Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Id, Person, person
from fledge.web.jobs.asking import go_on
from fledge.web.store.models import Scope, Work, WorkItem
from fledge.web.store.queries import works
from fledge.web.store.rights import May

shelf = Router(tags=["Background work"])
_ONE = "/works/{uuid:pk}"


class WorkAnswer(Schema):
    """Long work and how far it is."""

    id: UUID
    kind: str
    about: str
    state: Literal["choosing", "waiting", "running", "done", "stopped", "failed"]
    done: Annotated[int, Said(ge=0)]
    total: Annotated[int, Said(ge=0)]
    stop: Annotated[bool, Said(description="Whether somebody asked it to stop.")]
    failed: str
    by: Person | None
    made: datetime
    ended: datetime | None


class ItemAnswer(Schema):
    """What came of one item."""

    number: int
    name: str
    came: Literal["in", "there", "not"]
    says: str
    role: Id | None
    posting: int | None


@route(shelf, "GET", "/works", may=May.SEE_ROLES, gives=Listed[WorkAnswer])
def list_works(request: Request, part: AsPart) -> dict[str, Any]:
    """The work that your seat sees, newest first."""
    return part_of(works.works_for(request.caller.member), request, part, by=("-made", "-pk"), shown=shown)


@route(shelf, "GET", _ONE, may=May.SEE_ROLES, gives=WorkAnswer)
def one_work(request: Request, pk: UUID) -> WorkAnswer:
    """How far one work is."""
    return shown(works.work_for(request.caller.member, pk))


@route(shelf, "GET", _ONE + "/results", may=May.SEE_ROLES, gives=Listed[ItemAnswer])
def work_results(request: Request, pk: UUID, part: AsPart) -> dict[str, Any]:
    """What came of the items that are done, the last one first."""
    found = works.results_of(works.work_for(request.caller.member, pk))
    return part_of(found, request, part, by=("-number",), shown=_item)


@route(shelf, "POST", _ONE + "/stop", may=May.WRITE_POSTINGS, scope=Scope.WRITE, gives=WorkAnswer)
def stop_work(request: Request, pk: UUID) -> WorkAnswer:
    """Ask it to stop after the item that is being done; what is done stays."""
    member = request.caller.member
    works.stopped(works.work_for(member, pk))
    return shown(works.work_for(member, pk))


@route(shelf, "POST", _ONE + "/go-on", may=May.WRITE_POSTINGS, scope=Scope.WRITE, gives=WorkAnswer)
def go_on_with_work(request: Request, pk: UUID) -> WorkAnswer:
    """Let stopped or failed work go on where it was."""
    member = request.caller.member
    go_on(works.work_for(member, pk))
    return shown(works.work_for(member, pk))


def shown(one: Work) -> WorkAnswer:
    """One work as it is told."""
    names = ("kind", "about", "state", "done", "total", "stop", "failed", "made", "ended")
    return WorkAnswer(id=one.pk, by=person(one.by), **{name: getattr(one, name) for name in names})


def _item(one: WorkItem) -> ItemAnswer:
    posting = one.posting
    return ItemAnswer(
        number=one.number,
        name=one.name,
        came=one.came,  # type: ignore[arg-type]
        says=one.says,
        role=posting.role_id if posting else None,
        posting=posting.number if posting else None,
    )
