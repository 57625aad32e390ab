"""People, seats and invitations."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from fledge.web.csv_answer import csv_answer
from fledge.web.pages import shown_once
from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.members.forms import InviteForm, SeatForm
from fledge.web.pages.members.letters import can_send, send_when_kept
from fledge.web.store.models import Invitation, Member
from fledge.web.store.queries import members as seats
from fledge.web.store.queries.entering import MINUTES_TO_HAND_OVER, way_in_for
from fledge.web.store.queries.invitations import (
    invitation_of,
    invitations_of,
    invited,
    renewed,
    withdraw_invitation,
)
from fledge.web.store.queries.tables import organisation as tables
from fledge.web.store.rights import May

_A_PAGE = 50


@door(May.SEE_MEMBERS)
def members(visit: Visit) -> HttpResponse:
    """Who sits here, in which seat and since when, and which invitations wait."""
    page = Paginator(seats.members_of(visit.organisation), _A_PAGE).get_page(visit.request.GET.get("page"))
    link = shown_once.taken(visit.request, "invitation")
    waiting = invitations_of(visit.organisation)
    shown = {"page": page, "invitations": waiting, "link": link, "now": timezone.now(), **_way_in(visit)}
    return shown_once.unkept(render(visit.request, "members/list.html", shown))


@door(May.SEE_MEMBERS)
def members_table(visit: Visit) -> HttpResponse:
    """Who sits here as a table."""
    return csv_answer(tables.members(visit.organisation))


@door(May.SEE_MEMBERS)
def invitations_table(visit: Visit) -> HttpResponse:
    """Invitations that wait as a table, without what opens them."""
    return csv_answer(tables.invitations(visit.organisation))


@door(May.INVITE, writes=May.INVITE)
def invite(visit: Visit) -> HttpResponse:
    """Invite somebody into a seat; the link is shown once, on the page that follows."""
    form = InviteForm(visit.request.POST or None)

    def ask(*, email: str, seat: str) -> tuple[Invitation, str]:
        return invited(visit.organisation, email=email, seat=seat, by=visit.user)

    if visit.is_writing and (made := kept(form, ask)):
        return _handed_over(visit, *made)
    shown = {"form": form, "can_send": can_send()}
    return render(visit.request, "members/invite.html", shown, status=422 if form.errors else 200)


@door(None, writes=May.INVITE)
def renew(visit: Visit, pk: int) -> HttpResponse:
    """A new link for an invitation; the earlier one opens nothing any more."""
    return _handed_over(visit, *renewed(invitation_of(visit.organisation, pk), by=visit.user))


@door(None, writes=May.INVITE)
def withdraw(visit: Visit, pk: int) -> HttpResponse:
    """Withdraw an invitation that nobody has used."""
    found = invitation_of(visit.organisation, pk)
    withdraw_invitation(found, by=visit.user)
    messages.success(visit.request, f"The invitation of {found.email} opens nothing any more.")
    return redirect("members", visit.organisation.slug)


def _handed_over(visit: Visit, made: Invitation, secret: str) -> HttpResponse:
    address = visit.request.build_absolute_uri(reverse("invited", args=[secret]))
    shown_once.keep(visit.request, "invitation", address)
    send_when_kept(visit.request, made, address)
    messages.success(visit.request, f"{made.email} can join as {made.get_seat_display().lower()}.")
    return redirect("members", visit.organisation.slug)


@door(May.INVITE, writes=May.INVITE)
def seat(visit: Visit, pk: int) -> HttpResponse:
    """Give somebody another seat; the last owner stays one."""
    found = seats.member_of(visit.organisation, pk)
    form = SeatForm(visit.request.POST or None, initial={"seat": found.seat})

    def move(*, seat: str) -> Member:
        return seats.moved(found, seat=seat, by=visit.user)

    moved = kept(form, move) if visit.is_writing else None
    if moved:
        messages.success(visit.request, f"{moved.user} sits here as {moved.get_seat_display().lower()} now.")
        return redirect("start" if moved.user_id == visit.user.pk else _back(visit))
    shown = {"form": form, "whose": found}
    return render(visit.request, "members/seat.html", shown, status=422 if form.errors else 200)


@door(May.INVITE, writes=May.INVITE)
def end(visit: Visit, pk: int) -> HttpResponse:
    """End somebody's seat, and their tokens with it; the last owner stays."""
    found = seats.member_of(visit.organisation, pk)
    if visit.is_writing:
        seats.ended(found, by=visit.user)
        messages.success(visit.request, f"The seat of {found.user} has ended.")
        return redirect("start" if found.user_id == visit.user.pk else _back(visit))
    return render(visit.request, "members/end.html", {"whose": found})


@door(None, writes=May.INVITE)
def way_in(visit: Visit, pk: int) -> HttpResponse:
    """A link for somebody who lost their password, shown once; the history tells who made it and when it was used."""
    found = seats.member_of(visit.organisation, pk)
    address = visit.request.build_absolute_uri(reverse("enter", args=[way_in_for(found, by=visit.user)]))
    shown_once.keep(visit.request, "way-in", address)
    shown_once.keep(visit.request, "way-in-whom", found.user.name)
    return redirect(_back(visit))


def _way_in(visit: Visit) -> dict[str, Any]:
    return {
        "way_in": shown_once.taken(visit.request, "way-in"),
        "way_in_whom": shown_once.taken(visit.request, "way-in-whom"),
        "minutes": MINUTES_TO_HAND_OVER,
    }


def _back(visit: Visit) -> str:
    return reverse("members", args=[visit.organisation.slug])
