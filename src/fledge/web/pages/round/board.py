"""The board: a column a stage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.middleware.csrf import get_token as csrf_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fledge.web.pages.door import Visit, door
from fledge.web.pages.round.cards import Shown, address_of, days_since, review_address, shown, undoable
from fledge.web.store.models import Role, Stage, Standing
from fledge.web.store.queries import rounds
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import Column
from fledge.web.store.rights import May


@dataclass(frozen=True)
class Lane:
    """A column as it is drawn."""

    stage: Stage
    count: int
    cards: tuple[Shown, ...]
    next: int
    longest_days: int | None
    half_days: int | None

    @cached_property
    def choices(self) -> SafeString:
        """Where somebody in this column can be moved to."""
        others = [(one.value, one.label) for one in Stage if one is not self.stage]
        options = [*others, (Standing.REJECTED.value, "Rejected …")]
        return format_html_join("", '<option value="{}">{}</option>', options)


@door(May.SEE_ROUND)
def board(visit: Visit, pk: int) -> HttpResponse:
    """How many are in each stage; who they are, for those who may see applicants."""
    role = role_for(visit.member, pk)
    return render(visit.request, "round/board.html", on_board(visit, role))


@door(May.SEE_APPLICANTS)
def more(visit: Visit, pk: int) -> HttpResponse:
    """The next cards of a column."""
    role = role_for(visit.member, pk)
    stage = visit.request.GET.get("stage", "")
    begin = visit.request.GET.get("from", "")
    first = min(int(begin), 1_000_000) if begin.isascii() and begin.isdigit() and len(begin) < 9 else 0
    found = Stage(stage) if stage in Stage.values else Stage.APPLIED
    cards = shown(rounds.cards(role, found, begin=first))
    following = first + len(cards) if len(cards) == rounds.A_COLUMN else 0
    lane = Lane(found, 0, tuple(cards), following, None, None)
    return render(visit.request, "round/cards.html", _around(visit, role) | {"lane": lane})


def on_board(visit: Visit, role: Role, *, said: str = "") -> dict[str, Any]:
    """Everything that the board shows."""
    sees_people = visit.may(May.SEE_APPLICANTS)
    columns = rounds.board(role, with_people=sees_people)
    cards = {card.one.pk: card for card in shown(one for column in columns for one in column.cards)}
    lanes = [_lane(column, cards) for column in columns]
    standings = rounds.standing_counts(role)
    return _around(visit, role) | {
        "lanes": lanes,
        "said": said,
        "rejected": standings.get(Standing.REJECTED, 0),
        "withdrawn": standings.get(Standing.WITHDRAWN, 0),
        "everybody": sum(standings.values()),
        "sees_people": sees_people,
        "undoable": undoable(visit, role),
        "importing": address_of("applicants-import", visit.organisation.slug, role.pk),
    }


def _around(visit: Visit, role: Role) -> dict[str, Any]:
    can_move = visit.may(May.REVIEW)
    review = review_address(role, visit.organisation.slug)
    here = reverse("round", args=[visit.organisation.slug, role.pk])
    token = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', csrf_token(visit.request))
    return {"role": role, "can_move": can_move, "review": review, "sheet": get_random_string(16), "here": here,
            "token": token}  # fmt: skip


def _lane(column: Column, cards: dict[int, Shown]) -> Lane:
    shown_ = tuple(cards[one.pk] for one in column.cards)
    longest = days_since(column.longest) if column.longest else None
    half = days_since(column.half) if column.half else None
    return Lane(column.stage, column.count, shown_, len(shown_) if column.further else 0, longest, half)
