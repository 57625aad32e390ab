"""Who is left after each line of a posting, and how much larger the pool would be without that line."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from fledge.charts.look import LOUD, QUIET, TEXT, Spec, chart
from fledge.charts.numbers import percent, times, times_range

if TYPE_CHECKING:
    from fledge.pool import Pool

NOT_MEASURED = "not measured"
#: Pixels for one line: its name, and beneath it its bar.
_STEP = 42
#: From the top of a line to its words and to the middle of its bar.
_WORDS, _BAR = 8, 23
#: Where bars end and prices begin, in parts of the width; pixels after the longest bar for its number.
_BARS, _PRICES, _ROOM = 0.64, 0.7, 46
_ABOVE = -14
#: Lines not measured that are drawn by name.
_MISSING = 3


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One line of a posting: who is left after it and all before it, and what it costs.

    ``price`` is how many times larger the pool is without it, ``low`` to ``high``. A line that the panel says nothing
    about has neither.
    """

    line: str
    share: float | None
    before: float = 1.0
    price: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def left(self) -> str:
        """The share as a reader meets it: "3.7%", or "not measured"."""
        return NOT_MEASURED if self.share is None else percent(self.share)

    @property
    def priced(self) -> str:
        """The price as a reader meets it: "× 6.3", or nothing where there is none."""
        return "" if self.price is None else f"× {times(self.price)}"

    @property
    def bounds(self) -> str:
        """The price's interval as a reader meets it: "5.6 to 7.1", or nothing where there is none."""
        return "" if self.low is None or self.high is None else times_range(self.low, self.high)


def funnel_rows(pool: Pool) -> tuple[FunnelRow, ...]:
    """The bars of the chart as numbers, in the posting's order; lines that nobody measured stand last."""
    prices = {price.need: price for price in pool.prices}
    rows, before = [], 1.0
    for left in pool.funnel:
        price = prices.get(left.need)
        cost = (price.leave_one_out, price.low, price.high) if price else (None, None, None)
        rows.append(FunnelRow(left.need.label, left.share, before, *cost))
        before = left.share
    return (*rows, *(FunnelRow(missing.need.label, None) for missing in pool.not_measured))


def pool_funnel(pool: Pool) -> Spec | None:
    """Each line takes people away: blue is who is left, grey whom the line turned away, the dot its price.

    The bars begin at nothing and are not stretched, because a bar that shrinks to a hair is what happens to the pool;
    the numbers beside them say what is too thin to see. Prices stand on a scale of doublings. None without any line.
    """
    rows = funnel_rows(pool)
    if not rows:
        return None
    everybody, drawn = FunnelRow("Everybody asked", 1.0), _gathered(rows)
    return chart(
        "Who is left, line by line",
        _in_words(rows),
        width=560,
        height={"step": _STEP},
        data={"values": [_value(n, row) for n, row in enumerate((everybody, *drawn))]},
        encoding={"y": {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0}}},
        layer=[_bars(), _names(rows), *([_prices(rows)] if any(row.priced for row in rows) else []), *_headings(rows)],
        resolve={"scale": {"x": "independent"}},
    )


def _gathered(rows: tuple[FunnelRow, ...]) -> tuple[FunnelRow, ...]:
    """The rows that are drawn: of many lines not measured only the first few, the others as one."""
    measured = tuple(row for row in rows if row.share is not None)
    missing = rows[len(measured) :]
    if len(missing) <= _MISSING + 1:
        return rows
    return (*measured, *missing[:_MISSING], FunnelRow(f"and {len(missing) - _MISSING} lines more", None))


def _in_words(rows: tuple[FunnelRow, ...]) -> str:
    said = "; ".join(f"{row.line}: {row.left}" for row in rows)
    dearest = max((row for row in rows if row.price is not None), key=lambda row: row.price or 0, default=None)
    cost = f" Without “{dearest.line}” the pool would be {times(dearest.price or 0)} times as large." if dearest else ""
    return f"Bars show who is left after each line and all before it. {said}.{cost}"


def _value(n: int, row: FunnelRow) -> Spec:
    drawn = {"row": n, "line": row.line, "left": row.left, "share": row.share or 0, "before": row.before}
    low, high = (v if v is not None and isfinite(v) else row.price for v in (row.low, row.high))
    known = row.price is not None and isfinite(row.price)
    cost = {"price": row.price, "low": low, "high": high} if known else {}
    return {**drawn, "measured": row.share is not None, "priced": row.priced, **cost}


