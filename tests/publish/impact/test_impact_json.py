"""The report as data: the shape that was promised, and numbers as they were reckoned."""

from __future__ import annotations

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator
from tests.impact_by_hand import LINES, reported

from fledge.facts import laws
from fledge.publish import impact_json, impact_schema

_DAY = date(2026, 6, 1)
_PROMISED = {
    *("group", "n", "selected", "rate", "impact_ratio", "mid_p", "difference_low", "difference_high"),
    *("p_ratio_below_0_8", "shortfall", "n_needed", "verdict"),
}


@pytest.mark.parametrize("people", [None, ["m1,Male,White"], ["m1,Male,"]])
def test_any_report_is_valid(people: list[str] | None) -> None:
    found = impact_json(reported(people=people), laws(), _DAY)
    Draft202012Validator(impact_schema()).validate(found)
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_the_promised_keys_are_there() -> None:
    found = impact_json(reported(asked=LINES), laws(), _DAY)
    Draft202012Validator(impact_schema()).validate(found)
    stage = found["stages"][0]
    assert set(stage) >= {"stage", "by", "groups", "cmh_p"}
    assert set(stage["groups"][0]) >= _PROMISED
    assert [one["by"] for one in found["stages"]] == ["sex", "race_ethnicity", "sex x race_ethnicity"]


def test_the_reference_is_compared_with_itself() -> None:
    stage = impact_json(reported(), laws(), _DAY)["stages"][0]
    male = next(group for group in stage["groups"] if group["reference"])
    shown = {key: male[key] for key in ("group", "impact_ratio", "mid_p", "difference_low", "shortfall", "n_needed")}
    assert shown == {
        "group": "Male", "impact_ratio": 1, "mid_p": 1, "difference_low": 0, "shortfall": 0, "n_needed": None
    }  # fmt: skip


def test_new_york_has_no_threshold_and_the_guidelines_have_one() -> None:
    found = {law["name"]: law["threshold"] for law in impact_json(reported(), laws(), _DAY)["laws"]}
    assert found["New York City Local Law 144"] is None
    assert [name for name, bound in found.items() if bound] == ["Uniform Guidelines on Employee Selection Procedures"]
