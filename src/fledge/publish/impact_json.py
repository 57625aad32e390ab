"""A hiring round as data: rates, ratios, tests, ranges and verdicts, in a shape that is published and checked."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from fledge.publish.impact_sentences import law_words, sentences
from fledge.publish.pool_json import fact_json, finite

if TYPE_CHECKING:
    from fledge.facts import Law
    from fledge.match.impact import Breakdown, Cmh, Driver, Drivers, Impact, Standing, Tally

Json = dict[str, Any]
#: Names the shape; a change that would break a reader of it gets a new number.
SCHEMA = "fledge:impact:1"


def impact_json(found: Impact, laws: tuple[Law, ...], today: date) -> Json:
    """The whole report as plain dictionaries and lists, valid against ``impact_schema()``."""
    from fledge import __version__

    return {
        "stages": [_breakdown(one) for one in found.breakdowns],
        "counts": [{"stage": stage, **_tally(tally)} for stage, tally in found.counts],
        "requirements": [_drivers(one) for one in found.asked],
        "people": found.people,
        "requisitions": found.requisitions,
        "from": found.days[0].isoformat() if found.days else None,
        "to": found.days[1].isoformat() if found.days else None,
        "alpha": found.alpha,
        "because": [fact_json(fact) for fact in found.known.because],
        "laws": [_law(law, today) for law in laws],
        "notes": list(found.notes),
        "problems": [str(problem) for problem in found.problems],
        "says": list(sentences(found)),
        "schema": SCHEMA,
        "made_by": f"Fledge {__version__}",
    }


def _tally(tally: Tally) -> Json:
    return {"n": tally.n, "selected": tally.selected, "rate": tally.rate}


def _breakdown(one: Breakdown) -> Json:
    return {
        "stage": one.stage,
        "by": one.by,
        "groups": [_group(group) for group in one.groups],
        "cmh_p": one.cmh.p if one.cmh else None,
        "cmh": _cmh(one.cmh) if one.cmh else None,
        "reference": one.reference,
        "unknown": _tally(one.unknown),
        "requisitions": one.requisitions,
    }


def _cmh(found: Cmh) -> Json:
    without = {"statistic": found.statistic, "freedom": found.freedom, "p": found.p}
    return {**without, "corrected_statistic": found.corrected, "corrected_p": found.corrected_p}


def _group(one: Standing) -> Json:
    from fledge.match.impact import whole_people

    return {
        "group": one.group,
        **_tally(one.tally),
        "impact_ratio": one.impact_ratio,
        "mid_p": one.mid_p,
        "difference_low": one.difference.low,
        "difference_high": one.difference.high,
        "p_ratio_below_0_8": one.below,
        "shortfall": one.shortfall,
        "n_needed": one.n_needed,
        "verdict": one.verdict.said.value,
        "because": one.verdict.because,
        "lower_than": list(one.verdict.than),
        "reference": one.is_reference,
        "under_2_percent": one.few,
        "rate_low": one.range.low,
        "rate_high": one.range.high,
        "ratio_low": one.ratio.low if one.ratio else None,
        "ratio_high": finite(one.ratio.high) if one.ratio else None,
        "shortfall_people": whole_people(one.shortfall),
        "below_four_fifths": one.four_fifths.below if one.four_fifths else None,
        "four_fifths_false_alarm": one.four_fifths.false_alarm if one.four_fifths else None,
        "mid_p_within": one.p_within,
        "holm_p_stage": one.p_stage,
        "holm_p": one.p_report,
    }


def _drivers(one: Drivers) -> Json:
    return {
        "by": one.by,
        "all_of_them": [_group(group) for group in one.all_of_them.groups] if one.all_of_them else [],
        "lines": [_driver(line) for line in one.requirements],
        "incomplete": one.incomplete,
    }


def _driver(line: Driver) -> Json:
    return {
        "requirement": line.requirement,
        "groups": [_group(group) for group in line.met.groups],
        "without": [
            {
                "group": one.group,
                "rate": one.now.rate,
                "rate_without": one.without.rate,
                "gap": one.gap,
                "gap_without": one.gap_without,
            }
            for one in line.without
        ],
    }


def _law(law: Law, today: date) -> Json:
    return {
        "name": law.name,
        "place": law.place,
        "in_force": str(law.in_force) if law.in_force else None,
        "says": law_words(law, today),
        "asks": list(law.asks),
        "threshold": law.threshold or None,
        "note": law.note,
        "source": law.source,
        "date": law.date,
        "grade": law.grade,
        "tag": law.tag,
    }


@cache
def impact_schema() -> Json:
    """What every key of the report as JSON means: JSON Schema, draft 2020-12.

    >>> impact_schema()["properties"]["schema"]["const"]
    'fledge:impact:1'
    """
    text = (files("fledge.publish") / "schemas" / "impact.v1.json").read_text(encoding="utf-8")
    return cast("Json", json.loads(text))
