"""The published shape of an audit as data."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, cast


@cache
def audit_schema() -> dict[str, Any]:
    """What every key of an audit as JSON means, for whoever builds on it: JSON Schema, draft 2020-12.

    Strict: a key that is not described here does not occur.

    >>> audit_schema()["properties"]["schema"]["const"]
    'fledge:audit:1'
    """
    schema = (files("fledge.publish") / "schemas" / "audit.v1.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(schema))
