"""How productive somebody is month by month, as a fan, against the month that was promised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fledge.charts.look import LOUD, QUIET, TEXT, Spec, chart
from fledge.charts.numbers import percent, percent_range

if TYPE_CHECKING:
    from fledge.ramp import Ramp

#: Longer than this is not worth a figure.
FOREVER = 60
_GOAL = 0.8
_RARE = 0.001
#: What is drawn one time, not for every month.
_ONCE: Spec = {"values": [{}]}


def months_words(months: float) -> str:
    """Months to two figures; beyond five years it does not matter how many.

    >>> months_words(8.46), months_words(17.2), months_words(230.0), months_words(-0.01)
    ('8.5', '17', 'more than 60', '0.0')
    """
    if months > FOREVER:
        return f"more than {FOREVER}"
    return f"{months + 0.0:.0f}" if abs(months) >= 9.95 else f"{round(months, 1) + 0.0:.1f}"


def months_range(low: float, high: float) -> str:
    """From so many months to so many.

    >>> months_range(4.1, 17.2), months_range(80, 300)
    ('4.1 to 17 months', 'more than 60 months')
    """
    return f"{span_words(low, high)} months"


def span_words(low: float, high: float) -> str:
    """From so many to so many, without the word months.

    >>> span_words(4.1, 17.2), span_words(80, 300)
    ('4.1 to 17', 'more than 60')
    """
    return months_words(low) if low > FOREVER else f"{months_words(low)} to {months_words(high)}"


def chance_words(chance: float) -> str:
    """A chance in hundredths; what is next to never or next to always has no figure.

    >>> chance_words(0.253), chance_words(0.00002), chance_words(0.99997)
    ('25%', 'under 0.1%', 'over 99.9%')
    """
    if chance < _RARE:
        return f"under {_RARE:.1%}"
    return f"over {1 - _RARE:.1%}" if chance > 1 - _RARE else percent(chance)


def with_caution(title: str, ramp: Ramp) -> str:
    """A heading that says so where there are too few outcomes of one's own."""
    return f"{title} ({ramp.caution})" if ramp.caution else title


@dataclass(frozen=True, slots=True)
class FanRow:
    """Productivity at a month against a qualified colleague: the middle, and eight of ten between low and high."""

    month: float
    low: float
    mid: float
    high: float

    @property
    def in_words(self) -> str:
        """The middle with its range as a reader meets it."""
        return f"{percent(self.mid)} ({percent_range(self.low, self.high)})"


def fan_rows(ramp: Ramp) -> tuple[FanRow, ...]:
    """The fan as numbers: every month that was worked out."""
    return tuple(FanRow(point.month, point.low, point.mid, point.high) for point in ramp.curve)


def ramp_fan(ramp: Ramp, promised: float | None = None) -> Spec:
    """Months across, productivity upwards: a line for the middle, a band that holds eight of ten people like this.

    A thin line marks independent work. Where a month was promised, an upright line stands there and says how many are
    productive by then.
    """
    rows = fan_rows(ramp)
    last = max([row.month for row in rows] + ([promised] if promised else []))
    x = {
        "field": "month",
        "type": "quantitative",
        "axis": {"title": "months from the start", "tickMinStep": 1, "tickCount": 8, "grid": False},
        "scale": {"domain": [0, last], "nice": False},
    }
    layer = [_band(x), _middle(x), _goal(last)]
    return chart(
        with_caution("How productive, month by month", ramp),
        _in_words(ramp, rows, promised),
        width=560,
        height=300,
        data={"values": [{"month": r.month, "low": r.low, "mid": r.mid, "high": r.high} for r in rows]},
        layer=[*layer, *(_promise(promised, ramp.by(promised), last) if promised else ())],
    )


def _in_words(ramp: Ramp, rows: tuple[FanRow, ...], promised: float | None) -> str:
    asked = [row for row in rows if row.month in (3, 6, 9, 12)]
    said = "; ".join(f"month {row.month:g}: {row.in_words}" for row in asked)
    kept = (
        f" Promised for month {promised:g}; {chance_words(ramp.by(promised))} are productive by then."
        if promised
        else ""
    )
    return f"Productivity against a qualified colleague, eight of ten in brackets. {_opened(said)}.{kept}"


def _opened(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _upwards() -> Spec:
    axis = {"title": "of a qualified colleague", "format": ".0%", "tickCount": 5}
    return {"type": "quantitative", "axis": axis, "scale": {"domain": [0, 1], "nice": False}}


def _band(x: Spec) -> Spec:
    return {
        "mark": {"type": "area", "color": LOUD, "opacity": 0.25},
        "encoding": {"x": x, "y": {"field": "low", **_upwards()}, "y2": {"field": "high"}},
    }


def _middle(x: Spec) -> Spec:
    return {
        "mark": {"type": "line", "color": LOUD, "strokeWidth": 2.5},
        "encoding": {"x": x, "y": {"field": "mid", **_upwards()}},
    }


def _goal(last: float) -> Spec:
    """Independent work, as a line across with its name above it on the left, where the fan is low."""
    across = {"datum": 0, "type": "quantitative"}
    height = {"datum": _GOAL, "type": "quantitative"}
    words = {"type": "text", "align": "left", "baseline": "bottom", "dx": 4, "dy": -4, "color": TEXT, "fontSize": 12}
    return {
        "data": _ONCE,
        "layer": [
            {
                "mark": {"type": "rule", "color": QUIET, "strokeDash": [4, 4], "strokeWidth": 1.5},
                "encoding": {"x": across, "x2": {"datum": last}, "y": height},
            },
            {
                "mark": words,
                "encoding": {"x": across, "y": height, "text": {"value": f"independent work ({_GOAL:.0%})"}},
            },
        ],
    }


def _promise(month: float, kept: float, last: float) -> list[Spec]:
    """The month that was promised, upright, with the part of people that keep it beside its foot."""
    at = {"datum": month, "type": "quantitative"}
    to_the_left = month > last / 2
    place = {"align": "right" if to_the_left else "left", "dx": -6 if to_the_left else 6}
    words = [f"promised: month {month:g}", f"{chance_words(kept)} are there"]
    return [
        {
            "data": _ONCE,
            "mark": {"type": "rule", "color": TEXT, "strokeWidth": 1.5, "opacity": 0.8},
            "encoding": {"x": at},
        },
        {
            "data": _ONCE,
            "mark": {"type": "text", "color": TEXT, "fontSize": 12, "lineHeight": 15, "baseline": "bottom", **place},
            "encoding": {
                "x": at,
                "y": {"datum": 0.1, "type": "quantitative"},
                "text": {"value": words},
            },
        },
    ]
