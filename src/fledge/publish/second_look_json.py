"""A second look as data, in a shape that is published and checked."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from fledge.publish.match_json import brief_json, range_json
from fledge.publish.pool_json import fact_json
from fledge.publish.second_look_sentences import conversation, sentences

if TYPE_CHECKING:
    from fledge.match.second_look import Obstacle, SecondLook
    from fledge.ramp import Brief

Json = dict[str, Any]
#: Names the shape; a change that would break a reader of it gets a new number.
SCHEMA = "fledge:second-look:1"


def second_look_json(look: SecondLook, posting: str, chosen: str, ramp: Brief | None = None) -> Json:
    """One person looked at again, valid against ``second_look_schema()``; ``chosen`` says by which posting."""
    from fledge import __version__

    return {
        "posting": posting,
        "as": chosen,
        "person": look.rejected.person,
        "decided": look.rejected.decided.isoformat() if look.rejected.decided else None,
        "reason": look.rejected.reason,
        "excluded_by": [_obstacle(one) for one in look.obstacles],
        "readiness": range_json(look.now.readiness),
        "before": range_json(look.before.readiness),
        "expected": range_json(look.expected),
        "ramp": brief_json(ramp) if ramp else None,
        "conversation": conversation(look),
        "says": list(sentences(look, chosen)),
        "questions": [question.asks for question in look.now.questions],
        "because": [fact_json(fact) for fact in look.because],
        "notes": list(look.now.notes),
        "schema": SCHEMA,
        "made_by": f"Fledge {__version__}",
    }


def _obstacle(one: Obstacle) -> Json:
    part = one.part
    return {
        "requirement": one.asked.label,
        "on_paper": one.on_paper,
        "still_asked": one.still_asked,
        "credit": part.credit,
        "how": part.how.value,
        "quotes": list(part.quotes),
        "because": list(part.because),
    }


@cache
def second_look_schema() -> Json:
    """What every key of a second look as JSON means: JSON Schema, draft 2020-12.

    >>> second_look_schema()["properties"]["schema"]["const"]
    'fledge:second-look:1'
    """
    schema = (files("fledge.publish") / "schemas" / "second_look.v1.json").read_text(encoding="utf-8")
    return cast("Json", json.loads(schema))
