"""Whom somebody ticked in a list, or all whom its search found."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from fledge.web.pages.round.search import Asked, asked_in
from fledge.web.store.models import Role
from fledge.web.store.queries.problems import Field


@dataclass(frozen=True, slots=True)
class Chosen:
    """The numbers of the people, in the list's order where all were chosen, and the search that they come from."""

    people: tuple[int, ...]
    asked: Asked
    is_all: bool


def chosen_in(data: QueryDict, role: Role) -> Chosen:
    """Read ``who`` (a number each), or ``all`` with the search in ``asked``; a Problem where nobody was chosen."""
    asked = asked_in(QueryDict(data.get("asked", "")[:1000]))
    is_all = bool(data.get("all"))
    people = tuple(asked.people(role).values_list("pk", flat=True)) if is_all else _ticked(data)
    if not people:
        raise Field("nobody is chosen", where="who", mend="go back and tick the people whom this is about")
    return Chosen(people, asked, is_all)


def _ticked(data: QueryDict) -> tuple[int, ...]:
    return tuple(int(one) for one in data.getlist("who") if one.isascii() and one.isdigit() and len(one) < 16)
