"""Strengths nobody asked for, risks that reject nobody, and questions that settle doubt."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from tests.applicants_by_hand import (
    ADJACENCY,
    BACKEND,
    BOOK,
    POSTING,
    STUFFER,
    TODAY,
    applicants,
    job,
    lists,
    posting,
    shows,
)

from fledge.match import By, Match, match, ordered
from fledge.people import Applicant
from fledge.problem import Problem


def matched(text: str, applicant: Applicant, title: str = "AI Engineer") -> Match:
    return match(posting(text, title), applicant, BOOK, ADJACENCY, TODAY)


def test_a_field_that_the_posting_only_speaks_of_is_a_strength() -> None:
    text = "About us\nWe are a payments company.\n\nRequirements\n- Python\n"
    (first, *_) = matched(text, BACKEND).strengths
    speaks, shows = first.says.split("; ")
    assert speaks == "The posting speaks of payments and does not ask for it"
    assert shows == "it shows here: used at work for 6.1 years, last in 2026."
    assert first.quotes == ("Did something with payments, line 3",)


def test_a_fundamental_that_nobody_asked_for_is_a_strength() -> None:
    said = [one.says for one in matched("Requirements\n- Python\n", BACKEND).strengths]
    assert any("distributed systems, used at work for 10.1 years" in sentence for sentence in said)


def test_a_job_that_may_be_too_small_is_a_question_and_no_verdict() -> None:
    (risk,) = matched("Requirements\n- Docker\n", BACKEND, "Junior Engineer").risks
    assert risk.says == "12.1 years of work for a junior position: ask what the person hopes for. That rejects nobody."


def test_what_is_only_named_is_told() -> None:
    (risk,) = matched("Requirements\n- Docker\n- Kubernetes\n", Applicant("a", lists("docker", "kubernetes"))).risks
    assert risk.says == "Only named, with nothing done behind it: Docker and Kubernetes."


def test_what_was_used_long_ago_is_told() -> None:
    old = shows("docker", since=date(2014, 1, 1), until=date(2018, 1, 1))
    (risk,) = matched("Requirements\n- Docker\n", Applicant("a", (old,))).risks
    assert risk.says == "Docker was last used in 2018: ask what has to be refreshed."


@given(applicants())
def test_every_doubtful_must_has_a_question(applicant: Applicant) -> None:
    found = match(POSTING, applicant, BOOK, ADJACENCY, TODAY)
    doubtful = {p.requirement.label for p in found.parts if p.requirement.must and p.skill and p.credit < 0.9}
    assert {question.about for question in found.questions} == doubtful
    assert all(question.asks.endswith(("?", "”")) for question in found.questions)


def test_a_question_about_a_name_asks_what_was_done_with_it() -> None:
    asked = {q.about: q.asks for q in match(POSTING, STUFFER, BOOK, ADJACENCY, TODAY).questions}
    wanted = "The papers only name Docker. What did you last do with it, for whom, and what went wrong?"
    assert asked["Docker"] == wanted


def test_papers_that_could_not_be_read_say_so() -> None:
    found = matched("Requirements\n- Zope\n- Docker\n", Applicant("a", unread="it is in Finnish", notes=("A note.",)))
    assert found.notes[:2] == ("A note.", "These papers could not be read: it is in Finnish. Read them yourself.")


def test_an_order_needs_a_reason_and_leaves_nobody_out() -> None:
    matches = [match(POSTING, one, BOOK, ADJACENCY, TODAY) for one in (STUFFER, BACKEND)]
    order = ordered(matches, "readiness", reason=" five can be talked to ")
    assert [one.person for one in order.matches] == ["backend", "stuffer"]
    assert (order.by, order.reason) == (By.READINESS, "five can be talked to")
    with pytest.raises(Problem, match="needs a reason"):
        ordered(matches, "readiness", reason=" ")
    with pytest.raises(Problem, match="cannot be put in order by 'name'"):
        ordered(matches, "name", reason="why not")


def test_dated_work_stands_in_for_a_degree() -> None:
    asked = "Requirements\n- Master's degree\n- Python\n"
    part = matched(asked, Applicant("a", roles=(job(since=date(2020, 1, 1)),))).parts[0]
    assert (part.how.value, part.credit) == ("adjacent", 1.0)
