"""The published shapes of a pool and of a repair as data."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, cast


def pool_schema() -> dict[str, Any]:
    """What every key of a pool as JSON means, for whoever builds on it: JSON Schema, draft 2020-12.

    >>> pool_schema()["properties"]["schema"]["const"]
    'fledge:pool:1'
    """
    return _schema("pool.v1.json")


def repair_schema() -> dict[str, Any]:
    """What every key of a repair as JSON means: JSON Schema, draft 2020-12.

    >>> repair_schema()["properties"]["schema"]["const"]
    'fledge:repair:1'
    """
    return _schema("repair.v1.json")


@cache
def _schema(name: str) -> dict[str, Any]:
    text = (files("fledge.publish") / "schemas" / name).read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))
