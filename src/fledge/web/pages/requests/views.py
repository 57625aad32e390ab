"""What candidates asked for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept as answered
from fledge.web.pages.requests.forms import AnswerForm
from fledge.web.pages.requests.sent import attached
from fledge.web.store.models import Reading, Request, Wish
from fledge.web.store.queries import requests as asked
from fledge.web.store.queries.problems import NotThere
from fledge.web.store.rights import May

_A_PAGE = 50
_GRANTS = {
    Wish.CORRECT: "Take the line out of the evidence",
    Wish.ADD: "Take it in",
    Wish.REVIEW: "I have looked again",
    Wish.ERASE: "Erase everything",
}


@door(May.WRITE_LETTERS)
def requests(visit: Visit) -> HttpResponse:
    """What waits for an answer, oldest first, or what was answered."""
    is_done = visit.request.GET.get("done") == "1"
    rows = asked.requests_for(visit.member)
    rows = rows.exclude(answered=None).order_by("-answered") if is_done else rows.filter(answered=None)
    page = Paginator(rows, _A_PAGE).get_page(visit.request.GET.get("page"))
    return render(visit.request, "requests/list.html", {"page": page, "is_done": is_done})


@door(May.WRITE_LETTERS, writes=May.WRITE_LETTERS)
def request(visit: Visit, pk: int) -> HttpResponse:
    """One request with the line that it is about; granted or declined, and the candidate reads the answer."""
    found = asked.request_for(visit.member, pk)
    is_granted = visit.request.POST.get("do") == "grant"
    form = AnswerForm(visit.request.POST if visit.is_writing else None)

    def answer(**fields: Any) -> Request:
        return asked.answered(found, member=visit.member, granted=is_granted, **fields)

    if (answered(form, answer) if visit.is_writing else None) is not None:
        messages.success(visit.request, _told(found, is_granted))
        return redirect("requests", visit.organisation.slug)
    reading = Reading.objects.filter(person=found.person_id).first()
    people = found.person.applicants.select_related("role").order_by("applied", "pk")
    shown = {"asked": found, "form": form, "quote": asked.quote_of(reading, found.line), "people": people,
             "grants": _GRANTS.get(Wish(found.wish), "Grant it"), "can_decline": found.wish != Wish.ERASE}  # fmt: skip
    return render(visit.request, "requests/one.html", shown, status=422 if form.errors else 200)


def _told(found: Request, is_granted: bool) -> str:
    if found.wish == Wish.ERASE and is_granted:
        return "Everything of this person has been erased."
    return "The candidate reads the answer by their private link."


@door(May.WRITE_LETTERS)
def file(visit: Visit, pk: int) -> HttpResponse:
    """The file that a candidate added, as it was sent; it is never opened in the browser."""
    found = asked.request_for(visit.member, pk)
    if not found.file_name or found.file is None:
        raise NotThere("no file came with this", mend="go back to the request")
    return attached(found.file_name, bytes(found.file), "application/octet-stream")
