"""How long people are kept, as a table to take away."""

from __future__ import annotations

from django.http import HttpResponse

from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.store.queries.tables import letters as tables
from fledge.web.store.rights import May


@door(May.BRING_APPLICANTS)
def kept_table(visit: Visit) -> HttpResponse:
    """Who asked to be erased, whose time has passed, and whose time ends soon."""
    return csv_answer(tables.kept(visit.organisation))
