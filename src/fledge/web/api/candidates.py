"""The candidate's side: private links, what they ask for, their complete file, and how long they may be kept."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpResponse
from django.utils import timezone
from ninja import Field as Said
from ninja import Query, Router, Schema

from fledge.publish.applicant_zip import as_zip
from fledge.web.api.applicants import Who
from fledge.web.api.doors import Request, route
from fledge.web.api.links import link
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Given, Id, Person, person
from fledge.web.store.models import Person as Candidate
from fledge.web.store.models import PrivateLink, Scope, Wish
from fledge.web.store.models import Request as Asked
from fledge.web.store.queries import private_links, requests, retention
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.queries.whole_file import applicants_file
from fledge.web.store.rights import May

shelf = Router(tags=["The candidate's side"])
_LINKS = "/applicants/{int:pk}/links"


class PrivateLinkAnswer(Schema):
    """A link by which somebody sees what is kept of them, without what opens it."""

    id: Id
    by: Person | None
    made: datetime
    ends: datetime
    withdrawn: datetime | None
    seen: Annotated[int, Said(ge=0)]


class PrivateLinkMade(PrivateLinkAnswer):
    """The same with the link, which is shown this once."""

    link: str


class AskedAnswer(Schema):
    """What a candidate asked for and what came of it; ``line`` is the line of their papers that it is about."""

    id: Id
    wish: Annotated[Wish, Said(strict=False)]
    line: int | None
    words: str
    at: datetime
    answered: datetime | None
    answered_by: Person | None
    granted: bool | None
    answer: str


class AskedWanted(Schema):
    """Only what waits for an answer, or all of it."""

    open: bool = True


class Answering(Given):
    """Whether it is granted, and why; the candidate reads it. Granting may erase everything."""

    granted: bool
    answer: Annotated[str, Said(max_length=4000, pattern=r"^[^\x00]*$")] = ""


class KeptAnswer(Schema):
    """Somebody who may not be kept any longer."""

    id: Annotated[Id, Said(description="The number of the person, not of an application.")]
    who: Who
    keep_until: date | None


class Erasing(Given):
    """Whom to erase, by the ids of the list of those who may not be kept."""

    people: Annotated[list[Id], Said(min_length=1, max_length=1000)]


class ErasedAnswer(Schema):
    """How many were erased, for good."""

    erased: Annotated[int, Said(ge=0)]


@route(shelf, "GET", _LINKS, may=May.WRITE_LETTERS, scope=Scope.ROUND, gives=Listed[PrivateLinkAnswer])
def list_private_links(request: Request, pk: int, part: AsPart) -> dict[str, Any]:
    """All private links of somebody, newest first."""
    found = private_links.links_of(applicant_for(request.caller.member, pk).person)
    return part_of(found, request, part, by=("-made", "-pk"), shown=lambda one: PrivateLinkAnswer(**_link(one)))


@route(shelf, "POST", _LINKS, may=May.WRITE_LETTERS, scope=Scope.ROUND, status=201, gives=PrivateLinkMade)
def make_private_link(request: Request, pk: int) -> PrivateLinkMade:
    """Make a link by which somebody sees, corrects, takes along and erases what is kept of them."""
    member = request.caller.member
    made, secret = private_links.link_for(applicant_for(member, pk).person, by=member.user)
    return PrivateLinkMade(**_link(made), link=link(request, "mine", secret))


@route(shelf, "DELETE", _LINKS + "/{int:private}", may=May.WRITE_LETTERS, scope=Scope.ROUND, status=204, gives=None)
def withdraw_private_link(request: Request, pk: int, private: int) -> None:
    """The link opens nothing from now on."""
    member = request.caller.member
    private_links.withdraw_link(applicant_for(member, pk).person, private, by=member.user)


@route(shelf, "GET", "/requests", may=May.WRITE_LETTERS, scope=Scope.ROUND, gives=Listed[AskedAnswer])
def list_requests(request: Request, part: AsPart, wanted: Annotated[AskedWanted, Query()]) -> dict[str, Any]:
    """What candidates asked for, oldest first."""
    found = requests.requests_for(request.caller.member)
    found = found.filter(answered=None) if wanted.open else found
    return part_of(found, request, part, by=("at", "pk"), shown=_asked)


@route(
    shelf, "POST", "/requests/{int:pk}/answer", may=May.WRITE_LETTERS, scope=Scope.ROUND, takes="json",
    gives=AskedAnswer,
)  # fmt: skip
def answer_request(request: Request, pk: int, given: Answering) -> AskedAnswer:
    """Grant or decline what a candidate asked for; whoever declines says why."""
    member = request.caller.member
    found = requests.request_for(member, pk)
    return _asked(requests.answered(found, member=member, granted=given.granted, answer=given.answer))


@route(shelf, "GET", "/applicants/{int:pk}/file", may=May.WRITE_LETTERS, scope=Scope.ROUND, gives=Any)
def applicant_file(request: Request, pk: int) -> HttpResponse:
    """Somebody's complete file as a ZIP: papers as sent, evidence, decisions, letters, notes and scorecards."""
    one = applicant_for(request.caller.member, pk)
    answer = HttpResponse(as_zip(applicants_file(one, request.caller.member)), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="applicant-{one.pk}.zip"'
    answer["Cache-Control"] = "no-store"
    return answer


@route(shelf, "GET", "/retention", may=May.BRING_APPLICANTS, scope=Scope.ROUND, gives=Listed[KeptAnswer])
def list_passed(request: Request, part: AsPart) -> dict[str, Any]:
    """Those who may not be kept any longer, longest over first."""
    found = retention.passed(request.caller.member.organisation, timezone.now().date())
    return part_of(found, request, part, by=("keep_until", "pk"), shown=_kept)


@route(shelf, "POST", "/retention/erase", may=May.BRING_APPLICANTS, scope=Scope.ROUND, takes="json", gives=ErasedAnswer)
def erase_passed(request: Request, given: Erasing) -> ErasedAnswer:
    """Erase those whose time has passed or who asked for it, and nobody else; it is no rejection."""
    return ErasedAnswer(erased=retention.erase_these(request.caller.member, given.people))


def _link(one: PrivateLink) -> dict[str, Any]:
    names = ("made", "ends", "withdrawn", "seen")
    return {**{name: getattr(one, name) for name in names}, "id": one.pk, "by": person(one.by)}


def _asked(one: Asked) -> AskedAnswer:
    names = ("wish", "line", "words", "at", "answered", "granted", "answer")
    told = {name: getattr(one, name) for name in names}
    return AskedAnswer(id=one.pk, answered_by=person(one.answered_by), **told)


def _kept(one: Candidate) -> KeptAnswer:
    who = Who(name=one.name, email=one.email, phone=one.phone)
    return KeptAnswer(id=one.pk, who=who, keep_until=one.keep_until)
