"""The page of rights: who may do what, and which page opens to which seat, as the workspace itself knows it."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from typing import Any

_CAN = {(True, True): "reads, writes", (True, False): "reads", (False, True): "writes", (False, False): "–"}


def rights_page(by_hand: str) -> str:
    """The whole page; ``by_hand`` is the remark that nobody edits it."""
    _set_up()
    from fledge.web.store.models import Seat
    from fledge.web.store.rights import SAYS

    seats = [f"| {seat.label} | {SAYS[seat]} |" for seat in Seat]
    return "\n".join(
        [
            "# Rights", "", by_hand, "", _OPENING, "", "## Seats", "", "| Seat | In one sentence |", "|---|---|",
            *seats, "", _BELONGING, "", "## What each seat may do", "", *_table("It may", _rights()), "",
            "## Pages", "", _PAGES, "", *_table("Page", _pages()), "", "## Programs", "", _PROGRAMS, "",
            *_table("A token with the scope", _scopes()), "",
        ]
    )  # fmt: skip


_OPENING = """Everybody in a workspace has one seat in each organisation that they belong to, and the seat says
what they see and do. Whoever has no seat in an organisation does not learn that it exists: all its pages answer
as if there were none. The tables below are written from the code that opens and closes the doors; tests walk
through every page and every route of the API in every seat and compare them with a table written by hand,
`tests/cases/web/rights.yaml`."""
_BELONGING = """Hiring managers, interviewers and mentors see only the roles that they belong to, with all that
is under them. Learners and university partners see only roles with a published posting, and of these only the
published text. An organisation always keeps one owner."""
_PAGES = """Addresses are those under `/o/<organisation>/`. A page that is not somebody's to see says so (403);
a role, version, link or person of somebody else is not there (404)."""
_PROGRAMS = """A token works in the seat of whoever made it: both the seat and one of the token's scopes must
allow what the program asks. It ends on its day, when it is withdrawn, when the account is closed, and when the
seat ends or may use programs no more. No token makes another token."""


def _set_up() -> None:
    """The workspace's code needs settings; a folder of its own keeps it from anybody's data."""
    from django.apps import apps

    if not apps.ready:
        import django

        before = dict(os.environ)
        with tempfile.TemporaryDirectory(prefix="fledge-reference-") as home:
            os.environ |= {
                "DJANGO_SETTINGS_MODULE": "fledge.web.settings",
                "FLEDGE_HOME": home,
                "FLEDGE_SECRET": "none",
            }
            django.setup()
        os.environ.clear()
        os.environ.update(before)


def _table(first: str, rows: list[tuple[str, list[str]]]) -> Iterator[str]:
    from fledge.web.store.models import Seat

    yield f"| {first} | " + " | ".join(seat.label.removesuffix(" (reads)") for seat in Seat) + " |"
    yield "|---|" + ":-:|" * len(Seat)
    yield from (f"| {said} | " + " | ".join(cells) + " |" for said, cells in rows)


def _rights() -> list[tuple[str, list[str]]]:
    from fledge.web.store.models import Seat
    from fledge.web.store.rights import May, allows

    return [(may.value, ["yes" if allows(seat, may) else "–" for seat in Seat]) for may in May]


def _scopes() -> list[tuple[str, list[str]]]:
    from fledge.web.store.models import Scope, Seat
    from fledge.web.store.rights import May, allows, scopes_for

    def can(seat: Any, scope: Any) -> bool:
        return allows(seat, May.USE_TOKENS) and scope in scopes_for(seat)

    return [(f"`{scope.value}`: {scope.label.lower()}", ["yes" if can(seat, scope) else "–" for seat in Seat])
            for scope in Scope]  # fmt: skip


def _pages() -> list[tuple[str, list[str]]]:
    """Pages in the order of their addresses, each with the first sentence of its view."""
    from fledge.web.store.models import Seat
    from fledge.web.store.rights import allows

    def cell(door: Any, seat: Any) -> str:
        return _CAN[bool(door.reads) and allows(seat, door.reads), bool(door.writes) and allows(seat, door.writes)]

    found = sorted(_doors(), key=lambda one: one[0])
    return [(f"`{address}` {said}", [cell(door, seat) for seat in Seat]) for address, said, door in found]


def _doors() -> Iterator[tuple[str, str, Any]]:
    from django.urls import get_resolver

    from fledge.web.pages.door import DOORS

    for address, view in _below(get_resolver().url_patterns):
        name = f"{view.__module__.removeprefix('fledge.web.pages.').split('.')[0]}.{view.__name__}"
        if name in DOORS:
            said = " ".join((view.__doc__ or "").strip().split("\n\n")[0].split())
            short = re.sub(r"<\w+:(\w+)>", r"<\1>", address.removeprefix("o/<slug:slug>/"))
            yield short, said, DOORS[name]


def _below(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for one in patterns:
        address = prefix + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from _below(one.url_patterns, address)
        else:
            yield address, one.callback
