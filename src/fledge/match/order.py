"""An order of matches, which exists only where somebody asks for one and says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from fledge.match.part import Match
from fledge.problem import Problem


class By(StrEnum):
    """What matches can be put in order by."""

    READINESS = "readiness"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Order:
    """Matches in an order that somebody chose, with what it goes by and why it was chosen, for the record.

    ``matches`` are all of them: an order leaves nobody out.
    """

    by: By
    reason: str
    matches: tuple[Match, ...]


def ordered(matches: Sequence[Match], by: str = By.READINESS, *, reason: str) -> Order:
    """Put matches in an order that the user asked for; a Problem where no reason is given.

    By readiness, the highest middle first, or by the hours of the gap, the fewest first. Equals stay as given.
    """
    if not reason.strip():
        raise Problem("an order of people needs a reason, which is kept with it", mend="say why you want one")
    if by not in list(By):
        raise Problem(f"matches cannot be put in order by {by!r}", mend=f"use {' or '.join(By)}")
    key = {By.READINESS: lambda one: -one.readiness.mid, By.GAP: lambda one: one.gap_hours.mid}[By(by)]
    return Order(By(by), reason.strip(), tuple(sorted(matches, key=key)))
