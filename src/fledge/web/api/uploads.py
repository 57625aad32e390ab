"""Applicants of another system: upload tables and papers, see what would come in and what not, then begin."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, cast
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Field as Said
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile

from fledge.problem import Problem
from fledge.web.api.applicants import StageName, StandingName
from fledge.web.api.doors import Request, route
from fledge.web.api.listing import AsPart, Listed, part_of, part_of_many
from fledge.web.api.shapes import Person, person
from fledge.web.api.uploads_said import ColumnName, SaidGiven, SaidHere, say, say_here
from fledge.web.api.works import WorkAnswer
from fledge.web.api.works import shown as work_shown
from fledge.web.computed.arrivals import Said as Said_
from fledge.web.computed.arrivals.blank import AS_CSV, blank_workbook
from fledge.web.jobs.arriving import saying
from fledge.web.jobs.arriving.looking import Outlook, Seen, SeenFile, files_seen, outlook
from fledge.web.jobs.arriving.reading import drafted
from fledge.web.jobs.arriving.starting import begun
from fledge.web.store.models import Incoming, Scope
from fledge.web.store.queries import incoming
from fledge.web.store.queries.problems import Field, Stale
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May

shelf = Router(tags=["Applicants"])
_ALL = "/roles/{int:pk}/uploads"
_ONE = _ALL + "/{uuid:upload}"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Came = Literal["in", "there", "not"]
TemplateKind = StrEnum("TemplateKind", ["csv", "xlsx"])


class UploadAnswer(Schema):
    """Something that was uploaded for a round; nobody has come in by it before it is begun."""

    id: UUID
    name: str
    by: Person | None
    made: datetime
    work: Annotated[UUID | None, Said(description="The work that brings it in, once it has begun.")]


class UploadColumn(Schema):
    """A column and what it is said or suggested to be; one about groups is emptied and left out."""

    letter: str
    heading: str
    field: ColumnName | None


class QuestionAnswer(Schema):
    """What the table leaves open: a word, or the order of days in a column; ``answer`` is suggested or was given."""

    about: str
    kind: Literal["word", "days"]
    words: str
    count: Annotated[int, Said(ge=0)]
    answer: str


class UploadWhole(UploadAnswer):
    """The same with all that would come of it. Where ``hinders`` says something, that has to be said first."""

    hinders: str
    system: Annotated[str, Said(description="The system that the table is an export of, if it is known.")]
    sheets: list[str]
    sheet: Annotated[int, Said(ge=0, description="Which of them, from 1; 0 where there is no table.")]
    header: Annotated[int, Said(ge=0, description="The row of its headings, from 1.")]
    columns: list[UploadColumn]
    questions: list[QuestionAnswer]
    notes: list[str]
    rows: Annotated[dict[Came, int], Said(description="How many rows would come in, are there already, cannot.")]
    files: Annotated[int, Said(ge=0, description="How many files can be opened.")]
    refused: Annotated[int, Said(ge=0, description="How many are left, each with its sentence under files.")]
    missing: Annotated[list[str], Said(description="Files that the table names and that are not there, or twice.")]


class UploadRow(Schema):
    """One row and what would come of it: ``says`` tells why not, ``notes`` what is odd."""

    number: Annotated[int, Said(ge=1)]
    name: str
    came: Came
    says: str
    notes: list[str]
    stage: StageName
    standing: StandingName


class FileLookAnswer(Schema):
    """One file, opened and read, and what would come of it; ``row`` is that of the table that names it."""

    number: Annotated[int, Said(ge=1)]
    name: str
    came: Came
    says: str
    row: int | None


@route(shelf, "POST", _ALL, may=May.BRING_APPLICANTS, scope=Scope.ROUND, takes="files", status=201, gives=UploadWhole)
def upload_applicants(
    request: Request, response: HttpResponse, pk: int, files: Annotated[list[UploadedFile], File()],
    given: Form[SaidHere],
) -> UploadWhole:  # fmt: skip
    """Upload a table, papers, or both, ZIPs of papers among them; the answer says what would come in.

    Nobody comes in before it is begun. Columns are suggested by their headings; ``columns`` says others.
    """
    member = request.caller.member
    role = role_for(member, pk)
    try:
        made = drafted(role, member, table=None, papers=files)
    except Problem as problem:
        raise Field(problem.what or str(problem), where="files", mend=problem.mend) from problem
    try:
        made = say_here(made, given)
    except Field:
        incoming.thrown_away(made)
        raise
    response["Location"] = f"/api/v1/roles/{role.pk}/uploads/{made.pk}"
    return _whole(made)


@route(shelf, "GET", _ALL, may=May.BRING_APPLICANTS, scope=Scope.APPLICANTS, gives=Listed[UploadAnswer])
def list_uploads(request: Request, pk: int, part: AsPart) -> dict[str, Any]:
    """What was uploaded for a round and waits, newest first."""
    found = incoming.drafts_of(role_for(request.caller.member, pk))
    return part_of(found, request, part, by=("-made", "-pk"), shown=lambda one: UploadAnswer(**_shown(one)))


@route(shelf, "GET", _ONE, may=May.BRING_APPLICANTS, scope=Scope.APPLICANTS, gives=UploadWhole)
def one_upload(request: Request, pk: int, upload: UUID) -> UploadWhole:
    """What would come of an upload as things are now; it is forgotten when all of it is in."""
    return _whole(_upload(request, pk, upload))


@route(shelf, "PATCH", _ONE, may=May.BRING_APPLICANTS, scope=Scope.ROUND, takes="json", gives=UploadWhole)
def explain_upload(request: Request, pk: int, upload: UUID, given: SaidGiven) -> UploadWhole:
    """Say where headings stand, what columns are, what words mean; what you leave out is taken as suggested."""
    found = _upload(request, pk, upload)
    if found.work_id:
        raise Stale("this upload has begun already", mend="look at its work")
    return _whole(say(found, given))


@route(shelf, "GET", _ONE + "/rows", may=May.BRING_APPLICANTS, scope=Scope.APPLICANTS, gives=Listed[UploadRow])
def upload_rows(request: Request, pk: int, upload: UUID, part: AsPart) -> dict[str, Any]:
    """Every row of the table and what would come of it, in the order of the table."""
    found = _upload(request, pk, upload)
    seen = _outlook(found).seen if _is_readable(found) else ()
    return part_of_many(seen, request, part, shown=_row)


@route(shelf, "GET", _ONE + "/files", may=May.BRING_APPLICANTS, scope=Scope.APPLICANTS, gives=Listed[FileLookAnswer])
def upload_files(request: Request, pk: int, upload: UUID, part: AsPart) -> dict[str, Any]:
    """Every file, opened and read as it will be; a broken one says what is wrong with it."""
    found = _upload(request, pk, upload)
    told = part_of(found.files.all(), request, part, by=("number",), shown=lambda one: one)
    rows = files_seen(found, told["items"], timezone.now().date())
    return {**told, "items": [_file(one) for one in rows]}


@route(shelf, "POST", _ONE + "/begin", may=May.BRING_APPLICANTS, scope=Scope.ROUND, status=202, gives=WorkAnswer)
def begin_upload(request: Request, response: HttpResponse, pk: int, upload: UUID) -> WorkAnswer:
    """Bring it in, in the background; the answer is the work, whose results say what came of each row and file.

    Begun twice it is the same work, and whoever is in the round already is not doubled.
    """
    found = _upload(request, pk, upload)
    if not found.work_id and (hinders := saying.hinders(found)):
        raise Field(hinders, where="columns", mend="say it of this upload first")
    work = begun(request.caller.member, found, timezone.now().date())
    response["Location"] = f"/api/v1/works/{work.pk}"
    return work_shown(work)


@route(shelf, "DELETE", _ONE, may=May.BRING_APPLICANTS, scope=Scope.ROUND, status=204, gives=None)
def forget_upload(request: Request, pk: int, upload: UUID) -> None:
    """Throw an upload away; nothing of it is kept."""
    if not incoming.thrown_away(_upload(request, pk, upload)):
        raise Stale("this upload has begun already", mend="stop its work")


@route(shelf, "GET", "/applicants/template/{kind}", may=May.BRING_APPLICANTS, scope=Scope.APPLICANTS, gives=Any)
def applicants_template(request: Request, kind: TemplateKind) -> HttpResponse:
    """An empty table with the headings that are read, as CSV or as an Excel workbook that says what belongs where."""
    is_csv = kind is TemplateKind.csv
    answer = HttpResponse(AS_CSV.encode("utf-8-sig") if is_csv else blank_workbook())
    answer["Content-Type"] = "text/csv; charset=utf-8" if is_csv else _EXCEL
    answer["Content-Disposition"] = f'attachment; filename="applicants.{kind.value}"'
    return answer


def _upload(request: Request, pk: int, upload: UUID) -> Incoming:
    return incoming.draft_for(role_for(request.caller.member, pk), upload)


def _outlook(draft: Incoming) -> Outlook:
    return outlook(draft, timezone.now().date())


def _shown(one: Incoming) -> dict[str, Any]:
    return {"id": one.pk, "name": one.name, "by": person(one.by), "made": one.made, "work": one.work_id}


def _is_readable(draft: Incoming) -> bool:
    """Whether the columns are such that rows can be read by them."""
    return not draft.sheets or saying.hindered(draft, Said_.of(draft.said)) is None


def _whole(draft: Incoming) -> UploadWhole:
    is_readable, said = _is_readable(draft), Said_.of(draft.said)
    out = _outlook(draft) if is_readable else Outlook((), tuple(incoming.files_of(draft)), (), 0, ())
    asked = saying.questions_for(draft) if is_readable else ()
    notes = draft.sheets[said.sheet]["notes"] if draft.sheets else []
    at = (said.sheet + 1, said.header + 1) if draft.sheets else (0, 0)
    return UploadWhole(
        **_shown(draft), hinders=saying.hinders(draft), system=said.system, sheet=at[0], header=at[1],
        sheets=[one["name"] for one in draft.sheets], columns=[_column(one) for one in saying.columns_in(draft)],
        questions=[QuestionAnswer.from_orm(one) for one in asked], notes=notes,
        rows={name: out.counts[name] for name in ("in", "there", "not")}, files=len(out.files),
        refused=len(out.refused), missing=list(out.missing),
    )  # fmt: skip


def _column(one: saying.Column) -> UploadColumn:
    return UploadColumn(letter=one.letter, heading=one.heading, field=ColumnName(one.field) if one.field else None)


def _row(one: Seen) -> UploadRow:
    says, row = one.row.says, one.row
    return UploadRow(
        number=row.number, name=row.called, came=cast("Came", one.came), says=one.why,
        notes=list(row.notes), stage=says["stage"], standing=says["standing"],
    )  # fmt: skip


def _file(one: SeenFile) -> FileLookAnswer:
    return FileLookAnswer(
        number=one.file.number, name=one.file.name, came=cast("Came", one.came), says=one.why, row=one.row
    )
