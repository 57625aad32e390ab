from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from fledge.audit.repair import Edit, EditKind, Repair, Step
from fledge.facts import Fact
from fledge.pool import About, Estimate, Left, Money, NearMiss, NotMeasured, People, Pool, Price
from fledge.publish.pool_json import pool_json
from fledge.publish.pool_schema import pool_schema, repair_schema
from fledge.publish.repair_json import repair_json

MakePool = Callable[..., Pool]
SCHEMAS = {"pool": pool_schema, "repair": repair_schema}
SHAPES: list[tuple[str, str, type]] = [
    *(("pool", "panel", About), ("pool", "estimate", Estimate), ("pool", "people", People), ("pool", "left", Left)),
    *(("pool", "price", Price), ("pool", "money", Money), ("pool", "near", NearMiss), ("pool", "missing", NotMeasured)),
    *(("pool", "fact", Fact), ("repair", "edit", Edit), ("repair", "estimate", Estimate)),
]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_object_is_described_and_closed(name: str) -> None:
    schema = SCHEMAS[name]()
    Draft202012Validator.check_schema(schema)
    for shape in (schema, *schema["$defs"].values()):
        assert shape["additionalProperties"] is False
        assert shape["required"] == list(shape["properties"])
        assert [key for key, part in shape["properties"].items() if not ("description" in part or "$ref" in part)] == []


@pytest.mark.parametrize(("schema", "name", "kind"), SHAPES)
def test_nothing_that_was_computed_is_left_out(schema: str, name: str, kind: type) -> None:
    described = set(SCHEMAS[schema]()["$defs"][name]["properties"])
    assert {field.name for field in fields(kind)} - described <= {"base", "years_mean"}


def test_a_pool_has_the_published_shape(pool: Pool) -> None:
    data = pool_json(pool)
    Draft202012Validator(pool_schema()).validate(data)
    assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_the_first_keys_are_those_that_were_agreed(pool: Pool) -> None:
    data = pool_json(pool)
    agreed = ["panel", "pool", "people", "funnel", "prices", "near_misses", "not_measured"]
    assert list(data)[:7] == agreed
    assert data["panel"]["name"] == "made-up"
    assert list(data["pool"])[:5] == ["count", "share", "low", "high", "n"]
    readings = ("answered_only_share", "without_tick_everything_share")
    assert [data["pool"][key] for key in ("share", "n", *readings)] == [0.03652, 8480, 0.054, 0.035]
    assert data["not_measured"] == ["LangChain", "vector databases"]
    assert data["funnel"][0] == {"need": "Python", "share": 0.51, "count": 0.51 * 8480}
    assert [price["need"] for price in data["prices"]] == [need.label for need in pool.needs]


def test_people_are_null_where_no_number_is_known(pool: Pool) -> None:
    about = replace(pool.about, base=())
    nobody = pool_json(replace(pool, people=None, about=about))
    assert nobody["people"] == {"base": None, "estimate": None, "low": None, "high": None, "because": []}
    Draft202012Validator(pool_schema()).validate(nobody)


def test_what_is_beyond_all_numbers_is_null(make_pool: MakePool) -> None:
    data = pool_json(make_pool(["Rust"], [0.0], [math.inf], [0.0]))
    assert [data["prices"][0][key] for key in ("leave_one_out", "low", "high")] == [None, None, None]
    Draft202012Validator(pool_schema()).validate(data)


def test_shares_that_the_user_entered_are_in_it(pool: Pool) -> None:
    entered = tuple(replace(one, assumed=0.1) for one in pool.not_measured)
    data = pool_json(replace(pool, not_measured=entered, with_assumed=pool.estimate))
    Draft202012Validator(pool_schema()).validate(data)
    assert data["with_assumed"] == data["pool"]
    assert [one["assumed"] for one in data["because_not_measured"]] == [0.1, 0.1]


def test_a_repair_has_the_published_shape(repair: Repair) -> None:
    data: dict[str, Any] = repair_json(repair)
    Draft202012Validator(repair_schema()).validate(data)
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert list(data)[:6] == ["now", "steps", "keeping_musts", "edits", "kept", "core"]
    assert [edit["kind"] for edit in data["steps"][1]["edits"]] == ["move to nice to have", "ask for fewer years"]
    assert {field.name for field in fields(Step)} - {"estimate"} <= set(data["steps"][0])


def test_the_schema_knows_every_kind_of_change() -> None:
    assert repair_schema()["$defs"]["edit"]["properties"]["kind"]["enum"] == [kind.value for kind in EditKind]
