"""One interview as whoever holds it needs it on the way there, and its invitation for calendars."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from fledge.problem import Problem
from fledge.publish.calendar import calendar
from fledge.web.computed.kits import ForOne, criteria_of, for_one, in_words
from fledge.web.jobs.letters import can_send
from fledge.web.pages.door import Visit, door
from fledge.web.pages.interviews.shown import state, when
from fledge.web.store.models import Interview
from fledge.web.store.queries import interviews, reviewing, scorecards
from fledge.web.store.queries.interview_letters import kind_of, letters_of, meeting_to_take
from fledge.web.store.queries.outbox import state_of
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.queries.problems import NotThere, Stale
from fledge.web.store.rights import May

#: For whom an invitation is written; the one for the person holds nothing of the workspace.
_FOR = ("applicant", "interviewers")


@door(May.INTERVIEW)
def interview(visit: Visit, interview: int) -> HttpResponse:
    """Who, when, what their papers leave open, the questions, and the way to the scorecard."""
    found = interviews.interview_for(visit.member, interview)
    card = scorecards.card_of(found, visit.member)
    is_mine = interviews.is_interviewer(visit.member, found)
    shown = {
        "role": found.applicant.role,
        "one": found.applicant,
        "interview": found,
        "when": when(found),
        "state": state(found, timezone.now(), is_in=bool(card and card.handed_in) if is_mine else None),
        "is_mine": is_mine,
        "card": card,
        "criteria": criteria_of(found.kit),
        "short": in_words(found.kit)[0],
        "for_one": _for_one(found),
        "can_send": can_send(),
        "letters": [(one, state_of(one)) for one in letters_of(found)],
    }
    return render(visit.request, "interviews/interview.html", shown)


def _for_one(found: Interview) -> ForOne | None:
    """What to ask this person besides, against the version from which the kit was made."""
    posting = found.applicant.role.postings.filter(number=found.version).first()
    sources = reviewing.sources_of(found.applicant)
    if posting is None or sources is None:
        return None
    try:
        return for_one(asked_of(posting), sources)
    except Problem:
        return None


@door(May.INTERVIEW)
def invitation(visit: Visit, interview: int, kind: str) -> HttpResponse:
    """The invitation as a calendar file, or the cancellation where it was cancelled."""
    if kind not in _FOR:
        raise NotThere("there is no such invitation", mend="choose one on the page of the interview")
    found = interviews.interview_for(visit.member, interview)
    if found.begins is None:
        raise Stale("this interview has no time yet", mend="say when it is first")
    site = visit.request.build_absolute_uri(reverse("start"))
    answer = HttpResponse(calendar(meeting_to_take(found, is_inside=kind == "interviewers", site=site)))
    answer["Content-Type"] = kind_of(found.cancelled is not None)
    name = f"interview-{found.pk}-{kind}.ics"
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    return answer
