"""The second look: people who were rejected and whom a changed posting may bring back; a person decides about each."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from ninja import Field as Said
from ninja import Query, Router, Schema, Status

from fledge.web.api.applicants import AsWho, Who
from fledge.web.api.doors import Request, route
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.matches import version_of
from fledge.web.api.shapes import Given, Id, Person, person
from fledge.web.api.works import WorkAnswer
from fledge.web.api.works import shown as work_shown
from fledge.web.jobs.looking_again import look_again
from fledge.web.store.models import LookState, Scope, SecondLook
from fledge.web.store.queries import second_looks
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May

shelf = Router(tags=["The second look"])
_ALL = "/roles/{int:pk}/second-looks"
_ONE = _ALL + "/{int:look}"
LookStateName = Annotated[LookState, Said(strict=False)]


class LookWanted(AsWho):
    """Those that wait, were accepted, or were declined."""

    state: LookStateName = LookState.OPEN


class LookAnswer(Schema):
    """Somebody who was rejected: when, what had excluded them, readiness and months as ranges, and what changed."""

    id: Id
    applicant: Id
    role: Annotated[Id, Said(description="The role in whose round they were rejected.")]
    who: Who | None
    version: int
    original: Annotated[int, Said(description="The version under which they were rejected.")]
    decided: datetime
    found: dict[str, Any]
    state: LookStateName
    reason: str
    by: Person | None
    at: datetime | None
    decision: Id | None


class LookAgain(Given):
    """Whether people who were rejected for other roles, and agreed to be looked at, are looked at too."""

    others: bool = False


class Settled(Given):
    """Why: it stands in the ledger under your name."""

    reason: Annotated[str, Said(min_length=1, max_length=300, pattern=r"^[^\x00]*$")]


class BegunAnswer(Schema):
    """The work that looks again; null where there is nobody to look at."""

    work: WorkAnswer | None


@route(shelf, "GET", _ALL, may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Listed[LookAnswer])
def list_second_looks(
    request: Request, pk: int, part: AsPart, wanted: Annotated[LookWanted, Query()]
) -> dict[str, Any]:
    """Who may be brought back by the version in force, the oldest decision first."""
    member = request.caller.member
    role = role_for(member, pk)
    found = second_looks.queue(role, version_of(member, role, None), member, wanted.state).select_related("posting")
    return part_of(found, request, part, by=("decided", "pk"), shown=lambda one: _shown(one, who=wanted.who))


@route(shelf, "POST", _ALL, may=May.REVIEW, scope=Scope.ROUND, takes="json", status=202, gives=BegunAnswer,
       also={200: BegunAnswer})  # fmt: skip
def look_again_at_all(request: Request, pk: int, given: LookAgain) -> Any:
    """Look again at everybody who was rejected under another version, in the background; it brings nobody back."""
    member = request.caller.member
    work = look_again(member, role_for(member, pk), others=given.others)
    return Status(202 if work else 200, BegunAnswer(work=work_shown(work) if work else None))


@route(shelf, "POST", _ONE + "/accept", may=May.REVIEW, scope=Scope.ROUND, takes="json", gives=LookAnswer)
def accept_second_look(request: Request, pk: int, look: int, given: Settled) -> LookAnswer:
    """Bring somebody back into the round, with your reason."""
    return _settled(request, pk, look, accept=True, reason=given.reason)


@route(shelf, "POST", _ONE + "/decline", may=May.REVIEW, scope=Scope.ROUND, takes="json", gives=LookAnswer)
def decline_second_look(request: Request, pk: int, look: int, given: Settled) -> LookAnswer:
    """Let the rejection stand, with your reason."""
    return _settled(request, pk, look, accept=False, reason=given.reason)


@route(shelf, "POST", _ONE + "/take-back", may=May.REVIEW, scope=Scope.ROUND, gives=LookAnswer)
def take_back_second_look(request: Request, pk: int, look: int) -> LookAnswer:
    """Take back what was decided while its time is open."""
    member = request.caller.member
    role = role_for(member, pk)
    second_looks.taken_back(second_looks.look_for(role, member, look), member=member)
    return _shown(second_looks.look_for(role, member, look), who=False)


def _settled(request: Request, pk: int, look: int, *, accept: bool, reason: str) -> LookAnswer:
    member = request.caller.member
    role = role_for(member, pk)
    second_looks.settle(second_looks.look_for(role, member, look), member=member, accept=accept, reason=reason)
    return _shown(second_looks.look_for(role, member, look), who=False)


def _shown(one: SecondLook, *, who: bool) -> LookAnswer:
    somebody = one.applicant.person
    named = Who(name=somebody.name, email=somebody.email, phone=somebody.phone) if who else None
    told = {name: getattr(one, name) for name in ("decided", "found", "state", "reason", "at")}
    return LookAnswer(
        id=one.pk, applicant=one.applicant_id, role=one.applicant.role_id, who=named, version=one.posting.number,
        original=one.original.number, by=person(one.by), decision=one.decision_id, **told,
    )  # fmt: skip
