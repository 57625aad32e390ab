"""How many tools this posting asks for, among postings of its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from fledge.audit import ToolLoad
from fledge.charts.look import LOUD, QUIET, TEXT, Spec, chart

#: The share of comparable postings that get a bar of their own; the few beyond share the last one.
_SHOWN = 0.98
#: Tools between two numbers on the axis; the last bar stands on one of them.
_STEP = 5
_UP = {"title": "share of postings", "format": ".0%", "tickCount": 3}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many comparable postings ask for ``tools`` separate tools, or for that many ``or_more``."""

    tools: int
    postings: int
    share: float
    or_more: bool = False

    @property
    def words(self) -> str:
        """The number as a reader meets it: "7", or "24 or more"."""
        return f"{self.tools} or more" if self.or_more else str(self.tools)


def tool_load(load: ToolLoad, counts: Sequence[int]) -> Spec | None:
    """Where this posting stands: the bars are comparable postings, the line is this one.

    A histogram, because a percentile alone hides how close together most postings are. ``counts`` are separate
    tools per comparable posting, in any order; None if there are none to compare with.

    >>> tool_load(ToolLoad(named=9, asked=7, must=5, percentile=None, compared_with=None), []) is None
    True
    """
    if not counts:
        return None
    bars = tallies(counts, load.asked)
    first, last = min(bars[0].tools, load.asked), max(bars[-1].tools, load.asked)
    across = {"type": "quantitative", "scale": {"domain": [first - 0.5, last + 0.5], "nice": False, "zero": False}}
    return chart(
        "Tools asked, among comparable postings",
        _in_words(load.asked, counts),
        width=560,
        height=180,
        layer=[_bars(bars, across), *_this_posting(load.asked, (load.asked - first) / max(last - first, 1), across)],
    )


def tallies(counts: Sequence[int], asked: int) -> tuple[Tally, ...]:
    """The bars of the chart as numbers, for the table beneath it; a bar for every count up to the last.

    >>> [(bar.words, bar.postings) for bar in tallies([1, 1, 3], asked=2)]
    [('1', 2), ('2', 0), ('3', 1)]
    """
    ordered = sorted(counts)
    last = ceil(max(ordered[int(_SHOWN * (len(ordered) - 1))], asked + 1) / _STEP) * _STEP
    found = Counter(min(count, last) for count in ordered)
    beyond = ordered[-1] > last
    return tuple(
        Tally(tools, found[tools], found[tools] / len(ordered), or_more=beyond and tools == last)
        for tools in range(min(found), max(found) + 1)
    )


def _in_words(asked: int, counts: Sequence[int]) -> str:
    fewer = sum(count < asked for count in counts) / len(counts)
    middle = sorted(counts)[len(counts) // 2]
    return (
        f"Bars show how many separate tools {len(counts):,} comparable postings ask for; the one in the middle asks "
        f"for {middle}. This posting asks for {asked}; {fewer:.0%} of them ask for fewer."
    )


def _bars(bars: Sequence[Tally], across: Spec) -> Spec:
    values = [{"tools": b.tools, "share": round(b.share, 6)} for b in bars]
    start, stop = across["scale"]["domain"]
    return {
        "data": {"values": values},
        "mark": {
            "type": "bar",
            "orient": "vertical",
            "color": QUIET,
            "width": {"expr": f"max(width / {stop - start:g} - 2, 1)"},
            "cornerRadiusEnd": 2,
        },
        "encoding": {
            "x": {"field": "tools", "axis": _axis(bars), **across},
            "y": {"field": "share", "type": "quantitative", "stack": None, "axis": _UP},
        },
    }


def _axis(bars: Sequence[Tally]) -> Spec:
    first, last = bars[0].tools, bars[-1].tools
    step = _STEP if last - first <= 8 * _STEP else 2 * _STEP
    labels = f"datum.value == {last} ? '{last}+' : datum.value" if bars[-1].or_more else "datum.value"
    ticks = [first, *range(first - first % step + step, last + 1, step)]
    return {"title": "separate tools asked", "values": ticks, "grid": False, "format": "d", "labelExpr": labels}


def _this_posting(asked: int, along: float, across: Spec) -> list[Spec]:
    """The line, and its label on the side where there is room."""
    align = "left" if along < 0.25 else "right" if along > 0.75 else "center"
    data = {"values": [{"tools": asked}]}
    here = {"x": {"field": "tools", **across}}
    label = {"type": "text", "text": f"this posting: {asked}", "align": align, "baseline": "bottom", "fontWeight": 600}
    return [
        {"data": data, "mark": {"type": "rule", "color": LOUD, "strokeWidth": 2.5}, "encoding": here},
        {"data": data, "mark": {**label, "color": TEXT, "y": -5}, "encoding": here},
    ]
