"""A ramp as data: ranges, chances, levers and everything that it rests on, in a shape that is published and checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from fledge.facts import Fact
from fledge.publish.ramp_sentences import basis, sentences

if TYPE_CHECKING:
    from fledge.ramp import Gap, Lever, Point, Ramp

Json = dict[str, Any]
#: Names the shape; a change that would break a reader of it gets a new number.
SCHEMA = "fledge:ramp:1"


def ramp_json(ramp: Ramp, *, promised: float | None = None, classes: Sequence[Ramp] = ()) -> Json:
    """The whole ramp as plain dictionaries and lists, valid against ``ramp_schema()``.

    ``classes`` stand beside it where nobody said which class it is. Numbers stay as they were computed.
    """
    from fledge import __version__

    return {
        **_in_short(ramp),
        "curve": [_point(point) for point in ramp.curve],
        "levers": [_lever(lever) for lever in ramp.levers],
        "basis": basis(ramp),
        "caution": ramp.caution,
        "n_outcomes": ramp.learned.finished,
        "n_unfinished": ramp.learned.unfinished,
        "organisation_shift": _range(ramp.learned.low, ramp.learned.mid, ramp.learned.high),
        "assumptions": [_assumption(name, fact) for name, fact in ramp.because],
        "class": ramp.kind.value if ramp.kind else None,
        "gap_hours": _gap(ramp.gap) if ramp.gap else None,
        "conditions": {f.name: getattr(ramp.conditions, f.name) for f in fields(ramp.conditions)},
        "promised": {"month": promised, "chance": ramp.by(promised)} if promised else None,
        "month_3": {name: getattr(ramp.too_early, name) for name in _TOO_EARLY},
        "productive_months": [_point(point) for point in ramp.productive_months],
        "classes": {one.kind.value: _in_short(one) for one in classes if one.kind} or None,
        "notes": list(ramp.notes),
        "says": list(sentences(ramp, promised)),
        "schema": SCHEMA,
        "made_by": f"Fledge {__version__}",
    }


_TOO_EARLY = ("productive", "behind_of_ready", "ready_of_behind")


def _in_short(ramp: Ramp) -> Json:
    by = {f"{one.month:g}": one.chance for one in ramp.productive_by}
    return {"months": _range(ramp.low, ramp.mid, ramp.high), "productive_by": by}


def _range(low: float, mid: float, high: float) -> Json:
    return {"p10": low, "p50": mid, "p90": high}


def _gap(gap: Gap) -> Json:
    return {"low": gap.low, "mid": gap.mid, "high": gap.high}


def _point(point: Point) -> Json:
    return {"month": point.month, "low": point.low, "mid": point.mid, "high": point.high}


def _lever(lever: Lever) -> Json:
    return {
        "lever": lever.name,
        "does": lever.step,
        "before": lever.before,
        "after": lever.after,
        "months_gained": lever.months,
        "low": lever.low,
        "high": lever.high,
        "costs": lever.hours,
        "paid_by": lever.paid_by,
    }


def _assumption(name: str, fact: Fact) -> Json:
    """A fact taken apart into number and unit, with everything that answers "says who?"."""
    value, _, unit = fact.value.partition(" ")
    number = float(value.replace(",", ""))
    said = {"name": name, "value": number, "unit": unit, "source": fact.source, "grade": fact.grade}
    return {**said, "about": fact.about, "date": fact.date}
