"""What candidates asked for, and one person's private links, as tables to take away."""

from __future__ import annotations

from django.http import HttpResponse

from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.queries.tables import letters as tables
from fledge.web.store.rights import May


@door(May.WRITE_LETTERS)
def requests_table(visit: Visit) -> HttpResponse:
    """What waits for an answer, or what was answered."""
    return csv_answer(tables.requests(visit.member, is_done=visit.request.GET.get("done") == "1"))


@door(May.WRITE_LETTERS)
def links_table(visit: Visit, pk: int) -> HttpResponse:
    """The private links of somebody, without what opens them."""
    return csv_answer(tables.private_links(applicant_for(visit.member, pk)))
