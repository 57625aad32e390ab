"""A small version to publish, for tests."""

from __future__ import annotations

from datetime import date

from tests.web.workspace import Place, role_of

from fledge.web.store.models import Posting, Role
from fledge.web.store.queries import postings

TEXT = "We bake bread.\n\nWhat you'll do\n\n- Build ovens\n\nRequirements\n\n- 3 years of Java\n- SQL\n"
WITH_PLACES = TEXT + "- A mentor: [who mentors]\n- A budget: [amount and currency]\n"


def version_of(place: Place, text: str = TEXT, title: str = "Oven Engineer", **more: str) -> Posting:
    role = role_of(place, "Oven Engineer", location="Leeds")
    return added(role, place, text, title, **more)


def added(role: Role, place: Place, text: str, title: str = "Oven Engineer", **more: str) -> Posting:
    words = {"text": text, "title": title, "company": more.get("company", "Trust & Sons")}
    return postings.add_posting(role, member=place.alice, judged_by=date(2026, 6, 1), **words)


def address(posting: Posting, end: str = "publishing/", slug: str = "harbour-bank") -> str:
    return f"/o/{slug}/roles/{posting.role_id}/{posting.number}/{end}"
