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
    caller = request.caller
    found = works.works_for(caller.member, sees_people=Scope.APPLICANTS in caller.scopes)
    return part_of(found, request, part, by=("-made", "-pk"), shown=shown)


@route(shelf, "GET", _ONE, may=May.SEE_ROLES, gives=WorkAnswer)
def one_work(request: Request, pk: UUID) -> WorkAnswer:
    """How far one work is."""
    return shown(work_seen(request, pk))


@route(shelf, "GET", _ONE + "/results", may=May.SEE_ROLES, gives=Listed[ItemAnswer])
def work_results(request: Request, pk: UUID, part: AsPart) -> dict[str, Any]:
    """What came of the items that are done, the last one first."""
    found = works.results_of(work_seen(request, pk))
    return part_of(found, request, part, by=("-number",), shown=_item)


@route(shelf, "POST", _ONE + "/stop", may=May.WRITE_POSTINGS, scope=Scope.WRITE, gives=WorkAnswer)
def stop_work(request: Request, pk: UUID) -> WorkAnswer:
    """Ask it to stop after the item that is being done; what is done stays."""
    works.stopped(work_seen(request, pk))
    return shown(work_seen(request, pk))


@route(shelf, "POST", _ONE + "/go-on", may=May.WRITE_POSTINGS, scope=Scope.WRITE, gives=WorkAnswer)
def go_on_with_work(request: Request, pk: UUID) -> WorkAnswer:
    """Let stopped or failed work go on where it was."""
    go_on(work_seen(request, pk))
    return shown(work_seen(request, pk))


def work_seen(request: Request, pk: UUID) -> Work:
    """One work; that of an import names applicants, so a token needs the scope that reads them."""
    caller = request.caller
    return works.work_for(caller.member, pk, sees_people=Scope.APPLICANTS in caller.scopes)


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
