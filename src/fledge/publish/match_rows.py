"""Matches as rows that a page and a table share: the grid of people and requirements, points, and months in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fledge.charts.match_points import MatchPoint
from fledge.charts.ramp_fan import months_range, months_words

if TYPE_CHECKING:
    from fledge.match import Match, Part
    from fledge.ramp import Brief

#: How a part shows, in the words of page, terminal and table.
SHOWN = {"direct": "shown", "adjacent": "near", "listed": "only named", "none": "not shown"}
HOURS, MONTHS = "hours to learn", "months until independent work"


@dataclass(frozen=True, slots=True)
class GridRow:
    """One requirement across all people: a cell each, as (how, credit)."""

    label: str
    must: bool
    implied: bool
    cells: tuple[tuple[str, str], ...]


def grid(matches: Sequence[Match]) -> tuple[GridRow, ...]:
    """What each person brings to each requirement; people stand in the order they came in."""
    if not matches:
        return ()
    return tuple(
        GridRow(part.requirement.label, part.requirement.must, part.requirement.implied, tuple(_cells(matches, n)))
        for n, part in enumerate(matches[0].parts)
    )


def _cells(matches: Sequence[Match], n: int) -> Iterator[tuple[str, str]]:
    for match in matches:
        part = match.parts[n]
        yield part.how.value, cell_words(part)


def cell_words(part: Part) -> str:
    """A part in as few words as a cell holds: "shown 84%", "not shown".

    The words come first because the number is an estimate and the way it shows is not.
    """
    return f"{SHOWN[part.how]} {part.credit:.0%}" if part.credit else SHOWN[part.how]


def hour_points(matches: Sequence[Match]) -> tuple[MatchPoint, ...]:
    """People by readiness and hours to learn."""
    return tuple(_point(match, match.gap_hours.mid, match.gap_hours.low, match.gap_hours.high) for match in matches)


def month_points(matches: Sequence[Match], months: Sequence[Brief]) -> tuple[MatchPoint, ...]:
    """People by readiness and months until independent work."""
    return tuple(_point(match, one.mid, one.low, one.high) for match, one in zip(matches, months, strict=True))


def _point(match: Match, mid: float, low: float, high: float) -> MatchPoint:
    ready = match.readiness
    return MatchPoint(match.person, ready.mid, ready.low, ready.high, mid, low, high)


def brief_words(brief: Brief) -> str:
    """A ramp in one line, with what it rests on: "half within 6.1 months, eight of ten 3.0 to 12 (prior, …)"."""
    said = f"half within {months_words(brief.mid)} months; eight of ten need {months_range(brief.low, brief.high)}"
    return f"{said} ({brief.caution or brief.basis})"
