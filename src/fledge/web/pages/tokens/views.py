"""Programs."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fledge.web.csv_answer import csv_answer
from fledge.web.pages import shown_once
from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.tokens.forms import TokenForm
from fledge.web.store.models import Token
from fledge.web.store.queries.tables import organisation as tables
from fledge.web.store.queries.tokens import made, token_in_reach, tokens_of, tokens_of_others, withdrawn
from fledge.web.store.rights import May


@door(May.USE_TOKENS, writes=May.USE_TOKENS)
def tokens(visit: Visit) -> HttpResponse:
    """Somebody's own tokens, and the form for another one, whose secret is shown once."""
    form = TokenForm(visit.request.POST if visit.is_writing else None, member=visit.member)

    def make(**fields: Any) -> tuple[Token, str]:
        return made(visit.member, **fields)

    if visit.is_writing and (new := kept(form, make)):
        shown_once.keep(visit.request, "token", new[1])
        return redirect("tokens", visit.organisation.slug)
    secret = "" if visit.is_writing else shown_once.taken(visit.request, "token")
    shown = {"form": form, "tokens": tokens_of(visit.member), "others": tokens_of_others(visit.member),
             "secret": secret, "now": timezone.now()}  # fmt: skip
    status = 422 if form.errors else 200
    return shown_once.unkept(render(visit.request, "tokens/list.html", shown, status=status))


@door(May.USE_TOKENS)
def table(visit: Visit) -> HttpResponse:
    """Somebody's own tokens as a table, never their secrets."""
    return csv_answer(tables.tokens(visit.member))


@door(May.INVITE)
def others_table(visit: Visit) -> HttpResponse:
    """The tokens of everybody else as a table, never their secrets."""
    return csv_answer(tables.tokens_of_everybody_else(visit.member))


@door(None, writes=May.USE_TOKENS)
def withdraw(visit: Visit, pk: int) -> HttpResponse:
    """Withdraw one of one's own tokens, an owner any that stands here; its program is let in no more."""
    found = token_in_reach(visit.member, pk)
    withdrawn(found, by=visit.member)
    messages.success(visit.request, f"{found.name}: this token opens nothing any more.")
    return redirect("tokens", visit.organisation.slug)
