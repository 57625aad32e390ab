"""The people of a posting."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from fledge.web.computed.people_page import Answer, answered, people_page
from fledge.web.computed.tables import posting as tables
from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.pages.pool.tried import moved_by
from fledge.web.store.models import Posting
from fledge.web.store.queries.postings import asked_of, posting_for
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May


@door(May.SEE_DRAFTS)
def people(visit: Visit, pk: int, number: int) -> HttpResponse:
    """How many people meet the posting, and what if some lines were wishes; what is tried stands in the address."""
    posting = _posting(visit, pk, number)
    asked = asked_of(posting)
    answer = answered(asked, moved_by(visit.request.GET))
    shown = {"role": posting.role, "posting": posting, "tab": "people", "answer": answer, "page": people_page(asked)}
    return render(visit.request, "pool/people.html", shown)


@door(May.SEE_DRAFTS)
def what_if(visit: Visit, pk: int, number: int) -> HttpResponse:
    """The answer alone, for a switch that was moved; without HTMX it leads to the page that shows the same."""
    posting = _posting(visit, pk, number)
    answer = answered(asked_of(posting), moved_by(visit.request.GET))
    address = _address(visit, posting, answer)
    if not visit.request.htmx:  # type: ignore[attr-defined]
        return HttpResponseRedirect(address)
    shown = {"role": posting.role, "posting": posting, "answer": answer, "part": True}
    shown_alone = render(visit.request, "pool/answer.html", shown)
    shown_alone["HX-Push-Url"] = address
    return shown_alone


@door(May.SEE_DRAFTS)
def funnel(visit: Visit, pk: int, number: int) -> HttpResponse:
    """Who is left line by line, as a table."""
    return csv_answer(tables.funnel(asked_of(_posting(visit, pk, number))))


@door(May.SEE_DRAFTS)
def near_misses(visit: Visit, pk: int, number: int) -> HttpResponse:
    """Who lacks only one line, as a table."""
    return csv_answer(tables.near_misses(asked_of(_posting(visit, pk, number))))


@door(May.SEE_DRAFTS)
def prices(visit: Visit, pk: int, number: int) -> HttpResponse:
    """What each line costs, as a table."""
    return csv_answer(tables.prices(asked_of(_posting(visit, pk, number))))


def _posting(visit: Visit, pk: int, number: int) -> Posting:
    return posting_for(visit.member, role_for(visit.member, pk), number)


def _address(visit: Visit, posting: Posting, answer: Answer | None) -> str:
    page = reverse("pool", args=[visit.organisation.slug, posting.role_id, posting.number])
    return f"{page}?{answer.query}" if answer and answer.query else page
