from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from fledge.audit import Audit, Finding, ToolLoad
from fledge.facts import Fact, FactBook
from fledge.posting import (
    AnyOf,
    DegreeAsked,
    DomainAsked,
    LevelWord,
    Mention,
    PayRange,
    Posting,
    Promise,
    Words,
    YearsAsked,
)
from fledge.publish import as_json, audit_schema

SHAPES = {
    "posting": Posting,
    "mention": Mention,
    "group": AnyOf,
    "years": YearsAsked,
    "degree": DegreeAsked,
    "domain": DomainAsked,
    "pay": PayRange,
    "promise": Promise,
    "level": LevelWord,
    "load": ToolLoad,
    "finding": Finding,
    "fact": Fact,
    "words": Words,
}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(audit_schema())


def test_the_audit_has_the_published_shape(audit: Audit, small_book: FactBook) -> None:
    assert [*Draft202012Validator(audit_schema()).iter_errors(as_json(audit, small_book))] == []


def test_a_key_that_is_not_described_is_refused(audit: Audit, small_book: FactBook) -> None:
    data = as_json(audit, small_book) | {"score": 7}
    with pytest.raises(ValidationError, match="score"):
        Draft202012Validator(audit_schema()).validate(data)


@pytest.mark.parametrize("name", SHAPES)
def test_nothing_that_is_read_or_found_is_left_out(name: str) -> None:
    properties = set(audit_schema()["$defs"][name]["properties"])
    assert {field.name for field in fields(SHAPES[name])} - properties <= {"unread"}


def test_every_object_is_described_and_closed() -> None:
    for name, shape in objects(audit_schema()):
        assert shape["additionalProperties"] is False, name
        assert shape["required"] == list(shape["properties"]), name
        assert all(described(part) for part in shape["properties"].values()), name


def objects(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    shapes = schema["$defs"].items()
    return [("audit", schema), *((name, shape) for name, shape in shapes if shape.get("type") == "object")]


def described(part: dict[str, Any]) -> bool:
    return "description" in part or "$ref" in part


def test_words_are_the_posting_between_start_and_end(audit: Audit, small_book: FactBook) -> None:
    data = as_json(audit, small_book)
    text = data["posting"]["text"]
    quotes = [quote for finding in data["findings"] for quote in finding["quotes"]]
    quotes += [mention["at"] for mention in data["posting"]["mentions"]]
    assert quotes
    assert all(text[quote["start"] : quote["end"]] == quote["words"] for quote in quotes)


def test_skills_go_by_their_usual_name(audit: Audit, small_book: FactBook) -> None:
    names = [mention["name"] for mention in as_json(audit, small_book)["posting"]["mentions"]]
    assert names == ["LangChain", "python", "Amazon Web Services", "azure", "rust", "slack_and_jira"]


def test_the_data_survives_a_file(audit: Audit, small_book: FactBook) -> None:
    data = as_json(audit, small_book)
    assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_years_of_examples_say_so(audit: Audit, small_book: FactBook) -> None:
    years = audit.posting.years
    illustrated = replace(audit.posting, years=tuple(replace(asked, examples=True) for asked in years))

    said, plain = as_json(replace(audit, posting=illustrated), small_book), as_json(audit, small_book)
    assert [asked["examples"] for asked in said["posting"]["years"]] == [True] * len(years)
    assert [asked["examples"] for asked in plain["posting"]["years"]] == [asked.examples for asked in years]
    Draft202012Validator(audit_schema()).validate(said)
