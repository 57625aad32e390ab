"""People and a posting as one page: side by side first, then a sheet for each person with every line quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fledge.charts.match_points import MatchPoint, match_points
from fledge.charts.ramp_fan import chance_words, months_range, months_words
from fledge.problem import Problem
from fledge.publish.audit_html import templates
from fledge.publish.drawn_twice import DrawnTwice, drawn_twice
from fledge.publish.figures import Figure
from fledge.publish.match_rows import HOURS, MONTHS, SHOWN, brief_words, grid, hour_points, month_points
from fledge.publish.match_sentences import hours_words, percents
from fledge.publish.sources import GRADES

if TYPE_CHECKING:
    from fledge.facts import Fact
    from fledge.match import Gap, Match, Order
    from fledge.ramp import Brief

#: More people than this on one page nobody reads; a table or JSON holds them all.
MOST = 200
A_HUMAN_DECIDES = "A human decides. Nothing here rejects anybody; what the papers do not show may still be there: ask."


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person as the page shows them."""

    anchor: str
    match: Match
    figures: tuple[Figure, ...]
    months: str
    gaps: tuple[tuple[str, str, str], ...]


def match_html(
    matches: Sequence[Match],
    months: Sequence[Brief],
    posting: str,
    *,
    order: Order | None = None,
    unread: Sequence[str] = (),
) -> str:
    """The page; it works without scripts, on a phone, on paper and in the dark, and asks nothing of any host.

    People stand in the order given; ``order`` says why where an order was asked for. ``unread`` are the papers that
    could not be read. Raises a Problem for more than :data:`MOST` people.
    """
    if len(matches) > MOST:
        what = f"{len(matches):,} people do not fit on a page that anybody reads"
        raise Problem(what, where="--format html", mend=f"give at most {MOST}, or use --format csv or json")
    return templates().get_template("match.html").render(_contents(matches, months, posting, order, unread))


def _contents(
    matches: Sequence[Match], months: Sequence[Brief], posting: str, order: Order | None, unread: Sequence[str]
) -> dict[str, Any]:
    from fledge import __version__

    return {
        "title": (matches[0].posting.title if matches else "") or posting,
        "sheets": [_sheet(n, match, brief) for n, (match, brief) in enumerate(zip(matches, months, strict=True), 1)],
        "grid": grid(matches),
        "charts": tuple(_charts(matches, months)),
        "order": order,
        "unread": unread,
        "shown": SHOWN,
        "facts": _facts(matches),
        "evidence": GRADES,
        "a_human_decides": A_HUMAN_DECIDES,
        "version": __version__,
    }


def _sheet(n: int, match: Match, brief: Brief) -> Sheet:
    return Sheet(f"person-{n}", match, tuple(_figures(match, brief)), brief_words(brief), tuple(map(_gap, match.gaps)))


def _figures(match: Match, brief: Brief) -> Iterator[Figure]:
    yield Figure(percents(match.readiness), "of what the work needs shows in the papers")
    yield Figure(hours_words(match.gap_hours) if match.gaps else "none", "to learn for what must be brought")
    range_ = f"eight of ten: {months_range(brief.low, brief.high)}; {brief.caution or brief.basis}"
    yield Figure(f"{months_words(brief.mid)} months", "until half of such people work independently", range_)
    year = brief.productive_by[-1]
    yield Figure(chance_words(year.chance), f"productive by month {year.month:g}, if they stay")


def _gap(gap: Gap) -> tuple[str, str, str]:
    return " → ".join(gap.path), hours_words(gap.hours), gap.grade


def _facts(matches: Sequence[Match]) -> tuple[Fact, ...]:
    return tuple(dict.fromkeys(fact for match in matches for gap in match.gaps for fact in gap.because))


def _charts(matches: Sequence[Match], months: Sequence[Brief]) -> Iterator[DrawnTwice]:
    for name, unit, points in (
        ("match-hours", HOURS, hour_points(matches)),
        ("match-months", MONTHS, month_points(matches, months)),
    ):
        spec = match_points(points, unit=unit)
        if spec:
            yield drawn_twice(name, spec, ("Person", "Readiness", unit.capitalize()), map(_numbers, points))


def _numbers(point: MatchPoint) -> tuple[str, ...]:
    ready = f"{point.ready:.0%} ({point.ready_low * 100:.0f} to {point.ready_high:.0%})"
    return point.person, ready, f"{point.across:,.0f} ({point.across_low:,.0f} to {point.across_high:,.0f})"
