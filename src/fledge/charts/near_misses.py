"""How many people have everything but one line, beside those who meet all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fledge.charts.look import LOUD, QUIET, TEXT, Spec, chart
from fledge.charts.numbers import counted, percent

if TYPE_CHECKING:
    from fledge.pool import Pool

#: Pixels for one line: its name, and beneath it its bar; and for the number after the longest bar.
_STEP, _ROOM = 40, 96
_WORDS, _BAR = 8, 23


@dataclass(frozen=True, slots=True)
class NearMissRow:
    """How many have everything but ``line``, and what share of everybody that is; ``exactly`` if they were counted."""

    line: str
    count: float
    share: float
    exactly: bool = True

    @property
    def people(self) -> str:
        """The count as a reader meets it: "2,203", or "fewer than 3"."""
        return counted(self.count, exactly=self.exactly)

    @property
    def in_hundredths(self) -> str:
        """The share as a reader meets it."""
        return percent(self.share)


def near_miss_rows(pool: Pool) -> tuple[NearMissRow, ...]:
    """The bars of the chart as numbers, most people first; of as many, in the posting's order."""
    ordered = sorted(pool.near_misses, key=lambda miss: -miss.count)
    return tuple(NearMissRow(m.need.label, m.count, m.share, not pool.about.synthetic) for m in ordered)


def near_misses(pool: Pool) -> Spec | None:
    """Who is one line away: a grey bar a line, and above them the full matches in blue.

    Most postings turn away more people by one line than they keep, and these people are the nearest to hire. None
    without any line.
    """
    rows = near_miss_rows(pool)
    if not rows:
        return None
    found = pool.estimate
    full = NearMissRow("all of it", found.count, found.share, not pool.about.synthetic)
    return chart(
        "Who has everything but one line",
        _in_words(full, rows),
        width=560,
        height={"step": _STEP},
        data={"values": [_value(n, row) for n, row in enumerate((full, *rows))]},
        encoding={"y": {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0}}},
        layer=_bars(max(row.count for row in (full, *rows))),
    )


def _in_words(full: NearMissRow, rows: tuple[NearMissRow, ...]) -> str:
    first, *others = rows
    said = f"{_opened(full.people)} meet all of it; {first.people} more lack only “{first.line}”"
    more = "".join(f"; {row.people} “{row.line}”" for row in others)
    return f"{said}{more}."


def _opened(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


def _value(n: int, row: NearMissRow) -> Spec:
    if n == 0:
        return {"row": n, "line": "All of it", "count": row.count, "people": row.people, "full": True}
    return {"row": n, "line": f"All but {row.line}", "count": row.count, "people": f"{row.people} more", "full": False}


def _bars(most: float) -> list[Spec]:
    scale = {"domain": [0, max(most, 1)], "nice": False, "range": [0, {"expr": f"width - {_ROOM}"}]}
    x = {"field": "count", "type": "quantitative", "axis": None, "scale": scale, "stack": None}
    beneath = {"yOffset": _BAR - _STEP / 2}
    name = {"type": "text", "align": "left", "x": 0, "yOffset": _WORDS - _STEP / 2, "color": TEXT}
    return [
        {
            "mark": {"type": "bar", "height": 12, "cornerRadiusEnd": 2, **beneath},
            "encoding": {"x": x, "color": {"condition": {"test": "datum.full", "value": LOUD}, "value": QUIET}},
        },
        {
            "mark": {"type": "text", "align": "left", "dx": 6, "color": TEXT, **beneath},
            "encoding": {"x": x, "text": {"field": "people"}},
        },
        {
            "mark": {**name, "limit": {"expr": "width - 12"}},
            "encoding": {"text": {"field": "line"}},
        },
    ]
