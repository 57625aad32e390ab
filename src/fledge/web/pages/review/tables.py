"""One person's match, notes and tasks as tables to take away; nobody's name stands in them."""

from __future__ import annotations

from django.http import HttpResponse

from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.pages.review.page import looked_at
from fledge.web.store.queries.postings import posting_for
from fledge.web.store.queries.tables import remarks
from fledge.web.store.queries.tables import round as people
from fledge.web.store.rights import May


@door(May.SEE_APPLICANTS)
def match(visit: Visit, pk: int, applicant: int, number: int) -> HttpResponse:
    """How each requirement of a version shows in somebody's papers, with the lines."""
    looked = looked_at(visit, pk, applicant)
    return csv_answer(people.match(looked.one, posting_for(visit.member, looked.role, number)))


@door(May.SEE_APPLICANTS)
def notes(visit: Visit, pk: int, applicant: int) -> HttpResponse:
    """What was remarked about somebody."""
    return csv_answer(remarks.notes(looked_at(visit, pk, applicant).one))


@door(May.SEE_APPLICANTS)
def tasks(visit: Visit, pk: int, applicant: int) -> HttpResponse:
    """What is or was to be done for somebody."""
    return csv_answer(remarks.tasks(looked_at(visit, pk, applicant).one))
