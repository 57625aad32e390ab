"""Planning an interview, changing it, cancelling it."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.interviews.forms import PlanForm
from fledge.web.store.models import Applicant, Interview, Standing
from fledge.web.store.queries import interviews
from fledge.web.store.queries.kits import is_behind, kit_in_force
from fledge.web.store.queries.problems import Field, Stale
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.rights import May


@door(May.REVIEW, writes=May.REVIEW)
def plan(visit: Visit, applicant: int) -> HttpResponse:
    """An interview with somebody in the round."""
    one = applicant_for(visit.member, applicant)
    if not visit.is_writing and one.standing != Standing.ACTIVE:
        raise Stale("this person is not in the round any more", mend="bring them back first, with a reason")
    form = PlanForm(visit.request.POST or None, role=one.role, initial=_usual(visit))

    def made(**fields: Any) -> Interview:
        return interviews.planned(one, member=visit.member, **fields)

    if visit.is_writing and (done := kept(form, made)):
        messages.success(visit.request, "The interview is planned. Send the invitation from here.")
        return redirect("interview", visit.organisation.slug, done.pk)
    return _asking(visit, one, form)


@door(May.REVIEW, writes=May.REVIEW)
def change(visit: Visit, interview: int) -> HttpResponse:
    """Another time, place or other people."""
    found = interviews.interview_for(visit.member, interview)
    form = PlanForm(visit.request.POST or None, role=found.applicant.role, initial=_stands(found))

    def changed(**fields: Any) -> Interview:
        return interviews.changed(found, member=visit.member, edition=_edition(visit), **fields)

    if visit.is_writing and (_ := kept(form, changed)):
        messages.success(
            visit.request, "The interview is changed. Send the invitation again, so that calendars follow."
        )
        return redirect("interview", visit.organisation.slug, found.pk)
    return _asking(visit, found.applicant, form, found)


@door(None, writes=May.REVIEW)
def cancel(visit: Visit, interview: int) -> HttpResponse:
    """It does not take place."""
    found = interviews.interview_for(visit.member, interview)
    interviews.cancelled(found, member=visit.member, edition=_edition(visit))
    messages.success(visit.request, "The interview is cancelled. Send the cancellation, so that calendars follow.")
    return redirect("interview", visit.organisation.slug, found.pk)


def _usual(visit: Visit) -> dict[str, Any]:
    """The zone that this person used last, and an hour."""
    last = Interview.objects.filter(by=visit.user.pk).order_by("-made").values_list("zone", flat=True).first()
    return {"zone": last or "UTC", "minutes": 60}


def _stands(found: Interview) -> dict[str, Any]:
    begins = found.begins.astimezone(ZoneInfo(found.zone)).replace(tzinfo=None) if found.begins else None
    people = [one.pk for one in found.interviewers.all()]
    return {
        "begins": begins,
        "zone": found.zone,
        "minutes": found.minutes,
        "place": found.place,
        "interviewers": people,
    }


def _edition(visit: Visit) -> int:
    edition = visit.request.POST.get("edition", "")
    if not (edition.isascii() and edition.isdigit() and len(edition) < 10):
        raise Field("the form could not be read", mend="open the interview again")
    return int(edition)


def _asking(visit: Visit, one: Applicant, form: PlanForm, found: Interview | None = None) -> HttpResponse:
    kit = kit_in_force(one.role)
    edition = visit.request.POST.get("edition", found.edition if found else "")
    shown = {"role": one.role, "one": one, "form": form, "found": found, "edition": edition, "kit": kit,
             "newer": is_behind(kit) if kit else None}  # fmt: skip
    return render(visit.request, "interviews/plan.html", shown, status=422 if form.errors else 200)
