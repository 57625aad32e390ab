"""What is missing at the start: hours of learning, as a range, or a class of hire where nobody has looked closer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fledge.problem import Problem
from fledge.ramp.conditions import checked_gap


class Class(StrEnum):
    """What kind of hire it is, where no gap is known."""

    QUALIFIED = "qualified"
    ADJACENT = "adjacent"
    CAREER_CHANGER = "career-changer"


@dataclass(frozen=True, slots=True)
class Gap:
    """Hours of learning that are missing: eight of ten between ``low`` and ``high``, half below ``mid``."""

    low: float
    mid: float
    high: float

    @classmethod
    def of(cls, hours: float) -> Gap:
        """A gap that is known to the hour."""
        return cls(hours, hours, hours)


def checked_range(gap: Gap, *, where: str = "") -> Gap:
    """The gap, or a Problem that says why it cannot be."""
    for hours in (gap.low, gap.mid, gap.high):
        checked_gap(hours, where=where)
    if not gap.low <= gap.mid <= gap.high:
        what = f"a gap from {gap.low:g} over {gap.mid:g} to {gap.high:g} hours is out of order"
        raise Problem(what, where=where, mend="give the least first")
    return gap
