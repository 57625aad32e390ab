"""A rewritten posting as data, in a shape that is published and checked."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, cast

from fledge.audit.rewrite import Change, Rewrite

Json = dict[str, Any]
#: Names the shape; a change that would break a reader of it gets a new number.
SCHEMA = "fledge:rewrite:1"


def rewrite_json(rewrite: Rewrite) -> Json:
    """The text, every change with its reason, the blanks and what to expect, valid against ``rewrite_schema()``."""
    from fledge import __version__

    return {
        "schema": SCHEMA,
        "made_by": f"Fledge {__version__}",
        "purpose": rewrite.purpose.value,
        "title": rewrite.title,
        "company": rewrite.company,
        "text": rewrite.text,
        "changes": [_change(change) for change in rewrite.changes],
        "blanks": list(rewrite.blanks),
        "expect": list(rewrite.expect),
    }


def _change(change: Change) -> Json:
    return {"before": change.before, "after": change.after, "because": change.because}


@cache
def rewrite_schema() -> Json:
    """What every key of a rewrite as JSON means: JSON Schema, draft 2020-12.

    >>> rewrite_schema()["properties"]["schema"]["const"]
    'fledge:rewrite:1'
    """
    schema = (files("fledge.publish") / "schemas" / "rewrite.v1.json").read_text(encoding="utf-8")
    return cast("Json", json.loads(schema))
