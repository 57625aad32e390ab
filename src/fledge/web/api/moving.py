"""An interview moved to another time, place or other people, and its file for calendars."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.urls import reverse
from ninja import Field as Said
from ninja import Query, Schema

from fledge.publish.calendar import calendar
from fledge.web.api.doors import Request, route
from fledge.web.api.editions import edition_seen
from fledge.web.api.interviews import Clock, InterviewAnswer, clock_of, people_of, shelf, shown
from fledge.web.api.shapes import Edition, Given, Id, Line
from fledge.web.store.models import Interview, Scope
from fledge.web.store.queries import interviews
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.interview_letters import invited, kind_of, meeting_to_take
from fledge.web.store.queries.problems import Field, Stale
from fledge.web.store.rights import May

_ONE = "/interviews/{int:pk}"


class InterviewChange(Given):
    """What is to be otherwise; what is left out stays. ``begins`` is what the clock shows in ``zone``."""

    begins: Clock | None = None
    zone: Annotated[Line, Said(max_length=60)] | None = None
    minutes: Annotated[int, Said(ge=10, le=480)] | None = None
    place: Line | None = None
    interviewers: Annotated[list[Id], Said(min_length=1, max_length=20)] | None = None
    invite: Annotated[
        bool, Said(description="Put new invitations into the outbox; whoever holds it no more is told so.")
    ] = False
    edition: Edition | None = None


class CalendarWanted(Schema):
    """For whom it is written; that for whoever applied holds nothing of the workspace."""

    whose: Literal["applicant", "interviewers"] = "interviewers"


@route(shelf, "PATCH", _ONE, may=May.REVIEW, scope=Scope.ROUND, takes="json", gives=InterviewAnswer)
def change_interview(request: Request, pk: int, given: InterviewChange) -> InterviewAnswer:
    """Move it to another time or place or give it to other people, unless somebody was quicker."""
    member = request.caller.member
    found = interviews.interview_for(member, pk)
    before = list(found.interviewers.all())
    people = before if given.interviewers is None else people_of(given.interviewers)
    fields = {name: value for name in ("zone", "minutes", "place") if (value := getattr(given, name)) is not None}
    stands = {"begins": _begins(found, given), "zone": found.zone, "minutes": found.minutes, "place": found.place}
    with together():
        made = interviews.changed(
            found, member=member, edition=edition_seen(request, given.edition), interviewers=people,
            **{**stands, **fields},
        )  # fmt: skip
        if given.invite:
            invited(made, member=member, site=request.build_absolute_uri(reverse("start")), before=before)
    return shown(interviews.interview_for(member, pk))


def _begins(found: Interview, given: InterviewChange) -> datetime:
    """What the clock is to show; left out, it goes on showing what it shows."""
    if given.begins is not None:
        return clock_of(given.begins)
    if found.begins is None:
        raise Field("say when it is", where="begins")
    return found.begins.astimezone(ZoneInfo(found.zone)).replace(tzinfo=None)


@route(shelf, "GET", _ONE + "/calendar", may=May.INTERVIEW, scope=Scope.APPLICANTS, gives=Any)
def interview_calendar(request: Request, pk: int, wanted: Annotated[CalendarWanted, Query()]) -> HttpResponse:
    """The invitation as a file for calendars, or the cancellation where it was cancelled."""
    found = interviews.interview_for(request.caller.member, pk)
    if found.begins is None:
        raise Stale("this interview has no time yet", mend="say when it is first")
    site = request.build_absolute_uri(reverse("start"))
    file = calendar(meeting_to_take(found, is_inside=wanted.whose == "interviewers", site=site))
    answer = HttpResponse(file, content_type=kind_of(found.cancelled is not None))
    answer["Content-Disposition"] = f'attachment; filename="interview-{found.pk}-{wanted.whose}.ics"'
    return answer
