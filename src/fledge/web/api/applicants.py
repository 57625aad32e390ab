"""People in a role's round: listed as pages list them, added, with their papers; blind unless somebody asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.db.models.functions import Lower
from django.http import HttpResponse
from ninja import Field as Said
from ninja import File, Query, Router, Schema, Status
from ninja.files import UploadedFile

from fledge.publish.table_csv import Table
from fledge.web.api.doors import Request, route
from fledge.web.api.editions import tagged
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Day, Edition, Given, Id, Line
from fledge.web.csv_answer import csv_answer
from fledge.web.store.models import Applicant, Paper, Role, Scope, Stage, Standing
from fledge.web.store.queries import persons, reviewing, rounds
from fledge.web.store.queries.problems import Field
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.tables.round import APPLICANTS
from fledge.web.store.rights import May

shelf = Router(tags=["Applicants"])
StageName = Annotated[Stage, Said(strict=False)]
StandingName = Annotated[Standing, Said(strict=False)]
_ALL = "/roles/{int:pk}/applicants"
_ONE = "/applicants/{int:pk}"
_BY = {
    "applied": ("applied", "pk"),
    "-applied": ("-applied", "-pk"),
    "waiting": ("since", "pk"),
    "name": ("called", "pk"),
}


class Who(Schema):
    """Who somebody is."""

    name: str
    email: str
    phone: str


class ApplicantAnswer(Schema):
    """Somebody in a round and where they stand. ``who`` is null unless it was asked for."""

    id: Id
    role: Id
    who: Who | None
    stage: StageName
    standing: StandingName
    since: Annotated[datetime, Said(description="Since when in this stage.")]
    applied: date
    source: str
    reference: str
    tags: list[str]
    decided: datetime | None
    reason: str
    edition: Edition


class PaperAnswer(Schema):
    """A file as it was sent; ``unread`` says why it could not be read. Its name is null unless it was asked for."""

    id: Id
    name: str | None
    kind: str
    unread: str
    notes: list[str]
    made: datetime


class ApplicantWithPapers(ApplicantAnswer):
    """The same with the files, without what is in them."""

    papers: list[PaperAnswer]


class AsWho(Schema):
    """Whether to show who it is."""

    who: Annotated[bool, Said(description="Show who it is. Left out, evidence is judged before names.")] = False


class Wanted(AsWho):
    """Which people, and in which order; none of the orders says how well somebody fits."""

    q: Annotated[Line, Said(max_length=80, description="Only whose name or address holds these words.")] = ""
    stage: StageName | None = None
    standing: StandingName | None = None
    source: Annotated[Line, Said(max_length=80)] = ""
    tag: Annotated[Line, Said(max_length=80)] = ""
    waiting: Annotated[int, Said(ge=0, le=9999, description="At least so many days in their stage.")] | None = None
    applied_from: Day | None = None
    applied_to: Day | None = None
    order: Literal["applied", "-applied", "name", "waiting"] = "applied"


class ApplicantGiven(Given):
    """Who applied; a name or an address there has to be. The same address or reference is the same person."""

    name: Annotated[Line, Said(max_length=160)] = ""
    email: Annotated[Line, Said(max_length=254)] = ""
    phone: Annotated[Line, Said(max_length=40)] = ""
    applied: Day | None = None
    source: Annotated[Line, Said(max_length=80)] = ""
    reference: Annotated[Line, Said(max_length=120, description="Their number in another system.")] = ""


AsSearch = Annotated[Wanted, Query()]
IfWho = Annotated[AsWho, Query()]


@route(shelf, "GET", _ALL, may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Listed[ApplicantAnswer])
def list_applicants(request: Request, pk: int, part: AsPart, wanted: AsSearch) -> dict[str, Any]:
    """Everybody in a round whom a search finds, first applied first unless another order is asked for."""
    people = found_by(role_for(request.caller.member, pk), wanted)
    return part_of(people, request, part, by=_BY[wanted.order], shown=lambda one: shown(one, who=wanted.who))


def found_by(role: Role, wanted: Wanted) -> Any:
    """Those whom a search of the API finds."""
    search = rounds.Search(
        words=" ".join(wanted.q.split()), stage=wanted.stage or "", standing=wanted.standing or "",
        tag=" ".join(wanted.tag.split()).lower(), source=wanted.source.strip(), waiting_days=wanted.waiting,
        applied_from=wanted.applied_from, applied_to=wanted.applied_to,
    )  # fmt: skip
    return rounds.found(role, search).annotate(called=Lower("person__name"))


@route(shelf, "GET", _ALL + "/csv", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Any)
def applicants_csv(request: Request, pk: int, wanted: AsSearch) -> HttpResponse:
    """The same as a table for a spreadsheet, safe to open; names stand in it only if ``who`` asks for them."""
    role = role_for(request.caller.member, pk)
    people = found_by(role, wanted).order_by(*_BY[wanted.order])
    return csv_answer(Table("applicants", APPLICANTS, _rows(people, who=wanted.who), role.title))


def _rows(people: Any, *, who: bool) -> Iterator[tuple[object, ...]]:
    for one in people.iterator(chunk_size=1000):
        named = (one.person.name, one.person.email) if who else ("", "")
        decided = one.decided.isoformat() if one.decided else ""
        yield (one.pk, *named, one.stage, one.standing, one.since.isoformat(), one.applied.isoformat(), one.source,
               one.reference, ", ".join(one.tags), decided, one.reason)  # fmt: skip


@route(
    shelf,
    "POST",
    _ALL,
    may=May.BRING_APPLICANTS,
    scope=Scope.ROUND,
    takes="json",
    status=201,
    gives=ApplicantAnswer,
    also={200: ApplicantAnswer},
)
def add_applicant(request: Request, response: HttpResponse, pk: int, given: ApplicantGiven) -> Any:
    """Add somebody to a round; 200 with who is there already where they are in it."""
    role = role_for(request.caller.member, pk)
    more = {"phone": " ".join(given.phone.split())}
    one, is_new = persons.applied(
        role, member=request.caller.member, name=given.name, email=given.email, on=_past(given.applied),
        source=given.source.strip(), reference=given.reference.strip(), **more,
    )  # fmt: skip
    response["Location"] = f"/api/v1/applicants/{one.pk}"
    tagged(response, one)
    return Status(201 if is_new else 200, shown(one, who=True))


def _past(day: date | None) -> date | None:
    from django.utils import timezone

    if day and not date(1990, 1, 1) <= day <= timezone.localdate():
        raise Field("somebody applied on a day from 1990 to today", where="applied")
    return day


@route(shelf, "GET", _ONE, may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=ApplicantWithPapers)
def one_applicant(request: Request, response: HttpResponse, pk: int, wanted: IfWho) -> ApplicantWithPapers:
    """One of them with their files."""
    one = rounds.applicant_for(request.caller.member, pk)
    tagged(response, one)
    papers = [_paper(paper, who=wanted.who) for paper in reviewing.papers_of(one.person)]
    return ApplicantWithPapers(**shown(one, who=wanted.who).dict(), papers=papers)


@route(
    shelf, "POST", _ONE + "/papers", may=May.BRING_APPLICANTS, scope=Scope.ROUND, takes="form", status=201,
    gives=PaperAnswer,
)  # fmt: skip
def upload_paper(request: Request, pk: int, file: Annotated[UploadedFile, File()]) -> PaperAnswer:
    """Add a file of somebody's; all that are readable are read together. The same file again is the same paper."""
    one = rounds.applicant_for(request.caller.member, pk)
    sent = persons.Sent((file.name or "a file").replace("\x00", ""), file.read())
    return _paper(persons.add_papers(one.person, [sent])[0], who=True)


@route(shelf, "GET", _ONE + "/papers/{int:paper}", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Any)
def paper(request: Request, pk: int, paper: int) -> HttpResponse:
    """A file as it was sent; it says who it is."""
    found = reviewing.paper_of(rounds.applicant_for(request.caller.member, pk).person, paper)
    answer = HttpResponse(bytes(found.file), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="paper-{found.pk}"'
    return answer


def shown(one: Applicant, *, who: bool) -> ApplicantAnswer:
    """Somebody as they are told."""
    names = ("stage", "standing", "since", "applied", "source", "reference", "tags", "decided", "reason", "edition")
    person = Who(name=one.person.name, email=one.person.email, phone=one.person.phone) if who else None
    return ApplicantAnswer(id=one.pk, role=one.role_id, who=person, **{name: getattr(one, name) for name in names})


def _paper(one: Paper, *, who: bool) -> PaperAnswer:
    names = ("kind", "unread", "notes", "made")
    unread = one.unread if who else one.unread.replace(one.name, "the file")
    told = {name: getattr(one, name) for name in names} | {"unread": unread}
    return PaperAnswer(id=one.pk, name=one.name if who else None, **told)
