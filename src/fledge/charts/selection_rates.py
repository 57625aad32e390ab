"""How often each group went on at one stage, with the range that so few people leave open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fledge.charts.look import LOUD, QUIET, TEXT, Spec, chart
from fledge.charts.numbers import percent, percent_range

if TYPE_CHECKING:
    from fledge.match.impact import Breakdown

#: Pixels for one group: its name, beneath it its rate in words, and beneath that its range and its rate.
_STEP = 68
_NAME, _WORDS, _DOT = 10, 27, 48


@dataclass(frozen=True, slots=True)
class RateRow:
    """A group with its rate, the range of it, and how many people it rests on."""

    group: str
    rate: float
    low: float
    high: float
    n: int
    selected: int
    lower: bool

    @property
    def words(self) -> str:
        """The rate as a reader meets it: "25% (14 to 40%), 10 of 40"."""
        return f"{percent(self.rate)} ({percent_range(self.low, self.high)}), {self.selected} of {self.n}"


def rate_rows(found: Breakdown) -> tuple[RateRow, ...]:
    """The groups as numbers, the largest first."""
    return tuple(
        RateRow(g.group, g.tally.rate, g.range.low, g.range.high, g.tally.n, g.tally.selected, bool(g.verdict.than))
        for g in found.groups
    )


def selection_rates(found: Breakdown) -> Spec:
    """A dot for the rate of each group and a line for its range; blue where the verdict is that it is lower.

    All stages share the scale from nought to one, so that charts can be laid beside each other.
    """
    rows = rate_rows(found)
    said = "; ".join(f"{row.group}: {row.words}" for row in rows)
    return chart(
        f"{found.stage[:1].upper()}{found.stage[1:]}: how many went on",
        f"Selection rates by group, 95 of 100 ranges hold the true rate. {said}.",
        width=560,
        height={"step": _STEP},
        data={"values": [_value(n, row) for n, row in enumerate(rows)]},
        encoding={"y": {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0}}},
        layer=_marks(),
    )


def _value(n: int, row: RateRow) -> Spec:
    numbers = {"rate": row.rate, "low": row.low, "high": row.high}
    return {"row": n, "group": row.group, "words": row.words, **numbers, "lower": row.lower}


def _marks() -> list[Spec]:
    axis = {"title": "went on", "format": ".0%", "values": [0, 0.25, 0.5, 0.75, 1]}
    x = {
        "type": "quantitative",
        "axis": axis,
        "scale": {"domain": [0, 1], "nice": False, "range": [0, {"expr": "width - 8"}]},
    }
    colour = {"condition": {"test": "datum.lower", "value": LOUD}, "value": QUIET}
    beneath = {"yOffset": _DOT - _STEP / 2}
    line = {"type": "text", "align": "left", "x": 0, "color": TEXT}
    return [
        {
            "mark": {"type": "rule", "strokeWidth": 3, "strokeCap": "round", **beneath},
            "encoding": {"x": {"field": "low", **x}, "x2": {"field": "high"}, "color": colour},
        },
        {
            "mark": {"type": "point", "filled": True, "size": 110, "opacity": 1, **beneath},
            "encoding": {"x": {"field": "rate", **x}, "color": colour},
        },
        {
            "mark": {**line, "yOffset": _NAME - _STEP / 2, "limit": {"expr": "width * 0.85"}},
            "encoding": {"text": {"field": "group"}},
        },
        {
            "mark": {**line, "yOffset": _WORDS - _STEP / 2, "fontSize": 11, "opacity": 0.8},
            "encoding": {"text": {"field": "words"}},
        },
    ]