def _bars() -> Spec:
    """Who was there before in grey, who is left in blue, and the share after the longer of the two."""
    scale = {"domain": [0, 1], "range": [0, {"expr": f"width * {_BARS} - {_ROOM}"}]}
    across = {"type": "quantitative", "axis": None, "scale": scale, "stack": None}
    measured = [{"filter": "datum.measured"}]
    bar = {"type": "bar", "height": 12, "yOffset": _BAR - _STEP / 2, "cornerRadiusEnd": 2}
    label = {"type": "text", "align": "left", "dx": 6, "yOffset": _BAR - _STEP / 2}
    return {
        "layer": [
            {
                "transform": measured,
                "mark": {**bar, "color": QUIET, "opacity": 0.4},
                "encoding": {"x": {"field": "before", **across}},
            },
            {
                "transform": measured,
                "mark": {**bar, "color": LOUD},
                "encoding": {"x": {"field": "share", **across}},
            },
            {
                "transform": [{"calculate": "datum.measured ? datum.before : 0", "as": "end"}],
                "mark": {**label, "dx": {"expr": "datum.measured ? 6 : 0"}, "color": TEXT},
                "encoding": {
                    "x": {"field": "end", "type": "quantitative"},
                    "text": {"field": "left"},
                    "opacity": {"condition": {"test": "datum.measured", "value": 1}, "value": 0.7},
                },
            },
        ]
    }


def _names(rows: tuple[FunnelRow, ...]) -> Spec:
    """The line's own name above its bar, cut where the price stands."""
    room = 24 + 7 * max(len(row.priced) for row in rows)
    name = {"type": "text", "align": "left", "x": 0, "yOffset": _WORDS - _STEP / 2, "color": TEXT}
    return {
        "mark": {**name, "limit": {"expr": f"width - {room}"}},
        "encoding": {
            "text": {"field": "line"},
            "opacity": {"condition": {"test": "datum.measured", "value": 1}, "value": 0.7},
        },
    }


def _prices(rows: tuple[FunnelRow, ...]) -> Spec:
    """The price as a number beside the name, and beneath it as a dot on its interval."""
    known = [v for row in rows for v in (row.price, row.low, row.high) if v is not None and isfinite(v) and v > 0]
    domain = [min([1.0, *known]), max([2.0, *known])]
    across = {"type": "log", "domain": domain, "range": [{"expr": f"width * {_PRICES}"}, {"expr": "width - 4"}]}
    x = {"field": "low", "type": "quantitative", "axis": None, "scale": across}
    priced = [{"filter": "datum.priced"}]
    where = {"yOffset": _BAR - _STEP / 2}
    return {
        "layer": [
            _no_gain(x),
            {
                "transform": [{"filter": "isValid(datum.price)"}],
                "mark": {"type": "rule", "color": QUIET, "strokeWidth": 2, **where},
                "encoding": {"x": x, "x2": {"field": "high"}},
            },
            {
                "transform": [{"filter": "isValid(datum.price)"}],
                "mark": {"type": "point", "filled": True, "size": 40, "opacity": 1, "color": LOUD, **where},
                "encoding": {"x": {**x, "field": "price"}},
            },
            {
                "transform": priced,
                "mark": {
                    "type": "text",
                    "align": "right",
                    "x": {"expr": "width"},
                    "yOffset": _WORDS - _STEP / 2,
                    "color": TEXT,
                    "fontWeight": 600,
                },
                "encoding": {"text": {"field": "priced"}},
            },
        ]
    }


def _no_gain(x: Spec) -> Spec:
    """A faint stroke beside each bar where the pool would stay as it is, from which prices are read."""
    stroke = {"type": "tick", "orient": "vertical", "size": 20, "thickness": 1, "color": TEXT, "opacity": 0.3}
    return {
        "transform": [{"filter": "isValid(datum.price)"}, {"calculate": "1", "as": "same"}],
        "mark": {**stroke, "yOffset": _BAR - _STEP / 2},
        "encoding": {"x": {**x, "field": "same"}},
    }


def _headings(rows: tuple[FunnelRow, ...]) -> list[Spec]:
    """What either half shows, above it."""
    words = {"type": "text", "y": _ABOVE, "color": TEXT, "opacity": 0.75, "fontSize": 11}
    left = {**words, "align": "left", "x": 0, "text": "left after each line"}
    right = {**words, "align": "right", "x": {"expr": "width"}, "text": "pool without it"}
    shown = (left, right) if any(row.priced for row in rows) else (left,)
    return [{"data": {"values": [{}]}, "mark": mark, "encoding": {"y": {"value": _ABOVE}}} for mark in shown]
