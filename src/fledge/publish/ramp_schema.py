"""The published shape of a ramp as data."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, cast


@cache
def ramp_schema() -> dict[str, Any]:
    """What every key of a ramp as JSON means: JSON Schema, draft 2020-12.

    >>> ramp_schema()["properties"]["schema"]["const"]
    'fledge:ramp:1'
    """
    text = (files("fledge.publish") / "schemas" / "ramp.v1.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))
