"""Whatever shape an export has: Documents with clean text, or a Problem that says how to mend it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.documents import Document, PostingFacts, postings_in_export, read_bytes
from fledge.problem import Problem

FIELDS = {
    "greenhouse": (
        "title content updated_at first_published location company_name absolute_url offices metadata pay_input_ranges "
        "internal_content name value title min_cents max_cents currency_type min_value max_value unit"
    ),
    "ashby": (
        "title location locationName secondaryLocations locations descriptionHtml descriptionPlain descriptionParts "
        "descriptionOpening descriptionBody html plain publishedAt updatedAt isRemote workplaceType isListed jobUrl "
        "compensation compensationTierSummary shouldDisplayCompensationOnJobPostings organizationName"
    ),
    "lever": (
        "text categories location allLocations description descriptionHtml opening descriptionBody lists content "
        "additional closing createdAt salaryRange min max currency interval hostedUrl workplaceType postings"
    ),
    "wraps": "jobs results data success error @type @graph @id",
}
NAMES = sorted({name for fields in FIELDS.values() for name in fields.split()})
WORDS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "JobPosting",
            "2026-05-01",
            "99999-99-99",
            "<ul><li>Rye",
            "&lt;p&gt;x",
            "<script>x</script>",
            "\\n",
            "\ud800",
            "\r",
        ]
    ),
)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), WORDS)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)),
    max_leaves=25,
)
WRAPS: list[Callable[[Any], Any]] = [
    lambda rows: rows,
    lambda rows: {"jobs": rows},
    lambda rows: {"success": True, "results": rows},
    lambda rows: {"data": rows},
]


def outcome(data: bytes, name: str) -> tuple[Document, ...] | Problem:
    """What comes of reading: anything but Documents or a Problem breaks the test."""
    try:
        return postings_in_export(data, name=name)
    except Problem as problem:
        return problem


def is_whole(result: tuple[Document, ...] | Problem, name: str) -> bool:
    """Whether there are Documents with clean text and facts in words, or a Problem with what, where and mend."""
    if isinstance(result, Problem):
        return bool(result.what and result.mend and result.where == name)
    return bool(result) and all(map(_is_clean, result))


def _is_clean(document: Document) -> bool:
    facts = document.posting or PostingFacts()
    said = (document.text, *document.notes, facts.title, facts.company, facts.date, facts.location, facts.pay)
    one_liners = [text for text in said[1:] if "\n" in text]
    return bool(document.text.strip()) and all(_is_plain(text) for text in said) and not one_liners


def _is_plain(text: str) -> bool:
    return isinstance(text, str) and "\r" not in text and text == text.encode().decode()


@given(VALUES, st.sampled_from(WRAPS))
def test_any_json_gives_documents_or_a_problem(value: Any, wrap: Callable[[Any], Any]) -> None:
    assert is_whole(outcome(json.dumps(wrap(value)).encode(), "export.json"), "export.json")


@pytest.mark.parametrize("system", ["greenhouse", "ashby", "lever"])
@given(data=st.data())
def test_any_types_in_the_fields_of_a_posting_give_documents_or_a_problem(system: str, data: st.DataObject) -> None:
    names = FIELDS[system].split()
    rows = data.draw(st.lists(st.dictionaries(st.sampled_from(names), VALUES, max_size=12), max_size=4))
    raw = json.dumps(data.draw(st.sampled_from(WRAPS))(rows)).encode()
    assert is_whole(outcome(raw, "export.json"), "export.json")


@given(VALUES, st.integers(0, 400), st.binary(max_size=20))
def test_damaged_json_gives_documents_or_a_problem(value: Any, cut: int, junk: bytes) -> None:
    raw = json.dumps([{"text": "Baker", "lists": value}]).encode()
    assert is_whole(outcome(raw[:cut] + junk + raw[cut:], "export.txt"), "export.txt")
    assert is_whole(outcome(raw[:cut] + junk, "export.json"), "export.json")


@given(st.lists(st.sampled_from(["<p>Rye", "", None, 5, "<script>x"]), min_size=1, max_size=6))
def test_every_entry_comes_in_or_is_counted_as_left_out(texts: list[Any]) -> None:
    rows = [{"title": f"Baker {n}", "jobUrl": "", "descriptionHtml": text} for n, text in enumerate(texts)]
    result = outcome(json.dumps({"jobs": rows}).encode(), "export.json")
    expected = [f"Baker {n}" for n, text in enumerate(texts) if text == "<p>Rye"]
    titles = [] if isinstance(result, Problem) else [one.posting.title for one in result if one.posting]
    assert titles == expected
    said = result.what if isinstance(result, Problem) else " ".join(result[0].notes)
    left_out = len(texts) - len(expected)
    several = "entries" if left_out > 1 else "entry"
    assert (f"{left_out} {several} without a text" in said) == bool(left_out)


@given(VALUES)
def test_door_for_one_agrees_with_the_door_for_several(value: Any) -> None:
    raw = json.dumps({"text": "Baker", "categories": None, "description": "Rye", "lists": value}).encode()
    several = outcome(raw, "export.json")
    assert not isinstance(several, Problem)
    assert several == (read_bytes(raw, name="export.json"),)
