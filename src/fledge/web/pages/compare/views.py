"""People beside one another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from fledge.problem import Problem
from fledge.web.computed.compared import MOST, Compared, compared
from fledge.web.csv_answer import csv_answer
from fledge.web.jobs.asking_matches import match_everybody
from fledge.web.pages.compare.cells import cells_of, lines_of
from fledge.web.pages.compare.drawn import chart
from fledge.web.pages.compare.forms import OrderForm
from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.review.shown import switches
from fledge.web.pages.round.search import asked_in
from fledge.web.store.models import Applicant, OrderAsked, Posting, Role
from fledge.web.store.queries import matching, orders, reviewing
from fledge.web.store.queries.decisions import posting_in_force
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.queries.problems import Stale
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import round_of
from fledge.web.store.queries.tables import round as tables
from fledge.web.store.rights import May


@door(May.SEE_APPLICANTS, writes=May.REVIEW)
def compare(visit: Visit, pk: int) -> HttpResponse:
    """The people of the address, as they applied; an order only with who asked for it, when and why."""
    role = role_for(visit.member, pk)
    posting = posting_in_force(role)
    people, more = _people(visit, role)
    form = OrderForm(visit.request.POST if visit.is_writing else None)
    if visit.is_writing and posting and (made := kept(form, orders.order_asked, posting=posting, member=visit.member)):
        return HttpResponseRedirect(_address(visit, role, people, made))
    asked_for = _order(visit, role, posting)
    with_numbers = switches(visit.request, role).readiness or asked_for is not None
    found, missing = _found(posting, people, asked_for, with_numbers=with_numbers)
    page = _shown(visit, role, posting, people, found, asked_for)
    page |= {"form": form, "missing": missing, "more": more, "most": MOST}
    return render(visit.request, "compare/compare.html", page, status=422 if form.errors else 200)


@door(May.SEE_APPLICANTS)
def table(visit: Visit, pk: int) -> HttpResponse:
    """Those who were ticked, or all whom the search finds and not the first of them alone, as they applied."""
    role = role_for(visit.member, pk)
    posting = posting_in_force(role)
    if posting is None:
        raise Stale("this role has no posting yet", mend="add a version first")
    keys, on = _keys_in(visit), switches(visit.request, role)
    people = _searched(visit, role) if not keys else round_of(role).filter(pk__in=keys)
    return csv_answer(tables.compared(people, posting, with_names=on.who, with_numbers=on.readiness))


@door(None, writes=May.REVIEW)
def everybody(visit: Visit, pk: int) -> HttpResponse:
    """Work out the numbers of everybody in the round for the version in force, in the background."""
    role = role_for(visit.member, pk)
    posting = posting_in_force(role)
    if posting is None:
        raise Stale("this role has no posting yet", mend="add a version first")
    begun = match_everybody(visit.member, posting)
    if begun and visit.may(May.WRITE_POSTINGS):
        return redirect("work", visit.organisation.slug, begun.pk)
    said = "Everybody is being matched in the background." if begun else "Everybody is matched with this version."
    messages.info(visit.request, said)
    return redirect("compare", visit.organisation.slug, pk)


def _people(visit: Visit, role: Role) -> tuple[list[Applicant], int]:
    """Those of the address, or the first of its search; and how many it has beyond them."""
    keys = _keys_in(visit)
    if keys:
        return reviewing.chosen(role, keys, most=MOST), max(len(keys) - MOST, 0)
    found = _searched(visit, role)
    return list(found[:MOST]), max(found.count() - MOST, 0)


def _searched(visit: Visit, role: Role) -> QuerySet[Applicant]:
    """All whom the search of the address finds; without one, everybody who is in the round."""
    data = visit.request.GET
    query = (QueryDict(data.get("asked", "")[:1000]) if data.get("all") else data).copy()
    query.pop("order", None)
    if not asked_in(query).query:
        query["standing"] = "active"
    return asked_in(query).people(role)


def _keys_in(visit: Visit) -> list[int]:
    data = visit.request.GET
    return _keys([*data.getlist("a"), *data.getlist("who")])


def _keys(given: Iterable[str]) -> list[int]:
    numbers = (int(one) for one in given if one.isascii() and one.isdigit() and len(one) < 16)
    return list(dict.fromkeys(numbers))


def _order(visit: Visit, role: Role, posting: Posting | None) -> OrderAsked | None:
    """The order that the address names; one of another version is told, and not used."""
    given = _keys([visit.request.GET.get("order", "")])
    if not given:
        return None
    found = orders.order_of(role, given[0])
    if posting is None or found.posting_id != posting.pk:
        raise Stale("this order was asked for under another version of the posting", mend="ask for it anew")
    return found


def _found(
    posting: Posting | None, people: list[Applicant], order: OrderAsked | None, *, with_numbers: bool
) -> tuple[Compared | None, str]:
    if posting is None:
        return None, "This role has no posting yet, so there is nothing to hold papers against."
    if not people:
        return None, "Nobody is in this choice. Tick people in the list of the round, or look at the first of it."
    by, reason = (order.order, order.because) if order else ("", "")
    try:
        sources = reviewing.sources_of_many(people)
        return compared(asked_of(posting), sources, by=by, reason=reason, with_numbers=with_numbers), ""
    except Problem as problem:
        return None, f"{str(problem).capitalize()}."


def _shown(
    visit: Visit, role: Role, posting: Posting | None, people: list[Applicant], found: Compared | None,
    order: OrderAsked | None,
) -> dict[str, Any]:  # fmt: skip
    on = switches(visit.request, role)
    names = {one.pk: str(one.person) if on.who else f"Applicant {one.pk}" for one in people}
    keys = found.keys if found else ()
    without = [one for one in people if one.pk not in keys]
    numbers = found.numbers if found else ()
    return {
        "role": role,
        "tab": "round",
        "posting": posting,
        "people": [(key, names[key]) for key in keys],
        "rows": [(row, cells_of(row)) for row in found.rows] if found else [],
        "by_person": [(key, names[key], lines_of(found, at)) for at, key in enumerate(keys)] if found else [],
        "found": found,
        "without": [(one.pk, names[one.pk]) for one in without],
        "switches": on,
        "order": order,
        "order_words": orders.BY[order.order].lower() if order else "",
        "numbers": [(names[one.key], one) for one in numbers],
        "chart": chart(numbers, names) if numbers else None,
        "kept": matching.kept_of(posting) if posting else 0,
        "under_way": matching.under_way(posting) if posting else None,
        "can_order": visit.may(May.REVIEW),
        "chosen": _choice(people),
    }


def _choice(people: list[Applicant]) -> str:
    """The people of this page as the query of an address."""
    query = QueryDict(mutable=True)
    query.setlist("a", [str(one.pk) for one in people])
    return query.urlencode()


def _address(visit: Visit, role: Role, people: list[Applicant], made: OrderAsked) -> str:
    return f"{reverse('compare', args=[visit.organisation.slug, role.pk])}?{_choice(people)}&order={made.pk}"
