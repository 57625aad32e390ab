"""An interview as pages show it: when on the clock of its own place, and what is still to be done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from fledge.web.computed.clock import When, clock
from fledge.web.store.models import Interview
from fledge.web.store.queries.interviews import DUE


@dataclass(frozen=True, slots=True)
class Shown:
    """An interview in a list: when, who holds it, and where it stands."""

    one: Interview
    when: When | None
    state: str
    people: tuple[str, ...]
    is_mine: bool = False

    @property
    def cards(self) -> str:
        """How many of the scorecards are in."""
        return f"{getattr(self.one, 'cards_in', 0)} of {len(self.people)}"


def when(interview: Interview) -> When | None:
    """When an interview is, on the clock of the place in which it was planned."""
    return clock(interview.begins, interview.minutes, interview.zone) if interview.begins else None


def state(interview: Interview, now: datetime, *, is_in: bool | None = None) -> str:
    """Where it stands: cancelled, planned, over; with one's own card: in, due or overdue."""
    if interview.cancelled:
        return "cancelled"
    if is_in:
        return "in"
    if interview.ends is None or interview.ends > now:
        return "planned"
    if is_in is None:
        return "over"
    return "overdue" if interview.ends + DUE < now else "due"


def shown(interviews: Iterable[Interview], user: int) -> list[Shown]:
    """Interviews with everything a list says of them."""
    now = timezone.now()
    found = []
    for one in interviews:
        people = list(one.interviewers.all())
        names = tuple(person.name for person in people)
        is_mine = any(person.pk == user for person in people)
        where = state(one, now, is_in=getattr(one, "is_in", None))
        found.append(Shown(one, when(one), where, names, is_mine))
    return found
