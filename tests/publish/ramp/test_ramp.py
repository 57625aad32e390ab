"""A ramp as JSON with a published shape, as sentences and as a page."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from fledge.facts.load import load
from fledge.problem import Problem
from fledge.publish import chart_of, ramp_html, ramp_json, ramp_schema
from fledge.publish.ramp_sentences import basis, headline, people_words, sentences
from fledge.ramp import Class, Conditions, Gap, Ramp, priors, ramps

HELD = priors(load().constants)
PEOPLE = st.sampled_from(Class) | st.floats(0, 20_000).map(Gap.of)
CONDITIONS = st.builds(
    Conditions,
    protected=st.none() | st.floats(0, 80),
    interruptions=st.none() | st.floats(0, 1000),
    mentor=st.none() | st.floats(0, 80),
    pulled=st.none() | st.floats(0, 1),
)


def ramp(person: Gap | Class = Class.ADJACENT, conditions: Conditions | None = None) -> Ramp:
    return ramps([person], conditions=conditions or Conditions(), priors=HELD)[0]


def own(n: int) -> Ramp:
    found = ramp()
    return replace(found, learned=replace(found.learned, finished=n, unfinished=2))


def test_every_object_is_described_and_closed() -> None:
    schema = ramp_schema()
    Draft202012Validator.check_schema(schema)
    for shape in (schema, *schema["$defs"].values()):
        assert shape["additionalProperties"] is False
        assert shape["required"] == list(shape["properties"])
        assert [key for key, part in shape["properties"].items() if not ("description" in part or "$ref" in part)] == []


@given(person=PEOPLE, conditions=CONDITIONS, promised=st.none() | st.floats(0.5, 120))
def test_any_ramp_is_valid_finite_data(person: Gap | Class, conditions: Conditions, promised: float | None) -> None:
    found = ramp_json(ramp(person, conditions), promised=promised)
    text = json.dumps(found, allow_nan=False)
    Draft202012Validator(ramp_schema()).validate(json.loads(text))


def test_the_classes_stand_beside_it_where_nobody_said_which() -> None:
    classes = ramps(list(Class), conditions=Conditions(), priors=HELD)
    found = ramp_json(classes[1], classes=classes)
    Draft202012Validator(ramp_schema()).validate(found)
    assert list(found["classes"]) == ["qualified", "adjacent", "career-changer"]
    assert ramp_json(classes[1])["classes"] is None


def test_assumptions_are_numbers_with_units() -> None:
    found = {one["name"]: one for one in ramp_json(ramp())["assumptions"]}
    assert (found["ramp_adjacent"]["value"], found["ramp_adjacent"]["unit"]) == (6.0, "months")
    assert {one["grade"] for one in found.values()} <= set("ABCD")


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (Gap.of(250), "people with 250 hours to learn"),
        (Gap(88, 181, 333), "people with about 180 hours to learn (88 to 330)"),
        (Gap.of(0), "people with nothing to learn"),
        (Class.ADJACENT, "hires from a neighbouring field"),
        (Class.QUALIFIED, "qualified hires"),
        (Class.CAREER_CHANGER, "career changers"),
    ],
)
def test_people_are_called_by_what_they_bring(person: Gap | Class, words: str) -> None:
    assert people_words(ramp(person)) == words


def test_the_headline_is_a_range() -> None:
    assert headline(ramp()) == (
        "Half of hires from a neighbouring field work independently within 6.0 months; eight of ten need 2.8 to 13 "
        "months."
    )


def test_a_ramp_beyond_all_measure_is_said_as_one() -> None:
    said = sentences(ramp(Gap.of(250), Conditions(protected=0, mentor=0)))
    assert said[0] == (
        "Half of people with 250 hours to learn need more than 60 months: under these conditions, practically never."
    )
    assert (
        "Hardly anybody is productive by month 12 under these conditions: judge the conditions, not the person." in said
    )


def test_what_it_rests_on_is_said_until_it_is_ones_own() -> None:
    assert [basis(own(n)) for n in (0, 1, 14, 50)] == ["prior", "1 outcome", "14 outcomes", "50 outcomes"]
    said = [" ".join(sentences(own(n))) for n in (0, 14, 49, 50)]
    assert ["prior, not your data" in words for words in said] == [True, True, True, False]
    assert "From 14 of yours who became productive and 2 who left or are still learning: ramps here take" in said[1]


def test_sentences_name_the_measure_and_who_stays() -> None:
    said = " ".join(sentences(ramp(), 6))
    assert "by a rubric that was agreed before the start; never commits, tickets or other activity" in said
    assert "All chances are for somebody who stays" in said
    assert "Promised for month 6: 50% of hires from a neighbouring field are productive by then." in said


def test_conditions_that_were_not_given_are_named() -> None:
    said = " ".join(sentences(ramp(conditions=Conditions(protected=8, interruptions=3, mentor=2))))
    assert "Not given: time pulled away; the range holds all that is usual for it." in said


@pytest.mark.parametrize("n", [0, 14, 50])
def test_the_page_carries_the_caution_until_it_is_ones_own(n: int) -> None:
    page = ramp_html(own(n), promised=6)
    assert ("Prior, not your data" in page) is (n < 50)
    assert page.count("<svg ") == 4
    assert "<script" not in page


def test_what_is_said_of_a_person_is_escaped() -> None:
    page = ramp_html(ramp(), who="<script>alert(1)</script>")
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_the_shift_stands_on_the_page_with_what_it_rests_on() -> None:
    page = ramp_html(own(14))
    assert "months here, against the prior" in page
    assert "14 outcomes" in page
    assert "months here, against the prior" not in ramp_html(own(0))


def test_a_ramp_has_its_charts_one_call_away() -> None:
    drawings = [chart_of(ramp(), name) for name in ("fan", "levers")]
    assert [drawing.says.partition(".")[0] for drawing in drawings if drawing] == [
        "Productivity against a qualified colleague, eight of ten in brackets",
        "Months gained, eight of ten in brackets, and their price",
    ]
    with pytest.raises(Problem, match="there is no chart 'funnel' of this result; ask for fan or levers"):
        chart_of(ramp(), "funnel")


def test_every_fact_stands_on_the_page() -> None:
    found = ramp()
    facts: list[Any] = [fact for _, fact in found.because]
    page = ramp_html(found)
    assert page.count("Evidence ") == len(facts)
