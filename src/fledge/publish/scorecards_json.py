"""What ratings tell as data, in a shape that is published and checked."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, cast

from fledge.facts import Fact
from fledge.match import Range
from fledge.match.interview import Agreement, Composite, Told, Validity
from fledge.publish.scorecards_sentences import REGRESSION, agreement_says, composite_says

Json = dict[str, Any]
#: Names the shape; a change that would break a reader of it gets a new number.
SCHEMA = "fledge:scorecards:1"


def scorecards_json(found: Told) -> Json:
    """People in the given order with their estimates, and the agreement of raters; valid against the schema."""
    from fledge import __version__

    return {
        "schema": SCHEMA,
        "made_by": f"Fledge {__version__}",
        "people": [_person(one) for one in found.people],
        "agreement": {
            "overall": _agreement("everything together", found.overall),
            "criteria": [{"criterion": name} | _agreement(name, one) for name, one in found.by_criterion],
        },
        "methods": [_method(validity) for validity in found.validities],
        "notes": [*found.notes, REGRESSION],
        "because": [_fact(fact) for fact in dict.fromkeys(f for one in found.people for f in one.because)],
    }


def _person(one: Composite) -> Json:
    return {
        "person": one.who,
        "ratings": [{"method": r.method, "average": round(r.average, 3), "raters": r.raters} for r in one.ratings],
        "rated": round(one.rated, 3),
        "expected": _range(one.expected),
        "one_such_person": _range(one.person),
        "better_than_average": round(one.above, 3),
        "weights": [round(weight, 3) for weight in one.weights],
        "equal_weights": round(one.unit, 3),
        "told": round(one.told, 3),
        "says": composite_says(one),
    }


def _agreement(what: str, found: Agreement) -> Json:
    return {
        "measure": found.measure,
        "people": found.people,
        "raters": found.raters,
        "value": None if found.value is None else round(found.value, 4),
        "low": None if found.range is None else round(found.range.low, 4),
        "high": None if found.range is None else round(found.range.high, 4),
        "standing": found.standing.value,
        "says": agreement_says(what, found),
    }


def _method(validity: Validity) -> Json:
    return {"method": validity.method, "validity": _range(validity.range)}


def _range(found: Range) -> Json:
    return {"low": round(found.low, 3), "mid": round(found.mid, 3), "high": round(found.high, 3)}


def _fact(fact: Fact) -> Json:
    return {name: getattr(fact, name) for name in ("about", "value", "source", "grade", "date")}


@cache
def scorecards_schema() -> Json:
    """What every key of this JSON means: JSON Schema, draft 2020-12.

    >>> scorecards_schema()["properties"]["schema"]["const"]
    'fledge:scorecards:1'
    """
    schema = (files("fledge.publish") / "schemas" / "scorecards.v1.json").read_text(encoding="utf-8")
    return cast("Json", json.loads(schema))
