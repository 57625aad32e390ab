"""What is near a set of skills as data, in a shape that is published and checked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from fledge.match import Because, Credit

Json = dict[str, Any]
#: Names the shape; a change that would break a reader of it gets a new number.
SCHEMA = "fledge:near:1"
#: Among many answers so many of each say why.
_EXPLAINED = 20


def near_json(held: Iterable[str], found: Iterable[Credit], names: Mapping[str, str]) -> Json:
    """One answer as plain dictionaries and lists, valid against ``near_schema()``."""
    from fledge import __version__

    return {
        "have": [names.get(skill, skill) for skill in held],
        "near": [_near(one, names) for one in found],
        "schema": SCHEMA,
        "made_by": f"Fledge {__version__}",
    }


def near_rows(found: Sequence[Credit], names: Mapping[str, str]) -> list[Json]:
    """One answer among many: all credits, and reasons for the nearest."""
    explained = [_near(one, names) for one in found[:_EXPLAINED]]
    others = found[_EXPLAINED:]
    return explained + [
        {"skill": names.get(one.skill, one.skill), "id": one.skill, "credit": round(one.value, 6), "because": []}
        for one in others
    ]


def _near(one: Credit, names: Mapping[str, str]) -> Json:
    because = [_because(reason, names) for reason in one.because]
    return {
        "skill": names.get(one.skill, one.skill),
        "id": one.skill,
        "credit": round(one.value, 6),
        "because": because,
    }


def _because(reason: Because, names: Mapping[str, str]) -> Json:
    held = [names.get(skill, skill) for skill in reason.skills]
    return {"have": held, "weight": round(reason.weight, 6), "reason": reason.reason}


@cache
def near_schema() -> Json:
    """What every key of what is near as JSON means: JSON Schema, draft 2020-12.

    >>> near_schema()["properties"]["schema"]["const"]
    'fledge:near:1'
    """
    text = (files("fledge.publish") / "schemas" / "near.v1.json").read_text(encoding="utf-8")
    return cast("Json", json.loads(text))
