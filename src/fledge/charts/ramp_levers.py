"""What would shorten a ramp: a bar for each lever, with its price in hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fledge.charts.look import LOUD, QUIET, TEXT, Spec, chart
from fledge.charts.numbers import two_figures
from fledge.charts.ramp_fan import months_words, span_words, with_caution

if TYPE_CHECKING:
    from fledge.ramp import Ramp

#: Pixels for one lever: what is done, beneath it its bar, and beneath that what it gains and costs.
_STEP = 58
_WORDS, _BAR, _PRICE = 8, 24, 41
#: Drawn for fewer pixels, the chart leaves out who gives the hours.
_ROOMY = 400


@dataclass(frozen=True, slots=True)
class LeverRow:
    """What is done, the months that it gains with their range, and the hours that it costs."""

    does: str
    months: float
    low: float
    high: float
    hours: float
    paid_by: str

    @property
    def gains(self) -> str:
        """The months as a reader meets them: "1.7 months (0.8 to 3.5)"."""
        return f"{months_words(self.months)} months ({span_words(self.low, self.high)})"

    @property
    def costs(self) -> str:
        """The hours as a reader meets them."""
        return f"{two_figures(self.hours):,.0f} hours of {self.paid_by}"


def lever_rows(ramp: Ramp) -> tuple[LeverRow, ...]:
    """The bars as numbers, the lever that shortens most first."""
    return tuple(LeverRow(v.step, v.months, v.low, v.high, v.hours, v.paid_by) for v in ramp.levers)


def ramp_levers(ramp: Ramp) -> Spec | None:
    """A bar for the months that each lever gains, a thin line for the range that holds eight of ten; None without any.

    The lever that shortens most is blue. Beneath each stands its price, because the longest bar may be the dearest.
    """
    rows = lever_rows(ramp)
    if not rows:
        return None
    return chart(
        with_caution("What would shorten it", ramp),
        _in_words(rows),
        width=560,
        height={"step": _STEP},
        data={"values": [_value(n, row) for n, row in enumerate(rows)]},
        encoding={"y": {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0}}},
        layer=_bars(max(max(row.high, row.months) for row in rows), min(0.0, *(row.low for row in rows))),
    )


def _in_words(rows: tuple[LeverRow, ...]) -> str:
    said = "; ".join(f"{row.does}: {row.gains} for {row.costs}" for row in rows)
    return f"Months gained, eight of ten in brackets, and their price. {said[0].upper()}{said[1:]}."


def _value(n: int, row: LeverRow) -> Spec:
    numbers = {"months": row.months, "low": row.low, "high": row.high}
    short = f"{row.gains}, {two_figures(row.hours):,.0f} hours"
    words = {"words": f"{row.gains} for {row.costs}", "short": short}
    return {"row": n, "does": row.does, **numbers, **words, "first": n == 0}


def _bars(most: float, least: float) -> list[Spec]:
    scale = {"domain": [least, most], "nice": False, "range": [0, {"expr": "width - 4"}]}
    x = {"type": "quantitative", "axis": None, "scale": scale, "stack": None}
    colour = {"condition": {"test": "datum.first", "value": LOUD}, "value": QUIET}
    beneath = {"yOffset": _BAR - _STEP / 2}
    line = {"type": "text", "align": "left", "x": 0, "color": TEXT, "limit": {"expr": "width"}}
    return [
        {
            "mark": {"type": "bar", "height": 12, "cornerRadiusEnd": 2, **beneath},
            "encoding": {"x": {"field": "months", **x}, "color": colour},
        },
        {
            "mark": {"type": "rule", "strokeWidth": 1.5, "color": TEXT, "opacity": 0.8, **beneath},
            "encoding": {"x": {"field": "low", **x}, "x2": {"field": "high"}},
        },
        {"mark": {**line, "yOffset": _WORDS - _STEP / 2}, "encoding": {"text": {"field": "does"}}},
        {
            "mark": {**line, "yOffset": _PRICE - _STEP / 2, "fontSize": 11, "opacity": 0.8},
            "encoding": {"text": {"condition": {"test": f"width < {_ROOMY}", "field": "short"}, "field": "words"}},
        },
    ]
