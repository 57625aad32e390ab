"""The ledger."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fledge.publish.table_csv import Table
from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.pages.ledger.lines import LEDGER, Line, row_of
from fledge.web.pages.long_list import LongList
from fledge.web.pages.round.cards import review_address
from fledge.web.store.models import Role, What
from fledge.web.store.queries import decisions
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May

_A_PAGE = 50


@door(May.SEE_LEDGER)
def ledger(visit: Visit, pk: int) -> HttpResponse:
    """Every decision, the last one first; names only for those who may see applicants."""
    role = role_for(visit.member, pk)
    what = visit.request.GET.get("what", "")
    found = decisions.ledger(role).select_related("undone_by__by").order_by("-at", "-pk")
    found = found.filter(what=what) if what in What.values else found
    page = LongList(found, _A_PAGE).get_page(visit.request.GET.get("page"))
    lines = [Line(one, visit.may(May.SEE_APPLICANTS)) for one in page.object_list]
    review = review_address(role, visit.organisation.slug) if visit.may(May.SEE_APPLICANTS) else ""
    shown = {"role": role, "page": page, "lines": lines, "what": what, "whats": What.choices, "review": review}
    return render(visit.request, "ledger/ledger.html", shown)


@door(May.SEE_LEDGER)
def whole(visit: Visit, pk: int) -> HttpResponse:
    """Whether the chain is whole, worked out from the first line on whenever somebody asks."""
    role = role_for(visit.member, pk)
    lines = role.decisions.order_by("at", "pk")
    broken = decisions.broken_at(lines.iterator(chunk_size=1000))
    shown = {"role": role, "broken": broken, "count": lines.count(), "at": timezone.now()}
    page = "ledger/whole_part.html" if visit.request.headers.get("HX-Request") else "ledger/whole.html"
    return render(visit.request, page, shown)


@door(May.SEE_LEDGER)
def as_csv(visit: Visit, pk: int) -> HttpResponse:
    """The whole ledger, a line a row, in its order."""
    role = role_for(visit.member, pk)
    rows = _rows(role, with_names=visit.may(May.SEE_APPLICANTS))
    return csv_answer(Table("ledger", LEDGER, rows, f"{role.title} ledger"))


def _rows(role: Role, *, with_names: bool) -> Iterator[tuple[object, ...]]:
    for one in decisions.ledger(role).select_related("undone_by").iterator(chunk_size=500):
        yield row_of(Line(one, with_names))
