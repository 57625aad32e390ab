"""Addresses that are told, and what they were told."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fledge.web.csv_answer import csv_answer
from fledge.web.pages import shown_once
from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.store.models import Webhook
from fledge.web.store.queries import webhooks as told
from fledge.web.store.queries.tables import organisation as tables
from fledge.web.store.rights import May

_A_PAGE = 50
_STATES = (("", "All"), ("waiting", "Wait"), ("told", "Told"), ("given-up", "Given up"))


class WebhookForm(forms.Form):
    """Where to tell."""

    address = forms.CharField(
        label="Address",
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text="It has to begin with https:// and lead out into the world; nothing is sent into private networks.",
    )


@door(May.USE_WEBHOOKS, writes=May.USE_WEBHOOKS)
def webhooks(visit: Visit) -> HttpResponse:
    """The addresses that are told, and the form for another one, whose secret is shown once."""
    form = WebhookForm(visit.request.POST if visit.is_writing else None)

    def make(**fields: Any) -> Webhook:
        return told.made(visit.member, **fields)

    if visit.is_writing and (new := kept(form, make)):
        shown_once.keep(visit.request, "webhook", new.secret)
        return redirect("webhooks", visit.organisation.slug)
    secret = "" if visit.is_writing else shown_once.taken(visit.request, "webhook")
    shown = {"form": form, "webhooks": told.webhooks_of(visit.organisation), "secret": secret, "kinds": told.KINDS}
    status = 422 if form.errors else 200
    return shown_once.unkept(render(visit.request, "webhooks/list.html", shown, status=status))


@door(May.USE_WEBHOOKS)
def webhook(visit: Visit, pk: int) -> HttpResponse:
    """What one address was told, newest first, and what came back."""
    found = told.webhook_of(visit.organisation, pk)
    state = visit.request.GET.get("state", "")
    page = Paginator(told.deliveries_of(found, state), _A_PAGE).get_page(visit.request.GET.get("page"))
    shown = {"webhook": found, "page": page, "states": _STATES, "state": state}
    return render(visit.request, "webhooks/one.html", shown)


@door(May.USE_WEBHOOKS)
def table(visit: Visit) -> HttpResponse:
    """The addresses as a table, never their secrets."""
    return csv_answer(tables.webhooks(visit.organisation))


@door(May.USE_WEBHOOKS)
def deliveries(visit: Visit, pk: int) -> HttpResponse:
    """What one address was told as a table."""
    found = told.webhook_of(visit.organisation, pk)
    return csv_answer(tables.deliveries(found, visit.request.GET.get("state", "")))


@door(None, writes=May.USE_WEBHOOKS)
def withdraw(visit: Visit, pk: int) -> HttpResponse:
    """It is told nothing from now on."""
    found = told.webhook_of(visit.organisation, pk)
    told.withdrawn(found, by=visit.member)
    messages.success(visit.request, f"{found.address} is told nothing any more.")
    return redirect("webhooks", visit.organisation.slug)


@door(None, writes=May.USE_WEBHOOKS)
def again(visit: Visit, pk: uuid.UUID) -> HttpResponse:
    """Try a delivery anew; it keeps its number."""
    found = told.send_again(visit.organisation, pk)
    messages.success(visit.request, "It is sent again with the next round, under the same number.")
    return redirect("webhook", visit.organisation.slug, found.webhook_id)
