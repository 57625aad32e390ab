"""The interviews of a role's round: when, with whom, and how far those who rated agree."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from fledge.web.computed.agreed import Agreed, agreed
from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.pages.interviews.shown import shown
from fledge.web.store.models import Card
from fledge.web.store.queries import interviews, scorecards
from fledge.web.store.queries.kits import kit_in_force
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.tables import interviews as tables
from fledge.web.store.rights import May

#: So many who wait for an interview are named at once.
_AT_ONCE = 30
_A_PAGE = 30


@door(May.SEE_ROUND)
def of_round(visit: Visit, pk: int) -> HttpResponse:
    """Counts for everybody who sees rounds; names for those who work on them."""
    role = role_for(visit.member, pk)
    about = {"role": role, "tab": "interviews", "counts": interviews.counts(role)}
    if visit.may(May.INTERVIEW):
        held = interviews.of_role(visit.member, role).defer("kit")
        page = Paginator(held, _A_PAGE).get_page(visit.request.GET.get("page"))
        rows = shown(page.object_list, visit.user.pk)
        every = scorecards.seen_in(visit.member, role).values()
        seen, hidden = [card for one in every for card in one.cards], sum(one.is_hidden for one in every)
        about["to_plan"] = interviews.to_plan(role)[:_AT_ONCE] if visit.may(May.REVIEW) else []
        about |= {"rows": rows, "page": page, "kit": kit_in_force(role), "agreed": _agreed(seen), "hidden": hidden}
    return render(visit.request, "interviews/round.html", about)


@door(May.INTERVIEW)
def table(visit: Visit, pk: int) -> HttpResponse:
    """The interviews of the round as a table."""
    return csv_answer(tables.of_round(visit.member, role_for(visit.member, pk)))


@door(May.INTERVIEW)
def as_csv(visit: Visit, pk: int) -> HttpResponse:
    """The handed-in ratings that this person may see, as ``fledge scorecards`` reads them."""
    return csv_answer(tables.ratings(visit.member, role_for(visit.member, pk)))


def _agreed(seen: list[Card]) -> Agreed | None:
    return agreed([scorecards.handed(card) for card in seen], scorecards.criteria_in(seen)) if seen else None
