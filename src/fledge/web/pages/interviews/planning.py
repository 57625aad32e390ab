"""Planning an interview, changing it, cancelling it, each with letters to everybody whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fledge.web.jobs.letters import can_send
from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.interviews.forms import PlanForm
from fledge.web.store.models import Applicant, Interview, Standing, User
from fledge.web.store.queries import interviews
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.interview_letters import Invited, invited
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
    form = PlanForm(visit.request.POST or None, role=one.role, invites=_whom(one), initial=_usual(visit))

    def made(*, invites: bool, **fields: Any) -> tuple[Interview, Invited | None]:
        with together():
            made = interviews.planned(one, member=visit.member, **fields)
            return made, _told(visit, made) if invites else None

    if visit.is_writing and (done := kept(form, made)):
        return _on(visit, *done, "The interview is planned.", "Send the invitation from here.")
    return _asking(visit, one, form)


@door(May.REVIEW, writes=May.REVIEW)
def change(visit: Visit, interview: int) -> HttpResponse:
    """Another time, place or other people."""
    found = interviews.interview_for(visit.member, interview)
    one, before = found.applicant, list(found.interviewers.all())
    form = PlanForm(visit.request.POST or None, role=one.role, invites=_whom(one), initial=_stands(found))

    def changed(*, invites: bool, **fields: Any) -> tuple[Interview, Invited | None]:
        with together():
            made = interviews.changed(found, member=visit.member, edition=_edition(visit), **fields)
            return made, _told(visit, made, before) if invites else None

    if visit.is_writing and (done := kept(form, changed)):
        again = "Send the invitation again, so that calendars follow."
        return _on(visit, *done, "The interview is changed.", again)
    return _asking(visit, found.applicant, form, found)


@door(None, writes=May.REVIEW)
def cancel(visit: Visit, interview: int) -> HttpResponse:
    """It does not take place."""
    found = interviews.interview_for(visit.member, interview)
    with together():
        made = interviews.cancelled(found, member=visit.member, edition=_edition(visit))
        told = _told(visit, made) if visit.request.POST.get("invites") else None
    return _on(visit, made, told, "The interview is cancelled.", "Send the cancellation, so that calendars follow.")


def _told(visit: Visit, made: Interview, before: Iterable[User] = ()) -> Invited:
    site = visit.request.build_absolute_uri(reverse("start"))
    return invited(made, member=visit.member, site=site, before=before)


def _on(visit: Visit, made: Interview, told: Invited | None, says: str, by_hand: str) -> HttpResponse:
    """To the page of the interview, with what was done, what was written, and to whom nothing was."""
    messages.success(visit.request, f"{says} {_written(told) or by_hand}")
    for sentence in told.left_out if told else ():
        messages.warning(visit.request, f"{sentence[:1].upper()}{sentence[1:]}.")
    return redirect("interview", visit.organisation.slug, made.pk)


def _written(told: Invited | None) -> str:
    if not told or not told.written:
        return ""
    names = ", ".join(one.whom for one in told.written)
    return f"In the outbox for {names}" + ("." if can_send() else ", to be sent by hand.")


def _whom(one: Applicant) -> str:
    """Who gets an invitation when the box is ticked."""
    them = f"For {one.person} and for each interviewer" if one.person.email else "For each interviewer"
    says = f"{them}: when, where and how long, with the file for calendars."
    if not one.person.email:
        says += f" No e-mail address is known of {one.person}; give them the file yourself."
    return says if can_send() else f"{says} This workspace has no mail server, so somebody sends them by hand."


def _usual(visit: Visit) -> dict[str, Any]:
    """The zone that this person used last, and an hour."""
    last = Interview.objects.filter(by=visit.user.pk).order_by("-made").values_list("zone", flat=True).first()
    return {"zone": last or "UTC", "minutes": 60, "invites": can_send()}


def _stands(found: Interview) -> dict[str, Any]:
    begins = found.begins.astimezone(ZoneInfo(found.zone)).replace(tzinfo=None) if found.begins else None
    people = [one.pk for one in found.interviewers.all()]
    return {
        "begins": begins,
        "zone": found.zone,
        "minutes": found.minutes,
        "place": found.place,
        "interviewers": people,
        "invites": can_send(),
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
