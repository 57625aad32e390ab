"""What anybody may read: the published version of a role."""

from __future__ import annotations

from fledge.web.store.models import Posting
from fledge.web.store.queries.problems import NotThere


def public_posting(slug: str, role: int) -> Posting:
    """The published version of a role; what is not published looks like what is not there."""
    found = (
        Posting.objects.filter(role=role, role__organisation__slug=slug)
        .exclude(published=None)
        .select_related("role__organisation")
        .first()
    )
    if found is None:
        raise NotThere("there is no such page", mend="check the address, or ask whoever sent it")
    return found


def for_potential(posting: Posting) -> bool:
    """Whether a version came of a rewrite for people who learn the role."""
    return posting.origin.startswith("for potential")
