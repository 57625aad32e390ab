"""The candidate's side: private links, what they ask for, and their complete file."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Field as Said
from ninja import Query, Router, Schema

from fledge.publish.applicant_zip import as_zip
from fledge.web.api.doors import Request, route
from fledge.web.api.links import link
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Given, Id, Person, person
from fledge.web.store.models import PrivateLink, Scope, Wish
from fledge.web.store.models import Request as Asked
from fledge.web.store.queries import private_links, requests
from fledge.web.store.queries.problems import NotThere
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
    file: Annotated[str, Said(description="The name of the file that came with it; empty without one.")]
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


@route(shelf, "GET", _LINKS, may=May.WRITE_LETTERS, scope=Scope.APPLICANTS, gives=Listed[PrivateLinkAnswer])
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


@route(shelf, "GET", "/requests", may=May.WRITE_LETTERS, scope=Scope.APPLICANTS, gives=Listed[AskedAnswer])
def list_requests(request: Request, part: AsPart, wanted: Annotated[AskedWanted, Query()]) -> dict[str, Any]:
    """What candidates asked for, oldest first."""
    found = requests.requests_for(request.caller.member)
    found = found.filter(answered=None) if wanted.open else found
    return part_of(found, request, part, by=("at", "pk"), shown=_asked)


@route(shelf, "GET", "/requests/{int:pk}/file", may=May.WRITE_LETTERS, scope=Scope.APPLICANTS, gives=Any)
def request_file(request: Request, pk: int) -> HttpResponse:
    """The file that a candidate added, as it was sent."""
    found = requests.request_for(request.caller.member, pk)
    if not found.file_name or found.file is None:
        raise NotThere("no file came with this", mend="look at the list of requests")
    answer = HttpResponse(bytes(found.file), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="request-{found.pk}"'
    answer["Cache-Control"] = "no-store"
    return answer


@route(
    shelf, "POST", "/requests/{int:pk}/answer", may=May.WRITE_LETTERS, scope=Scope.ROUND, takes="json",
    gives=AskedAnswer,
)  # fmt: skip
def answer_request(request: Request, pk: int, given: Answering) -> AskedAnswer:
    """Grant or decline what a candidate asked for; whoever declines says why."""
    member = request.caller.member
    found = requests.request_for(member, pk)
    return _asked(requests.answered(found, member=member, granted=given.granted, answer=given.answer))


@route(shelf, "GET", "/applicants/{int:pk}/file", may=May.WRITE_LETTERS, scope=Scope.APPLICANTS, gives=Any)
def applicant_file(request: Request, pk: int) -> HttpResponse:
    """Somebody's complete file as a ZIP: papers as sent, evidence, decisions, letters, notes and scorecards."""
    one = applicant_for(request.caller.member, pk)
    answer = HttpResponse(as_zip(applicants_file(one, request.caller.member)), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="applicant-{one.pk}.zip"'
    answer["Cache-Control"] = "no-store"
    return answer


def _link(one: PrivateLink) -> dict[str, Any]:
    names = ("made", "ends", "withdrawn", "seen")
    return {**{name: getattr(one, name) for name in names}, "id": one.pk, "by": person(one.by)}


def _asked(one: Asked) -> AskedAnswer:
    names = ("wish", "line", "words", "at", "answered", "granted", "answer")
    told = {name: getattr(one, name) for name in names}
    return AskedAnswer(id=one.pk, file=one.file_name, answered_by=person(one.answered_by), **told)
