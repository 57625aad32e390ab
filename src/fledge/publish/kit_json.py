"""An interview kit as data, in a shape that is published and checked."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any, cast

from fledge.facts import Fact
from fledge.facts.interview import Criterion
from fledge.match.interview import Asked, Kit, WorkSample

Json = dict[str, Any]
#: Names the shape; a change that would break a reader of it gets a new number.
SCHEMA = "fledge:kit:1"


def kit_json(kit: Kit) -> Json:
    """The questions, the work sample and their anchors, valid against ``kit_schema()``."""
    from fledge import __version__

    return {
        "schema": SCHEMA,
        "made_by": f"Fledge {__version__}",
        "title": kit.title,
        "company": kit.company,
        "minutes": kit.minutes,
        "rules": list(kit.rules),
        "never_asked": list(kit.never),
        "questions": [_question(asked) for asked in kit.questions],
        "of_one": [_question(asked) | {"skill": asked.skill} for asked in kit.of_one],
        "doubts": [{"ask": doubt.asks, "settles": doubt.about} for doubt in kit.doubts],
        "work_sample": _work_sample(kit.work_sample),
        "because": [_fact(fact) for fact in kit.because],
    }


def _question(asked: Asked) -> Json:
    question = asked.question
    return {
        "id": question.id,
        "called": question.called,
        "topic": asked.topic.id,
        "kind": question.kind.value,
        "ask": asked.ask,
        "settles": question.settles,
        "quotes": list(asked.quoted.words),
        "follow_ups": list(question.follow_ups),
        "good_evidence": list(question.good),
        "never_asked": list(question.never),
        "anchors": {str(n): words for n, words in enumerate(question.anchors, 1)},
    }


def _work_sample(sample: WorkSample) -> Json:
    task = sample.set.task
    return {
        "id": task.id,
        "name": task.name,
        "duty": sample.set.duty,
        "task": sample.set.words,
        "minutes": task.minutes,
        "prepare": list(task.prepare),
        "hand_in": list(task.hand_in),
        "allowed": list(sample.allowed),
        "not_allowed": list(sample.not_allowed),
        "accommodations": list(sample.accommodations),
        "promises": list(sample.promises),
        "criteria": [_criterion(criterion) for criterion in sample.criteria],
    }


def _criterion(criterion: Criterion) -> Json:
    name = re.sub(r"[^a-z0-9]+", "-", criterion.name.lower()).strip("-")
    anchors = {"1": criterion.low, "3": criterion.middle, "5": criterion.high}
    return {"id": f"work-sample.{name}", "name": criterion.name, "anchors": anchors}


def _fact(fact: Fact) -> Json:
    names = ("about", "value", "source", "grade", "date")
    return {name: getattr(fact, name) for name in names}


@cache
def kit_schema() -> Json:
    """What every key of a kit as JSON means: JSON Schema, draft 2020-12.

    >>> kit_schema()["properties"]["schema"]["const"]
    'fledge:kit:1'
    """
    schema = (files("fledge.publish") / "schemas" / "kit.v1.json").read_text(encoding="utf-8")
    return cast("Json", json.loads(schema))
