"""What belongs to a round as tables: matches, the second look, impact, interviews, tasks and notes."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpResponse
from ninja import Field as Said
from ninja import Query, Router

from fledge.problem import Problem
from fledge.web.api.applicants import AsWho, found_by
from fledge.web.api.applicants import Wanted as Search
from fledge.web.api.doors import Request, route
from fledge.web.api.matches import MatchWanted, Version, version_of
from fledge.web.api.second_looks import LookWanted
from fledge.web.api.shapes import Id
from fledge.web.computed.tables.impact import impact
from fledge.web.csv_answer import csv_answer
from fledge.web.store.models import Scope
from fledge.web.store.queries import groups
from fledge.web.store.queries.problems import NotThere
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.queries.tables import interviews, remarks, second_looks
from fledge.web.store.queries.tables import round as people
from fledge.web.store.rights import May

shelf = Router(tags=["Tables"])
_ROLE = "/roles/{int:pk}"
_ONE = "/applicants/{int:pk}"
IfWho = Annotated[AsWho, Query()]


class Compared(Search):
    """Whom, with which version; readiness and months are blank unless asked for."""

    applicant: Annotated[list[Id], Said(max_length=1000, description="Only these of them.")] = []
    version: Version | None = None
    readiness: bool = False


@route(shelf, "GET", _ROLE + "/compare/csv", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Any)
def compare_csv(request: Request, pk: int, wanted: Annotated[Compared, Query()]) -> HttpResponse:
    """Everybody whom a search finds, as they applied: how each requirement shows in their papers, as a table."""
    member = request.caller.member
    role = role_for(member, pk)
    posting = version_of(member, role, wanted.version)
    found = found_by(role, wanted)
    found = found.filter(pk__in=wanted.applicant) if wanted.applicant else found
    try:
        table = people.compared(found, posting, with_names=wanted.who, with_numbers=wanted.readiness)
    except Problem as problem:
        raise NotThere(problem.what, mend=problem.mend) from problem
    return csv_answer(table)


@route(shelf, "GET", _ONE + "/match/csv", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Any)
def match_csv(request: Request, pk: int, wanted: Annotated[MatchWanted, Query()]) -> HttpResponse:
    """What somebody's papers show of each requirement, with the lines, as a table; it never says who it is."""
    member = request.caller.member
    one = applicant_for(member, pk)
    try:
        return csv_answer(people.match(one, version_of(member, one.role, wanted.version)))
    except Problem as problem:
        raise NotThere(problem.what, mend=problem.mend) from problem


@route(shelf, "GET", _ROLE + "/second-looks/csv", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Any)
def second_looks_csv(request: Request, pk: int, wanted: Annotated[LookWanted, Query()]) -> HttpResponse:
    """Who may be brought back by the version in force, as a table."""
    member = request.caller.member
    role = role_for(member, pk)
    found = second_looks.listed(role, version_of(member, role, None), member, wanted.state)
    return csv_answer(second_looks.second_looks(role, found, with_names=wanted.who))


@route(shelf, "GET", _ROLE + "/impact/csv", may=May.SEE_IMPACT, scope=Scope.APPLICANTS, gives=Any)
def impact_csv(request: Request, pk: int) -> HttpResponse:
    """Rates by group at each stage as a table; groups that are too small are withheld."""
    role = role_for(request.caller.member, pk)
    return csv_answer(impact(groups.counted(role).impact, about=role.title))


@route(shelf, "GET", _ROLE + "/interviews/csv", may=May.INTERVIEW, scope=Scope.APPLICANTS, gives=Any)
def interviews_csv(request: Request, pk: int, wanted: IfWho) -> HttpResponse:
    """The interviews of a round that you may see as a table, last ones first."""
    member = request.caller.member
    return csv_answer(interviews.of_round(member, role_for(member, pk), with_names=wanted.who))


@route(shelf, "GET", _ROLE + "/ratings/csv", may=May.INTERVIEW, scope=Scope.APPLICANTS, gives=Any)
def ratings_csv(request: Request, pk: int) -> HttpResponse:
    """The handed-in ratings that you may see, as `fledge scorecards` reads them."""
    member = request.caller.member
    return csv_answer(interviews.ratings(member, role_for(member, pk)))


@route(shelf, "GET", _ONE + "/agreement/csv", may=May.INTERVIEW, scope=Scope.APPLICANTS, gives=Any)
def agreement_csv(request: Request, pk: int) -> HttpResponse:
    """Who rated what of somebody, as a table; no rows while your own scorecard is missing."""
    member = request.caller.member
    return csv_answer(interviews.agreement(member, applicant_for(member, pk)))


@route(shelf, "GET", _ONE + "/notes/csv", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Any)
def notes_csv(request: Request, pk: int) -> HttpResponse:
    """What was remarked about somebody as a table, newest first."""
    return csv_answer(remarks.notes(applicant_for(request.caller.member, pk)))


@route(shelf, "GET", _ONE + "/tasks/csv", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Any)
def tasks_csv(request: Request, pk: int) -> HttpResponse:
    """What is or was to be done for somebody as a table."""
    return csv_answer(remarks.tasks(applicant_for(request.caller.member, pk)))


@route(shelf, "GET", "/tasks/csv", may=May.SEE_APPLICANTS, scope=Scope.APPLICANTS, gives=Any)
def my_tasks_csv(request: Request, wanted: IfWho) -> HttpResponse:
    """What you still have to do as a table, by day."""
    return csv_answer(remarks.own_tasks(request.caller.member, with_names=wanted.who))
