"""How far so many changes take the pool: best changes, and changes that keep every line a must."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from fledge.charts.look import LOUD, QUIET, TEXT, Spec, chart
from fledge.charts.numbers import percent, percent_range

if TYPE_CHECKING:
    from fledge.audit.repair import Edit, Repair, Step
    from fledge.pool import Estimate

ANY, MUSTS = "any change", "every line stays a must"
#: Drawn for so many pixels or more, the changes are named in the chart; below, they are in the table alone.
_NAMED = 400
#: Lines of words that a change may take, and pixels for each.
_LINES, _LINE = 4, 13
#: As many columns have room for a number each, however narrow the drawing.
_ROOMY = 4
#: Pixels that a letter takes, those across the plot, and those by which the two series stand apart.
_LETTER, _ACROSS, _APART = 6.4, 460, 5

_LEGEND = {
    "title": None,
    "orient": "top",
    "columns": {"expr": f"width < {_NAMED} ? 1 : 2"},
    "labelColor": TEXT,
    "labelFontSize": 12,
    "labelLimit": 0,
    "symbolSize": 75,
}


@dataclass(frozen=True, slots=True)
class FrontierRow:
    """The pool after so many changes; ``lately`` is what the last one was, in few words.

    ``gain`` is how many times larger the pool is than the posting as it stands. ``kind`` says whether any change was
    allowed or only those that keep every line a must.
    """

    changes: int
    kind: str
    lately: str
    share: float
    low: float
    high: float
    gain: float

    @property
    def in_words(self) -> str:
        """The share with its interval as a reader meets it: "3.7% (2.9 to 4.4%)"."""
        return f"{percent(self.share)} ({percent_range(self.low, self.high)})"


def frontier_rows(repair: Repair) -> tuple[FrontierRow, ...]:
    """The points of the chart as numbers: the posting as it stands, then either series."""
    now = _row(0, ANY, "as it stands", repair.now, 1.0)
    return (now, *_series(ANY, repair.steps), *_series(MUSTS, repair.keeping_musts))


def _series(kind: str, steps: Sequence[Step]) -> Iterator[FrontierRow]:
    before: tuple[Edit, ...] = ()
    for step in steps:
        new = [edit for edit in step.edits if edit not in before] or step.edits
        yield _row(len(step.edits), kind, "; ".join(map(short, new)), step.estimate, step.gain)
        before = step.edits


def _row(changes: int, kind: str, lately: str, found: Estimate, gain: float) -> FrontierRow:
    return FrontierRow(changes, kind, lately, found.share, found.low, found.high, gain)


def short(edit: Edit) -> str:
    """A change in as few words as will do: "PyTorch or TensorFlow: nice to have", "3 years of work with code"."""
    names = ", ".join(need.label for need in edit.needs)
    match edit.kind.name:
        case "NICE":
            return f"{names}: nice to have"
        case "DROP":
            return f"without {names}"
        case "EXPERIENCE":
            return f"{names}, or experience"
    return edit.instead.label if edit.instead else names


def repair_frontier(repair: Repair) -> Spec | None:
    """Changes across, the pool upwards, from the posting as it stands; each point with its interval.

    Two series, told apart by form as well as by colour, because what a manager gives up differs: a line that is
    loosened still demands something. Words stand above the one and beneath the other, each in its own column. None
    where no change was found.
    """
    rows = frontier_rows(repair)
    if len(rows) < 2:
        return None
    last = max(row.changes for row in rows)
    values = _values(rows, int(_ACROSS / (last + 1) / _LETTER))
    x, y = _across(last), _upwards(rows, values)
    shown = [kind for kind in (ANY, MUSTS) if _of(kind, rows)]
    return chart(
        "What so many changes do to the pool",
        _in_words(rows),
        width=560,
        height=330,
        data={"values": values},
        layer=[_intervals(x, y, shown), _points(x, y, shown), _label(above=True), _label(above=False)],
    )


def _in_words(rows: Sequence[FrontierRow]) -> str:
    now, *after = rows
    said = "; ".join(f"{_changes(row.changes)} ({row.lately}): {percent(row.share)}" for row in _of(ANY, after))
    musts = "; ".join(f"{_changes(row.changes)} ({row.lately}): {percent(row.share)}" for row in _of(MUSTS, after))
    best = f" With any change, {said}." if said else ""
    kept = f" If every line stays a must, {musts}." if musts else ""
    return f"As the posting stands, {percent(now.share)} meet all of it.{best}{kept}"


def _changes(number: int) -> str:
    return f"{number} {'change' if number == 1 else 'changes'}"


def _of(kind: str, rows: Iterable[FrontierRow]) -> list[FrontierRow]:
    return [row for row in rows if row.kind == kind]


def _values(rows: Sequence[FrontierRow], letters: int) -> list[Spec]:
    """The points; one that stands where the other series has it too is named once."""
    any_change = {(row.changes, row.lately, row.share) for row in _of(ANY, rows)}
    last = {kind: max((row.changes for row in _of(kind, rows)), default=0) for kind in (ANY, MUSTS)}
    return [
        _value(
            row,
            letters,
            named=row.kind == ANY or (row.changes, row.lately, row.share) not in any_change,
            roomy=row.changes in (0, last[row.kind]) or last[ANY] < _ROOMY,
        )
        for row in rows
    ]


def _value(row: FrontierRow, letters: int, *, named: bool, roomy: bool) -> Spec:
    above = row.kind == ANY
    number = [percent(row.share)] if named else []
    shown = _lines(row.lately, letters) if named and row.changes else []
    point = {"changes": row.changes, "kind": row.kind, "share": row.share, "low": row.low, "high": row.high}
    return {
        **point,
        "above": above,
        "at": row.high if above else row.low,
        "words": [*shown, *number] if above else [*number, *shown],
        "number": number if roomy else [],
    }


def _lines(words: str, letters: int) -> list[str]:
    """The words in a few short lines, with … where they are cut."""
    found = wrap(words, letters)
    if len(found) <= _LINES:
        return found
    rest = " ".join(found[_LINES - 1 :])[: letters - 1].rstrip(" ,;:")
    return [*found[: _LINES - 1], f"{rest}…"]


def _across(last: int) -> Spec:
    named = "datum.value == 0 ? 'now' : datum.value"
    axis = {"title": "changes to the posting", "labelExpr": named, "labelAngle": 0, "grid": False}
    scale = {"domain": [*range(last + 1)], "type": "point", "padding": 0.5}
    return {"field": "changes", "type": "ordinal", "axis": axis, "scale": scale}


def _upwards(rows: Sequence[FrontierRow], values: Sequence[Spec]) -> Spec:
    """Shares upwards from none, with room at either end for the words there."""
    most = max(max(row.high, row.share) for row in rows) or 1.0
    above, beneath = (max((len(v["words"]) for v in values if v["above"] is side), default=0) for side in (True, False))
    low, high = (f"(width < {_NAMED} ? {_LINE} : {lines * _LINE}) + 10" for lines in (beneath, above))
    ends = [{"expr": f"height - ({low})"}, {"expr": high}]
    return {
        "type": "quantitative",
        "axis": {"title": "share that meets all of it", "format": ".2~p", "tickCount": 4},
        "scale": {"domain": [0, most], "nice": False, "range": ends},
    }


def _aside() -> Spec:
    return {"expr": f"datum.above ? -{_APART} : {_APART}"}


def _intervals(x: Spec, y: Spec, shown: Sequence[str]) -> Spec:
    """What nine of ten samples would show, as a thin line through each point."""
    ends = {"y": {"field": "low", **y}, "y2": {"field": "high"}}
    return {
        "mark": {"type": "rule", "strokeWidth": 1.5, "xOffset": _aside()},
        "encoding": {"x": x, **ends, "color": _told_apart(shown)},
    }


def _points(x: Spec, y: Spec, shown: Sequence[str]) -> Spec:
    shapes = {"domain": shown, "range": ["circle", "diamond"][: len(shown)]}
    shape = {"field": "kind", "type": "nominal", "scale": shapes, "legend": _LEGEND}
    return {
        "mark": {"type": "point", "filled": True, "size": 75, "opacity": 1, "xOffset": _aside()},
        "encoding": {"x": x, "y": {"field": "share", **y}, "color": _told_apart(shown), "shape": shape},
    }


def _told_apart(shown: Sequence[str]) -> Spec:
    colours = {"domain": shown, "range": [LOUD, QUIET][: len(shown)]}
    return {"field": "kind", "type": "nominal", "scale": colours, "legend": _LEGEND}


def _label(*, above: bool) -> Spec:
    """Share and change, above the one series and beneath the other; on a narrow drawing the share alone."""
    narrow = f"width < {_NAMED}"
    rise = f"-6 - {_LINE} * (({narrow} ? 1 : length(datum.words)) - 1)"
    place = {"baseline": "bottom", "dy": {"expr": rise}} if above else {"baseline": "top", "dy": 6}
    return {
        "transform": [{"filter": f"datum.above == {str(above).lower()}"}],
        "mark": {"type": "text", "align": "center", "fontSize": 11, "lineHeight": _LINE, "color": TEXT, **place},
        "encoding": {
            "x": {"field": "changes", "type": "ordinal"},
            "y": {"field": "at", "type": "quantitative"},
            "text": {"condition": {"test": narrow, "field": "number"}, "field": "words"},
        },
    }
