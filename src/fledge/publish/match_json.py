"""A match as data, in a shape that is published and checked."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from fledge.publish.pool_json import fact_json

if TYPE_CHECKING:
    from fledge.match import Gap, Match, Order, Part, Range, Remark
    from fledge.ramp import Brief

Json = dict[str, Any]
#: Names the shape; a change that would break a reader of it gets a new number.
SCHEMA = "fledge:match:1"


def match_json(match: Match, posting: str, order: Order | None = None, ramp: Brief | None = None) -> Json:
    """One person and one posting as plain dictionaries and lists, valid against ``match_schema()``.

    ``posting`` is what the user calls the posting. ``order`` is how the people were put in order and why, null where
    they stand as they were given. ``ramp`` are the months until independent work, null where nobody worked them out.
    """
    from fledge import __version__

    return {
        "posting": posting,
        "title": match.posting.title,
        "person": match.person,
        "date": match.today.isoformat(),
        "readiness": range_json(match.readiness),
        "parts": [_part(part, match.posting.text) for part in match.parts],
        "gap_hours": range_json(match.gap_hours),
        "gaps": [_gap(gap) for gap in match.gaps],
        "ramp": brief_json(ramp) if ramp else None,
        "questions": [question.asks for question in match.questions],
        "strengths": [_remark(one) for one in match.strengths],
        "risks": [_remark(one) for one in match.risks],
        "notes": list(match.notes),
        "order": {"by": order.by.value, "because": order.reason} if order else None,
        "schema": SCHEMA,
        "made_by": f"Fledge {__version__}",
    }


def _part(part: Part, text: str) -> Json:
    asked = part.requirement
    return {
        "requirement": asked.label,
        "status": asked.status.value,
        "credit": part.credit,
        "how": part.how.value,
        "quotes": list(part.quotes),
        "because": list(part.because),
        "weight": asked.weight,
        "low": part.range.low,
        "high": part.range.high,
        "implied": asked.implied,
        "words": [words.of(text) for words in asked.at],
    }


def _gap(gap: Gap) -> Json:
    return {
        "skill": gap.name,
        "hours": range_json(gap.hours),
        "path": list(gap.path),
        "must": gap.must,
        "grade": gap.grade,
        "because": [fact_json(fact) for fact in gap.because],
    }


def _remark(remark: Remark) -> Json:
    return {"says": remark.says, "quotes": list(remark.quotes)}


def range_json(found: Range) -> Json:
    """An estimate with how far down and up it may lie."""
    return {"low": found.low, "mid": found.mid, "high": found.high}


def brief_json(ramp: Brief) -> Json:
    """The months of a ramp beside a match, with what they rest on."""
    return {
        "months": {"p10": ramp.low, "p50": ramp.mid, "p90": ramp.high},
        "productive_by": {f"{one.month:g}": one.chance for one in ramp.productive_by},
        "basis": ramp.basis,
        "caution": ramp.caution,
    }


@cache
def match_schema() -> Json:
    """What every key of a match as JSON means: JSON Schema, draft 2020-12.

    >>> match_schema()["properties"]["schema"]["const"]
    'fledge:match:1'
    """
    schema = (files("fledge.publish") / "schemas" / "match.v1.json").read_text(encoding="utf-8")
    return cast("Json", json.loads(schema))
