"""People as points: how ready they are by their papers, against the hours or the months that the rest would take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fledge.charts.look import LOUD, QUIET, TEXT, Spec, chart

#: With more people than this, names would lie on each other; the table beneath has them all.
_NAMED = 24


@dataclass(frozen=True, slots=True)
class MatchPoint:
    """A person: readiness 0 to 1 with its range, and ``across``, hours or months, with its range."""

    person: str
    ready: float
    ready_low: float
    ready_high: float
    across: float
    across_low: float
    across_high: float


def match_points(points: Sequence[MatchPoint], *, unit: str) -> Spec | None:
    """Readiness upwards, ``unit`` ("hours to learn", "months until independent work") across, each with its range.

    Not an order: who stands further right takes longer, and may still be the one whom a team needs. None with nobody.
    """
    if not points:
        return None
    named = len(points) <= _NAMED
    return chart(
        f"Readiness and {unit}",
        _in_words(points, unit),
        width=560,
        height=340,
        data={"values": [_value(point) for point in points]},
        layer=[*_ranges(unit), _dots(unit), *([_names(unit)] if named else [])],
    )


def _in_words(points: Sequence[MatchPoint], unit: str) -> str:
    shown = points[:_NAMED]
    said = "; ".join(
        f"{p.person}: {p.ready:.0%} ready ({p.ready_low * 100:.0f} to {p.ready_high:.0%}), {p.across:,.0f} {unit} "
        f"({p.across_low:,.0f} to {p.across_high:,.0f})"
        for p in shown
    )
    more = f"; and {len(points) - len(shown)} more people, in the table" if len(points) > len(shown) else ""
    return f"By their papers, with ranges. {said}{more}."


def _value(point: MatchPoint) -> Spec:
    return {
        "person": point.person,
        "ready": point.ready,
        "ready_low": point.ready_low,
        "ready_high": point.ready_high,
        "across": point.across,
        "across_low": point.across_low,
        "across_high": point.across_high,
    }


def _x(field: str, unit: str) -> Spec:
    scale = {"zero": True, "nice": True}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": {"title": unit, "tickCount": 5}}


def _y(field: str) -> Spec:
    axis = {"title": "readiness by the papers", "format": ".0%", "tickCount": 5}
    return {"field": field, "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": axis}


def _ranges(unit: str) -> list[Spec]:
    line = {"type": "rule", "strokeWidth": 1.5, "color": QUIET, "opacity": 0.7}
    return [
        {"mark": line, "encoding": {"x": _x("across", unit), "y": _y("ready_low"), "y2": {"field": "ready_high"}}},
        {"mark": line, "encoding": {"y": _y("ready"), "x": _x("across_low", unit), "x2": {"field": "across_high"}}},
    ]


def _dots(unit: str) -> Spec:
    mark = {"type": "point", "filled": True, "size": 70, "opacity": 1, "color": LOUD}
    return {"mark": mark, "encoding": {"x": _x("across", unit), "y": _y("ready")}}


def _names(unit: str) -> Spec:
    mark = {"type": "text", "align": "left", "baseline": "bottom", "dx": 7, "dy": -4, "color": TEXT, "fontSize": 11}
    return {
        "mark": {**mark, "limit": 140},
        "encoding": {"x": _x("across", unit), "y": _y("ready"), "text": {"field": "person"}},
    }
