"""The queue of a second look, and what somebody decides in it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fledge.web.computed.second_look import how_it_is_drawn
from fledge.web.csv_answer import csv_answer
from fledge.web.jobs import looking_again
from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.review.shown import switches
from fledge.web.pages.second_look.cards import Card, card
from fledge.web.pages.second_look.forms import SettleForm
from fledge.web.store.models import Decision, LookState, Posting, Role, SecondLook
from fledge.web.store.queries import second_looks, works
from fledge.web.store.queries.decisions import posting_in_force
from fledge.web.store.queries.problems import NotThere
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.tables import second_looks as tables
from fledge.web.store.rights import May

_A_PAGE = 10


@door(May.SEE_APPLICANTS)
def second_look(visit: Visit, pk: int) -> HttpResponse:
    """People who were rejected under another version, the oldest decision first."""
    return _page(visit, role_for(visit.member, pk))


@door(May.SEE_APPLICANTS)
def table(visit: Visit, pk: int) -> HttpResponse:
    """The list that the address asks for as a table; names only where somebody asked to see who it is."""
    role = role_for(visit.member, pk)
    posting = posting_in_force(role)
    if posting is None:
        raise NotThere("this role has no posting yet", mend="go back to the second look")
    found = _listed(visit, role, posting)[0]
    return csv_answer(tables.second_looks(role, found, with_names=switches(visit.request, role).who))


@door(None, writes=May.REVIEW)
def again(visit: Visit, pk: int) -> HttpResponse:
    """Fill the queue of the version in force; asked twice it is done once."""
    role = role_for(visit.member, pk)
    begun = looking_again.look_again(visit.member, role, others=visit.request.POST.get("others") == "on")
    if begun is None:
        messages.info(visit.request, "Nobody who may be kept was rejected under another version.")
    return redirect("second-look", visit.organisation.slug, pk)


@door(None, writes=May.REVIEW)
def stop(visit: Visit, pk: int) -> HttpResponse:
    """Stop after those who are being read; who is in the queue stays in it."""
    role = role_for(visit.member, pk)
    posting = posting_in_force(role)
    moving = looking_again.moving(role, posting) if posting else None
    if moving:
        works.stopped(moving)
    return redirect("second-look", visit.organisation.slug, pk)


@door(None, writes=May.REVIEW)
def settle(visit: Visit, pk: int, look: int) -> HttpResponse:
    """Bring somebody back, or let the rejection stand, with a reason."""
    role = role_for(visit.member, pk)
    found = second_looks.look_for(role, visit.member, look)
    form = SettleForm(visit.request.POST)

    def change(*, answer: str, reason: str) -> Decision:
        return second_looks.settle(found, member=visit.member, accept=answer == "back", reason=reason)

    if not kept(form, change):
        return _page(visit, role, wrong=(look, form), status=422)
    name = _name(visit, role, found)
    is_back = form.cleaned_data["answer"] == "back"
    messages.success(visit.request, f"{name} is back in the round." if is_back else f"The rejection of {name} stands.")
    following = second_looks.following(found, visit.member)
    return _back(visit, pk, at=f"#look-{following.pk}" if following else "")


@door(None, writes=May.REVIEW)
def undo(visit: Visit, pk: int, look: int) -> HttpResponse:
    """Take back what was decided; the person is in the queue again."""
    role = role_for(visit.member, pk)
    found = second_looks.taken_back(second_looks.look_for(role, visit.member, look), member=visit.member)
    messages.success(visit.request, "Taken back. Both lines stay in the ledger.")
    return _back(visit, pk, at=f"#look-{found.pk}")


def _back(visit: Visit, pk: int, *, at: str) -> HttpResponse:
    return redirect(reverse("second-look", args=[visit.organisation.slug, pk]) + at)


def _name(visit: Visit, role: Role, look: SecondLook) -> str:
    who = switches(visit.request, role).who
    return str(look.applicant.person) if who else f"Applicant {look.applicant_id}"


def _page(visit: Visit, role: Role, *, wrong: tuple[int, SettleForm] | None = None, status: int = 200) -> HttpResponse:
    posting = posting_in_force(role)
    shown = {"role": role, "posting": posting, "can_decide": visit.may(May.REVIEW), "work": looking_again.last(role)}
    if posting:
        shown |= _queue(visit, role, posting, wrong)
    return render(visit.request, "second_look/second_look.html", shown, status=status)


def _queue(visit: Visit, role: Role, posting: Posting, wrong: tuple[int, SettleForm] | None) -> dict[str, Any]:
    found, state, only_freed = _listed(visit, role, posting)
    counts = second_looks.counts_of(role, posting, visit.member)
    pages = Paginator(found, _A_PAGE)
    pages.count = counts.freed if only_freed else getattr(counts, state)
    page = pages.get_page(visit.request.GET.get("page"))
    middle, named = second_looks.middle_of(posting), switches(visit.request, role).who
    cards = [card(one, role, middle=middle, is_named=named) for one in page.object_list]
    return {
        "page": page,
        "cards": [_with(one, wrong) for one in cards],
        "counts": counts,
        "state": state,
        "states": LookState,
        "only_freed": only_freed,
        "originals": {one.look.original for one in cards if one.look.original.role_id == role.pk},
        "undoable": second_looks.last_of(posting, visit.member) if visit.may(May.REVIEW) else None,
        "drawn": how_it_is_drawn(),
    }


def _listed(visit: Visit, role: Role, posting: Posting) -> tuple[QuerySet[SecondLook], str, bool]:
    """The list that the address asks for, its state, and whether only those whom something excludes no longer."""
    state = visit.request.GET.get("state", LookState.OPEN)
    if state not in LookState.values:
        raise NotThere("there is no such list", mend="go back to the second look")
    only_freed = visit.request.GET.get("only") == "freed" and state == LookState.OPEN
    return tables.listed(role, posting, visit.member, state, only_freed=only_freed), state, only_freed


def _with(one: Card, wrong: tuple[int, SettleForm] | None) -> Card:
    """The card, with what has to be mended in it."""
    if wrong is None or one.look.pk != wrong[0]:
        return one
    return Card(**{name: getattr(one, name) for name in Card.__slots__ if name != "form"}, form=wrong[1])
