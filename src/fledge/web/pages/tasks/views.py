"""One's own tasks."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.pages.round.cards import address_of
from fledge.web.store.queries import remarks
from fledge.web.store.queries.problems import Field
from fledge.web.store.queries.tables.remarks import own_tasks
from fledge.web.store.rights import May

_A_PAGE = 50


@door(May.SEE_APPLICANTS)
def tasks(visit: Visit) -> HttpResponse:
    """What is open, by day."""
    page = Paginator(remarks.open_tasks(visit.member), _A_PAGE).get_page(visit.request.GET.get("page"))
    has_review = bool(address_of("review", visit.organisation.slug, 0, 0))
    shown = {"page": page, "today": timezone.localdate(), "has_review": has_review}
    return render(visit.request, "tasks/tasks.html", shown)


@door(May.SEE_APPLICANTS)
def table(visit: Visit) -> HttpResponse:
    """All that is open as a table."""
    return csv_answer(own_tasks(visit.member))


@door(None, writes=May.SEE_APPLICANTS)
def done(visit: Visit) -> HttpResponse:
    """A task is done."""
    number = visit.request.POST.get("task", "")
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        raise Field("choose a task", where="task", mend="go back to your tasks")
    made = remarks.done(int(number), member=visit.member)
    messages.success(visit.request, f"Done: {made.what}.")
    return redirect("tasks", visit.organisation.slug)
