"""What a card and a row say of somebody who waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from fledge.web.pages.door import Visit
from fledge.web.store.models import Applicant, Decision, Role, Stage, What
from fledge.web.store.queries.decisions import last_to_undo
from fledge.web.store.queries.remarks import overdue_among
from fledge.web.store.rights import May

#: After so many days in one stage a card says quietly that somebody waits, and after so many that they wait long.
WAITS_DAYS, WAITS_LONG_DAYS = 14, 30


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody on a card or in a row: how many days they are in their stage, and how many tasks are late."""

    one: Applicant
    days: int
    late: int

    @property
    def waits(self) -> str:
        """How the days look."""
        return "waits-long" if self.days >= WAITS_LONG_DAYS else "waits" if self.days >= WAITS_DAYS else ""


@dataclass(frozen=True, slots=True)
class Undoable:
    """The last decision whose window is open, for the banner."""

    decision: Decision
    count: int
    is_own: bool

    @property
    def says(self) -> str:
        """What was decided, in words."""
        if self.decision.what == What.MOVE:
            return f"moved to “{Stage(self.decision.to_stage).label}”"
        return self.decision.get_what_display().lower()


def days_since(at: datetime) -> int:
    """Whole days since then."""
    return max((timezone.now() - at).days, 0)


def shown(people: Iterable[Applicant]) -> list[Shown]:
    """People as they are shown, with their late tasks asked for once."""
    listed = list(people)
    late = overdue_among(listed, timezone.localdate())
    return [Shown(one, days_since(one.since), late.get(one.pk, 0)) for one in listed]


def undoable(visit: Visit, role: Role) -> Undoable | None:
    """What the banner offers to take back, to those who may."""
    last = last_to_undo(role, visit.member) if visit.may(May.REVIEW) else None
    if last is None:
        return None
    count = 1
    if last.together:
        count = role.decisions.filter(together=last.together, undone_by=None).exclude(what=What.UNDO).count()
    return Undoable(last, count, last.by_id == visit.user.pk)


def address_of(name: str, *values: object) -> str:
    """The address of a page, empty where this workspace has no such page."""
    try:
        return reverse(name, args=values)
    except NoReverseMatch:
        return ""


def review_address(role: Role, slug: str) -> str:
    """Where one applicant is looked at, up to their number."""
    return address_of("review", slug, role.pk, 0).removesuffix("0/")
