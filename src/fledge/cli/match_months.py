"""The months beside a match: how long the rest would take under usual conditions, as a range and as a chart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fledge.facts import FactBook
    from fledge.match import Match
    from fledge.ramp import Brief


def months_of(matches: Sequence[Match], book: FactBook) -> tuple[Brief, ...]:
    """The ramp of each person, from the hours that the match says are missing; ``fledge ramp`` says more."""
    from fledge.ramp import Conditions, Gap, briefs, priors

    gaps = [Gap(match.gap_hours.low, match.gap_hours.mid, match.gap_hours.high) for match in matches]
    return briefs(gaps, conditions=Conditions(), priors=priors(book.constants))


def draw_months(matches: Sequence[Match], months: Sequence[Brief], file: Path) -> None:
    """Readiness against months, into a file."""
    from fledge.charts import match_points
    from fledge.problem import Problem
    from fledge.publish.drawing import Drawing
    from fledge.publish.match_rows import MONTHS, month_points

    spec = match_points(month_points(matches, months), unit=MONTHS)
    if spec is None:
        raise Problem("nobody could be matched, so there is nothing to draw", where=str(file), mend="leave --chart out")
    Drawing(spec, "match-months").save(file)
