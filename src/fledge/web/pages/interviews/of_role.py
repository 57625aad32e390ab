"""The interviews of a role's round: when, with whom, and how far those who rated agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from fledge.publish.applicants_csv import csv_lines
from fledge.web.computed.agreed import Agreed, agreed
from fledge.web.pages.door import Visit, door
from fledge.web.pages.interviews.shown import shown
from fledge.web.store.models import Card, Role
from fledge.web.store.queries import interviews, scorecards
from fledge.web.store.queries.kits import kit_in_force
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May

#: So many who wait for an interview are named at once.
_AT_ONCE = 30
_A_PAGE = 30
#: The columns that ``fledge scorecards`` reads, and what a criterion is called, which it passes over.
COLUMNS = ("person", "rater", "criterion", "score", "submitted_at", "method", "called")


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
def as_csv(visit: Visit, pk: int) -> HttpResponse:
    """The handed-in ratings that this person may see, as ``fledge scorecards`` reads them."""
    role = role_for(visit.member, pk)
    lines = "".join(csv_lines(COLUMNS, _rows(_seen(visit, role))))
    answer = HttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"{slugify(role.title)[:60].strip('-') or 'role'}-ratings.csv"
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    return answer


def _seen(visit: Visit, role: Role) -> list[Card]:
    return [card for one in scorecards.seen_in(visit.member, role).values() for card in one.cards]


def _agreed(seen: list[Card]) -> Agreed | None:
    return agreed([scorecards.handed(card) for card in seen], scorecards.criteria_in(seen)) if seen else None


def _rows(seen: list[Card]) -> Iterator[tuple[object, ...]]:
    criteria, names = scorecards.criteria_in(seen), rater_names(seen)
    for card in seen:
        at = card.handed_in.isoformat(timespec="seconds") if card.handed_in else ""
        for name, score in card.ratings.items():
            known = criteria[name]
            who = f"applicant-{card.interview.applicant_id}"
            yield who, names[card.by_id], name, score, at, known.method, known.called


def rater_names(cards: list[Card]) -> Mapping[int, str]:
    """What raters are called, with the address where two have one name."""
    people = {card.by_id: card.by for card in cards}
    often = Counter(one.name for one in people.values())
    return {pk: one.name if often[one.name] == 1 else f"{one.name} ({one.email})" for pk, one in people.items()}
