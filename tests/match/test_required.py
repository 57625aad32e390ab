"""What a posting asks as requirements: what counts, how much, and what nobody is measured by."""

from __future__ import annotations

import pytest
from tests.applicants_by_hand import BOOK, POSTING, TEXT, posting

from fledge.facts import Kind
from fledge.match import Requirement, settings
from fledge.match.match import required_of
from fledge.match.required import requirements_of
from fledge.posting import Status
from fledge.problem import Problem

_KNOWN = settings(BOOK.constants)
ASKED = requirements_of(POSTING, BOOK, _KNOWN).requirements


def named(label: str) -> Requirement:
    return next(one for one in ASKED if one.label == label)


def test_alternatives_are_one_requirement() -> None:
    assert named("LangChain or LlamaIndex").any_of == ("langchain", "llamaindex")
    assert [one.label for one in ASKED if "langchain" in one.any_of] == ["LangChain or LlamaIndex"]


def test_weights_add_up_and_follow_kind_and_status() -> None:
    assert sum(one.weight for one in ASKED) == pytest.approx(1)
    tool, nice = named("Docker").weight, named("Apache Kafka").weight
    assert nice == pytest.approx(tool * _KNOWN.nice)
    assert named("machine learning").weight == pytest.approx(tool * _KNOWN.concept / _KNOWN.tool)


def test_years_weigh_what_they_tell() -> None:
    years = next(one for one in ASKED if one.years)
    assert years.weight == pytest.approx(named("machine learning").weight * 0.07 / 0.40)


def test_years_with_a_tool_are_of_that_tool() -> None:
    asked = requirements_of(posting("Requirements\n- 5+ years of LangChain\n- 3+ years of experience\n"), BOOK, _KNOWN)
    assert [one.years_with for one in asked.requirements if one.years] == [("langchain",)]


def test_duties_imply_what_the_work_needs_with_the_words_that_say_so() -> None:
    implied = {one.label: [words.of(TEXT) for words in one.at] for one in ASKED if one.implied}
    assert implied == {
        "system design": ["services", "Design", "architecture"],
        "running software in production": ["deploy", "reliable", "production"],
    } | {label: words for label, words in implied.items() if label == "software engineering"}
    assert all(one.must for one in ASKED if one.implied)


def test_what_is_asked_is_not_implied_once_more() -> None:
    asked = requirements_of(posting(TEXT + "\n- System design\n"), BOOK, _KNOWN).requirements
    assert [one.label for one in asked].count("system design") == 1


def test_a_posting_for_other_work_implies_no_engineering() -> None:
    shop = posting("What you'll do\n- Build displays and design windows\n\nRequirements\n- Excel\n", "Store manager")
    assert [one.label for one in requirements_of(shop, BOOK, _KNOWN).requirements] == ["Microsoft Excel"]


def test_names_that_nobody_knows_are_told_and_measure_nobody() -> None:
    found = requirements_of(posting("Requirements\n- Python\n- Experience with Zorblax\n"), BOOK, _KNOWN)
    assert [one for one in found.requirements if not one.implied and one.any_of != ("python",)] == []


def test_what_is_welcome_comes_last_and_once() -> None:
    statuses = [one.status for one in ASKED]
    assert statuses == sorted(statuses, key=lambda status: status is Status.NICE)
    assert [one.label for one in ASKED if one.status is Status.NICE] == ["Apache Airflow", "Apache Kafka"]


def test_a_field_of_business_is_a_requirement_of_its_kind() -> None:
    assert named("payments").kind is Kind.DOMAIN


def test_a_posting_that_asks_nothing_known_is_a_problem() -> None:
    with pytest.raises(Problem, match="asks for nothing that the skill book knows"):
        required_of(posting("A lovely place to work.", "Store manager"), BOOK, _KNOWN)
