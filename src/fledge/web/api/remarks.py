"""What people who work on a round add to an applicant: notes, tags, tasks; and the searches they keep."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.db.models import Value
from django.db.models.functions import Coalesce
from ninja import Field as Said
from ninja import Query, Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Day, Given, Id, Line, Person, person
from fledge.web.store.models import Filter, Note, Scope, Task, User
from fledge.web.store.queries import filters, remarks
from fledge.web.store.queries.problems import Field
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.rights import May

shelf = Router(tags=["Notes, tags, tasks and searches"])
_ONE = "/applicants/{int:pk}"
_LAST = date(9999, 12, 31)
Tag = Annotated[str, Said(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]


class NoteAnswer(Schema):
    """A remark."""

    id: Id
    by: Person | None
    text: str
    at: datetime


class NoteGiven(Given):
    """What is remarked."""

    text: Annotated[str, Said(min_length=1, max_length=4000, pattern=r"^[^\x00]*$")]


class TagGiven(Given):
    """A tag; it is kept in small letters."""

    tag: Tag


class TagMeant(Schema):
    """Which tag."""

    tag: Tag


class TagsAnswer(Schema):
    """The tags that somebody has now."""

    tags: list[str]


class TaskAnswer(Schema):
    """Something that somebody is to do for an applicant."""

    id: Id
    applicant: Id
    what: str
    who: Person | None
    by: Person | None
    due: date | None
    done: datetime | None


class TaskGiven(Given):
    """What is to be done, by whom (``person.id`` of members), and until when."""

    what: Annotated[Line, Said(min_length=1)]
    who: Id
    due: Day | None = None


class FilterAnswer(Schema):
    """A search under a name; ``asked`` is the query of the list's address."""

    id: Id
    name: str
    asked: str
    by: Person | None
    is_shared: bool


class FilterGiven(Given):
    """A search to keep for yourself, or for everybody on the role."""

    name: Annotated[Line, Said(min_length=1, max_length=80)]
    asked: Annotated[str, Said(max_length=500, pattern=r"^[\x21-\x7e]*$")]
    is_shared: bool = False


@route(shelf, "GET", _ONE + "/notes", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Listed[NoteAnswer])
def list_notes(request: Request, pk: int, part: AsPart) -> dict[str, Any]:
    """What was remarked about somebody, newest first."""
    found = remarks.notes_of(applicant_for(request.caller.member, pk))
    return part_of(found, request, part, by=("-at", "-pk"), shown=_note)


@route(shelf, "POST", _ONE + "/notes", may=May.INTERVIEW, scope=Scope.ROUND, takes="json", status=201, gives=NoteAnswer)
def add_note(request: Request, pk: int, given: NoteGiven) -> NoteAnswer:
    """Remark something; everybody who sees the applicant can read it."""
    member = request.caller.member
    return _note(remarks.noted(applicant_for(member, pk), member=member, text=given.text))


@route(shelf, "POST", _ONE + "/tags", may=May.REVIEW, scope=Scope.ROUND, takes="json", gives=TagsAnswer)
def add_tag(request: Request, pk: int, given: TagGiven) -> TagsAnswer:
    """Give somebody a tag."""
    member = request.caller.member
    remarks.tagged(applicant_for(member, pk), member=member, tag=given.tag)
    return TagsAnswer(tags=applicant_for(member, pk).tags)


@route(shelf, "DELETE", _ONE + "/tags", may=May.REVIEW, scope=Scope.ROUND, gives=TagsAnswer)
def remove_tag(request: Request, pk: int, meant: Annotated[TagMeant, Query()]) -> TagsAnswer:
    """Take a tag away."""
    member = request.caller.member
    remarks.untagged(applicant_for(member, pk), member=member, tag=remarks.tag_words(meant.tag))
    return TagsAnswer(tags=applicant_for(member, pk).tags)


@route(shelf, "GET", _ONE + "/tasks", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Listed[TaskAnswer])
def list_tasks(request: Request, pk: int, part: AsPart) -> dict[str, Any]:
    """What is or was to be done for somebody, the last one that was given first."""
    found = remarks.tasks_of(applicant_for(request.caller.member, pk))
    return part_of(found, request, part, by=("-pk",), shown=_task)


@route(shelf, "POST", _ONE + "/tasks", may=May.REVIEW, scope=Scope.ROUND, takes="json", status=201, gives=TaskAnswer)
def add_task(request: Request, pk: int, given: TaskGiven) -> TaskAnswer:
    """Give a task about somebody to one of those who see them."""
    member = request.caller.member
    one = applicant_for(member, pk)
    who = remarks.can_be_asked(one.role).filter(pk=given.who).first()
    return _task(remarks.asked_of(one, member=member, what=given.what, who=_known(who), due=given.due))


def _known(who: User | None) -> User:
    if who is None:
        raise Field("this person does not see the applicants of this role", where="who")
    return who


@route(shelf, "GET", "/tasks", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Listed[TaskAnswer])
def my_tasks(request: Request, part: AsPart) -> dict[str, Any]:
    """What you still have to do, by day; what has no day comes last."""
    mine = remarks.open_tasks(request.caller.member).select_related("who")
    found = mine.annotate(until=Coalesce("due", Value(_LAST)))
    return part_of(found, request, part, by=("until", "pk"), shown=_task)


@route(shelf, "POST", "/tasks/{int:pk}/done", may=May.SEE_APPLICANTS, scope=Scope.ROUND, gives=TaskAnswer)
def finish_task(request: Request, pk: int) -> TaskAnswer:
    """Say that a task is done: one that you have or gave."""
    return _task(remarks.done(pk, member=request.caller.member))


@route(shelf, "GET", "/roles/{int:pk}/filters", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS,
       gives=Listed[FilterAnswer])  # fmt: skip
def list_filters(request: Request, pk: int, part: AsPart) -> dict[str, Any]:
    """Searches that you keep here and that others share, by name."""
    member = request.caller.member
    found = filters.filters_for(member, role_for(member, pk))
    return part_of(found, request, part, by=("name", "pk"), shown=_filter)


@route(shelf, "POST", "/roles/{int:pk}/filters", may=May.SEE_APPLICANTS, scope=Scope.ROUND, takes="json", status=201,
       gives=FilterAnswer)  # fmt: skip
def keep_filter(request: Request, pk: int, given: FilterGiven) -> FilterAnswer:
    """Keep a search; your own of that name is replaced."""
    member = request.caller.member
    return _filter(filters.kept_filter(role_for(member, pk), member=member, **given.dict()))


@route(shelf, "DELETE", "/roles/{int:pk}/filters/{int:filter}", may=May.SEE_APPLICANTS, scope=Scope.ROUND, status=204,
       gives=None)  # fmt: skip
def forget_filter(request: Request, pk: int, filter: int) -> None:  # noqa: A002 - the address calls it so
    """Keep one of your searches no more."""
    member = request.caller.member
    filters.forgotten(role_for(member, pk), filter, member=member)


def _note(one: Note) -> NoteAnswer:
    return NoteAnswer(id=one.pk, by=person(one.by), text=one.text, at=one.at)


def _task(one: Task) -> TaskAnswer:
    names = ("what", "due", "done")
    told = {name: getattr(one, name) for name in names}
    return TaskAnswer(id=one.pk, applicant=one.applicant_id, who=person(one.who), by=person(one.by), **told)


def _filter(one: Filter) -> FilterAnswer:
    told = {name: getattr(one, name) for name in ("name", "asked", "is_shared")}
    return FilterAnswer(id=one.pk, by=person(one.by), **told)
