"""Postings that were read from files become roles with their first version, or next versions of roles."""

from __future__ import annotations

from datetime import date
from typing import Any

from fledge.problem import Problem
from fledge.web.computed import Asked, kept_audit
from fledge.web.jobs.kind import Ending, kind
from fledge.web.store.models import Came, Member, Organisation, Role, Work, WorkItem
from fledge.web.store.queries import roles
from fledge.web.store.queries.importing import there_already
from fledge.web.store.queries.postings import add_posting
from fledge.web.store.queries.turns import Outcome, seat_of
from fledge.web.store.rights import May, allows


def _ready(work: Work, item: WorkItem) -> dict[str, Any] | None:
    """The audit, unless the posting is there already or could not be read."""
    asked = item.asked
    if asked.get("broken"):
        raise Problem(asked["broken"])
    if there_already(_member(work), title=asked["title"], text=asked["text"], role=asked.get("role")):
        return None
    return kept_audit(Asked(asked["text"], asked["title"], asked["company"], date.fromisoformat(asked["judged_by"])))


@kind("import", "Import", ready=_ready)
def bring_in(work: Work, item: WorkItem, ready: dict[str, Any] | None) -> Outcome:
    """One posting, audited; the same words in the same role are not taken a second time."""
    member, asked = _member(work), item.asked
    Organisation.objects.select_for_update(no_key=True).get(
        pk=work.organisation_id
    )  # one import at a time looks and adds
    same = there_already(member, title=asked["title"], text=asked["text"], role=asked.get("role"))
    if same:
        return Outcome(Came.THERE, f"there already: version {same.number} of {same.role.title}", same)
    role = _role(member, asked)
    fields = {name: asked[name] for name in ("text", "title", "company", "origin", "notes")}
    day = date.fromisoformat(asked["judged_by"])
    made = add_posting(role, member=member, judged_by=day, audit=ready, **fields)
    says = f"version {made.number} of {role.title}" if asked.get("role") else f"the role {role.title}"
    return Outcome(Came.IN, f"{says}: {made.audit.verdict}", made)


def _role(member: Member, asked: dict[str, Any]) -> Role:
    if asked.get("role"):
        return roles.role_for(member, asked["role"])
    return roles.added(member, title=asked["title"], location=asked["location"])


def _member(work: Work) -> Member:
    """Whoever asked for it, if they still may."""
    member = seat_of(work)
    if member is None:
        raise Ending(f"{work.by} has no seat here any more", mend="let somebody who has one import the rest")
    if not allows(member.seat, May.WRITE_POSTINGS):
        raise Ending(f"{work.by} may not {May.WRITE_POSTINGS.value} any more", mend="ask an owner for another seat")
    return member
