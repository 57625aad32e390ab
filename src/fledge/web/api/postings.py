"""Versions of a role's posting: added, read, published."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from django.utils import timezone
from ninja import Field as Said
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from fledge.problem import Problem
from fledge.web.api.doors import Request, route
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Day, Given, Id, Line, Person, Words, person
from fledge.web.computed.against import CHANGES, lines
from fledge.web.computed.blanks import blanks_in
from fledge.web.computed.from_file import FromFile, from_file
from fledge.web.jobs.asking_matches import match_everybody
from fledge.web.jobs.looking_again import look_again
from fledge.web.store.models import Member, Posting, Role, Scope
from fledge.web.store.queries import postings
from fledge.web.store.queries.problems import Field
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May, allows

shelf = Router(tags=["Postings"])
_ROLE = "/roles/{int:pk}/postings"
_ONE = _ROLE + "/{int:number}"


class PostingAnswer(Schema):
    """One version without its words."""

    number: Annotated[int, Said(ge=1)]
    role: Id
    title: str
    company: str
    judged_by: date
    origin: str
    made: datetime
    by: Person | None
    made_from: Annotated[int | None, Said(description="The version that it was made from.")]
    published: datetime | None
    published_by: Person | None


class PostingWithText(PostingAnswer):
    """The same with its words, what the file said of itself, and the places that wait to be filled in."""

    text: str
    notes: list[str]
    blanks: list[str]


class LineAgainst(Schema):
    """A line of two versions, and what became of it from one to the other."""

    change: Literal["kept", "taken out", "new"]
    line: str


class PostingGiven(Given):
    """A posting as text. Without a title it is the role's; without a day it is judged by today."""

    text: Words
    title: Line = ""
    company: Annotated[Line, Said(description="Its own name is never read as a tool.")] = ""
    judged_by: Day | None = None


class WithFile(Schema):
    """What the file does not say of itself, or what is to count before it."""

    title: Line = ""
    company: Line = ""
    judged_by: Day | None = None


@route(shelf, "GET", _ROLE, may=May.SEE_ROLES, gives=Listed[PostingAnswer])
def list_postings(request: Request, pk: int, part: AsPart) -> dict[str, Any]:
    """The versions that your seat sees, newest first."""
    member = request.caller.member
    found = postings.postings_for(member, role_for(member, pk)).defer("text")
    return part_of(found, request, part, by=("-number",), shown=lambda one: PostingAnswer(**_shown(one, member)))


@route(shelf, "POST", _ROLE, may=May.WRITE_POSTINGS, scope=Scope.WRITE, takes="json", status=201, gives=PostingWithText)
def add_posting(request: Request, response: HttpResponse, pk: int, given: PostingGiven) -> PostingWithText:
    """Add the next version as text, audited; the same words again are the version that is there already."""
    return _added(request, response, role_for(request.caller.member, pk), **given.dict())


@route(
    shelf,
    "POST",
    _ROLE + "/file",
    may=May.WRITE_POSTINGS,
    scope=Scope.WRITE,
    takes="form",
    status=201,
    gives=PostingWithText,
)
def upload_posting(
    request: Request, response: HttpResponse, pk: int, file: Annotated[UploadedFile, File()], given: Form[WithFile]
) -> PostingWithText:
    """Add the next version from a file: text, Markdown, a saved page, PDF, Word, or JSON-LD."""
    role = role_for(request.caller.member, pk)
    return _added(request, response, role, **_read(file).fields(given.dict()))


def _read(file: UploadedFile) -> FromFile:
    try:
        return from_file(file.read(), file.name or "a file", timezone.now().date())
    except Problem as problem:
        raise Field(problem.what or str(problem), where="file", mend=problem.mend) from problem


def _added(request: Request, response: HttpResponse, role: Role, **fields: Any) -> PostingWithText:
    member = request.caller.member
    day = fields.get("judged_by")
    if day and not date(1990, 1, 1) <= day <= timezone.now().date():
        raise Field("a posting is judged by a day from 1990 to today", where="judged_by")
    made = postings.add_posting(role, member=member, **fields)
    response["Location"] = f"/api/v1/roles/{role.pk}/postings/{made.number}"
    return whole(postings.posting_for(member, role, made.number), member)


@route(shelf, "GET", _ONE, may=May.SEE_ROLES, gives=PostingWithText)
def one_posting(request: Request, pk: int, number: int) -> PostingWithText:
    """One version with its words."""
    return whole(version(request, pk, number), request.caller.member)


@route(shelf, "GET", _ONE + "/against/{int:other}", may=May.SEE_DRAFTS, gives=list[LineAgainst])
def compare_postings(request: Request, pk: int, number: int, other: int) -> list[LineAgainst]:
    """Every line of another version and of this one in reading order: kept, taken out or new."""
    before, after = version(request, pk, other).text, version(request, pk, number).text
    return [LineAgainst.model_validate({"change": CHANGES[o.kind], "line": o.words}) for o in lines(before, after)]


@route(shelf, "POST", _ONE + "/publish", may=May.PUBLISH, scope=Scope.WRITE, gives=PostingWithText)
def publish_posting(request: Request, pk: int, number: int) -> PostingWithText:
    """Publish this version; another that was published is withdrawn. Whoever was rejected is looked at again."""
    member = request.caller.member
    made = postings.published(version(request, pk, number), member=member)
    match_everybody(member, made)
    if allows(member.seat, May.REVIEW):
        look_again(member, made.role)
    return whole(version(request, pk, number), request.caller.member)


@route(shelf, "POST", _ONE + "/withdraw", may=May.PUBLISH, scope=Scope.WRITE, gives=PostingWithText)
def withdraw_posting(request: Request, pk: int, number: int) -> PostingWithText:
    """Withdraw this version; it stays as a draft."""
    postings.withdrawn(version(request, pk, number), member=request.caller.member)
    return whole(version(request, pk, number), request.caller.member)


def version(request: Request, pk: int, number: int) -> Posting:
    """One version of a role, if the seat sees both."""
    member = request.caller.member
    return postings.posting_for(member, role_for(member, pk), number)


def whole(posting: Posting, member: Member) -> PostingWithText:
    """A version with its words."""
    blanks = list(blanks_in(posting.text))
    return PostingWithText(**_shown(posting, member), text=posting.text, notes=posting.notes, blanks=blanks)


def _shown(posting: Posting, member: Member) -> dict[str, Any]:
    """Names of colleagues are for those who see drafts."""
    named = allows(member.seat, May.SEE_DRAFTS)
    names = ("number", "title", "company", "judged_by", "origin", "made", "published")
    return {
        **{name: getattr(posting, name) for name in names},
        "role": posting.role_id,
        "by": person(posting.by) if named else None,
        "made_from": posting.made_from.number if posting.made_from else None,
        "published_by": person(posting.published_by) if named else None,
    }
