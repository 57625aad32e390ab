"""What the stages say of a posting, as data in the shapes that Fledge publishes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from fledge.publish.audit_json import as_json
from fledge.publish.match_json import match_json
from fledge.publish.pool_json import estimate_json, pool_json
from fledge.web.computed.audited import Asked, audited
from fledge.web.computed.knowledge import book
from fledge.web.computed.matched import one_match
from fledge.web.computed.reviewed import Sources, shown_by
from fledge.web.computed.what_if import Moved, Tried, WhatIf, what_if


def audit_data(asked: Asked, notes: Sequence[str] = ()) -> dict[str, Any]:
    """The audit as ``fledge audit --format json`` gives it: ``fledge:audit:1``."""
    return as_json(replace(audited(asked), notes=tuple(notes)), book())


def people_data(asked: Asked) -> dict[str, Any] | None:
    """The people counted, as the audit holds them: ``fledge:pool:1``; None where nothing could be counted."""
    pool = audited(asked).pool
    return pool_json(pool) if pool else None


def match_data(asked: Asked, sources: Sources, *, name: str) -> dict[str, Any] | None:
    """One person's match as ``fledge match --format json`` gives it: ``fledge:match:1``; None where nothing was read.

    ``name`` is what the person is called in it.
    """
    person = replace(shown_by(sources), id=name)
    if person.unread:
        return None
    found, months = one_match(asked, person, asked.judged_by)
    return match_json(found, asked.title, ramp=months)


def what_if_data(asked: Asked, moved: Moved) -> dict[str, Any] | None:
    """How many would meet it with some lines as wishes and fewer years; None where nothing can be counted."""
    found = what_if(asked, moved)
    return _tried(found) if found else None


def _tried(found: WhatIf) -> dict[str, Any]:
    return {
        "is_moved": found.is_moved,
        "before": estimate_json(found.before.estimate),
        "after": estimate_json(found.after),
        "factor": found.factor,
        "lines": [_line(line) for line in found.lines],
        "following": [price.need.label for price in found.following],
    }


def _line(line: Tried) -> dict[str, Any]:
    return {
        "label": line.label,
        "of": line.of or None,
        "years": line.years or None,
        "stated_years": line.stated or None,
        "fewer": list(line.fewer),
        "is_nice": line.is_nice,
        "is_core": line.is_core,
        "price": line.price.leave_one_out if line.price else None,
        "because": line.because or None,
    }
