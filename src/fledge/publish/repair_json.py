"""A repair as data: the best changes, what they do to the pool, and every change that was weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fledge.publish.pool_json import estimate_json, finite, missing_json
from fledge.publish.repair_sentences import edit_words, repair_sentences

if TYPE_CHECKING:
    from fledge.audit.repair import Edit, Repair, Step

Json = dict[str, Any]
#: Names the shape; a change that would break a reader of it gets a new number.
SCHEMA = "fledge:repair:1"


def repair_json(repair: Repair) -> Json:
    """The whole repair as plain dictionaries and lists, valid against ``repair_schema()``."""
    from fledge import __version__

    return {
        "now": estimate_json(repair.now),
        "steps": [_step(step) for step in repair.steps],
        "keeping_musts": [_step(step) for step in repair.keeping_musts],
        "edits": [_edit(edit) for edit in repair.edits],
        "kept": [need.label for need in repair.kept],
        "core": [need.label for need in repair.core],
        "not_measured": [one.need.label for one in repair.not_measured],
        "because_not_measured": [missing_json(one) for one in repair.not_measured],
        "says": list(repair_sentences(repair)),
        "schema": SCHEMA,
        "made_by": f"Fledge {__version__}",
    }


def _step(step: Step) -> Json:
    return {
        "edits": [_edit(edit) for edit in step.edits],
        "pool": estimate_json(step.estimate),
        "gain": finite(step.gain),
    }


def _edit(edit: Edit) -> Json:
    return {
        "kind": edit.kind.value,
        "needs": [need.label for need in edit.needs],
        "instead": edit.instead.label if edit.instead else None,
        "because": edit.because,
        "gain": finite(edit.gain),
        "stays_a_must": edit.kind.stays_a_must,
        "says": edit_words(edit),
    }
