"""Templates and the outbox as tables to take away."""

from __future__ import annotations

from django.http import HttpResponse

from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.store.queries.tables import letters as tables
from fledge.web.store.rights import May


@door(May.WRITE_LETTERS)
def templates(visit: Visit) -> HttpResponse:
    """The templates of the organisation."""
    return csv_answer(tables.letters(visit.organisation))


@door(May.WRITE_LETTERS)
def outbox_table(visit: Visit) -> HttpResponse:
    """The letters that this seat sees, in the state that the address asks for."""
    return csv_answer(tables.outbox(visit.member, visit.request.GET.get("state", "")))
