"""Matches as a table for a spreadsheet: a row a person, a column a requirement; safe to open."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from fledge.publish.match_rows import cell_words
from fledge.publish.table_csv import safe_cell

if TYPE_CHECKING:
    from fledge.match import Match
    from fledge.ramp import Brief

_FIRST = (
    "person",
    "readiness_low",
    "readiness",
    "readiness_high",
    "gap_hours_low",
    "gap_hours",
    "gap_hours_high",
    "months_low",
    "months",
    "months_high",
    "months_rest_on",
)


def match_csv(matches: Sequence[Match], months: Sequence[Brief]) -> str:
    """The table, people in the order given; a cell that a spreadsheet would run as a formula begins with an apostrophe.

    The last columns are the requirements, each "shown 84%", "near 40%", "only named 6%" or "not shown".
    """
    sink = StringIO()
    table = csv.writer(sink, lineterminator="\r\n")
    labels = [part.requirement.label for part in matches[0].parts] if matches else []
    table.writerow([safe_cell(name) for name in (*_FIRST, *labels)])
    for match, brief in zip(matches, months, strict=True):
        table.writerow(list(_row(match, brief)))
    return sink.getvalue()


def _row(match: Match, brief: Brief) -> Iterator[str]:
    yield safe_cell(match.person)
    yield from (f"{share:.3f}" for share in (match.readiness.low, match.readiness.mid, match.readiness.high))
    yield from (f"{hours:.0f}" for hours in (match.gap_hours.low, match.gap_hours.mid, match.gap_hours.high))
    yield from (f"{month:.1f}" for month in (brief.low, brief.mid, brief.high))
    yield brief.caution or brief.basis
    yield from (cell_words(part) for part in match.parts)
