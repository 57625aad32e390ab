"""What every page shows around itself: where somebody is, where they can go, and who they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from fledge.web.store.models import Member
from fledge.web.store.queries.requests import open_count
from fledge.web.store.rights import May, allows


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the menu."""

    name: str
    address: str
    icon: str
    is_here: bool
    waiting: int = 0


#: Menu: what it says, the page it leads to, its icon, and what one must be allowed to do to go there.
_MENU = (
    ("Roles", "roles", "briefcase", May.SEE_ROLES),
    ("Tasks", "tasks", "check", May.SEE_APPLICANTS),
    ("Interviews", "interviews", "talk", May.INTERVIEW),
    ("Letters", "outbox", "mail", May.WRITE_LETTERS),
    ("Requests", "requests", "asked", May.WRITE_LETTERS),
    ("Import", "import", "upload", May.WRITE_POSTINGS),
    ("People", "members", "users", May.SEE_MEMBERS),
    ("History", "history", "history", May.SEE_HISTORY),
    ("Background work", "works", "activity", May.WRITE_POSTINGS),
    ("Time kept", "kept", "clock", May.BRING_APPLICANTS),
    ("Programs", "tokens", "key", May.USE_TOKENS),
    ("Webhooks", "webhooks", "signal", May.USE_WEBHOOKS),
    ("Organisation", "organisation", "building", May.SEE_MEMBERS),
)


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """The frame of a page; without a seat there is no menu."""
    member: Member | None = getattr(request, "member", None)
    around = {"is_demo": settings.DEMO, "member": member}
    if not member:
        return around
    can_see_drafts = allows(member.seat, May.SEE_DRAFTS)
    return {**around, "menu": tuple(_menu(request, member)), "can_see_drafts": can_see_drafts}


def _menu(request: HttpRequest, member: Member) -> Iterator[Place]:
    for name, page, icon, may in _MENU:
        if allows(member.seat, may):
            address = reverse(page, args=[member.organisation.slug])
            waiting = open_count(member) if page == "requests" else 0
            yield Place(name, address, icon, request.path.startswith(address), waiting)
