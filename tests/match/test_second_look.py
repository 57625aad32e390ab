"""A second look: what kept people out on paper, what is there, and what to expect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.applicants_by_hand import ADJACENCY, BACKEND, BOOK, POSTING, STUFFER, TODAY, applicants, posting

from fledge.match import Range
from fledge.match.second_look import Rejected, SecondLook, expected, second_look
from fledge.people import Applicant
from fledge.posting import Posting

_MILDER = posting("Requirements\n- Python or Java\n- Docker\n- Payments experience\n")


def looked(*people: Applicant, chosen: Posting = POSTING, **decided: date) -> tuple[SecondLook, ...]:
    rejected = {name: Rejected(name, day, "too few tools") for name, day in decided.items()}
    return second_look(POSTING, chosen, people, rejected, BOOK, ADJACENCY, TODAY)


def test_it_says_what_a_search_would_not_have_found() -> None:
    (look,) = looked(BACKEND)
    assert [one.asked.label for one in look.obstacles] == [
        "Python",
        "Kubernetes",
        "LangChain or LlamaIndex",
        "Pinecone, Weaviate or Chroma",
        "PyTorch or TensorFlow",
        "a bachelor's degree",
        "computer science",
    ]
    assert {one.on_paper for one in look.obstacles} == {"the papers do not name it", "no such degree is named"}


def test_a_search_would_have_found_the_list_of_names() -> None:
    (look,) = looked(STUFFER)
    kept_out = {one.asked.label for one in look.obstacles}
    assert kept_out & {"Python", "Kubernetes", "LangChain or LlamaIndex", "PyTorch or TensorFlow"} == set()


def test_what_the_chosen_posting_no_longer_demands_is_gone() -> None:
    (look,) = looked(BACKEND, chosen=_MILDER)
    gone = {one.asked.label for one in look.gone}
    assert {"Kubernetes", "LangChain or LlamaIndex", "a bachelor's degree"} <= gone
    assert "Python" not in gone
    assert look.now.readiness.mid > look.before.readiness.mid


def test_work_stands_in_for_the_degree_that_is_not_named() -> None:
    (look,) = looked(BACKEND)
    assert [one.asked.label for one in look.carried if one.asked.level] == ["a bachelor's degree"]


def test_the_oldest_decision_comes_first_and_unknown_days_last() -> None:
    people = [replace(BACKEND, id=name) for name in ("a", "b", "c", "d")]
    looks = looked(*people, b=date(2025, 5, 1), c=date(2024, 5, 1))
    assert [one.rejected.person for one in looks] == ["c", "b", "a", "d"]


@given(st.lists(applicants(), min_size=1, max_size=4))
def test_nobody_is_left_out(many: list[Applicant]) -> None:
    named = [replace(one, id=str(number)) for number, one in enumerate(many)]
    looks = looked(*named, chosen=_MILDER)
    assert [one.rejected.person for one in looks] == [one.id for one in named]
    for look in looks:
        assert (*look.gone, *look.carried, *look.open) == tuple(
            sorted(look.obstacles, key=lambda one: (one.still_asked, one.still_asked and not one.carried))
        )


def test_one_person_alone_is_drawn_nowhere() -> None:
    (look,) = looked(BACKEND)
    assert look.expected.mid == pytest.approx(look.now.readiness.mid)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_what_is_expected_lies_between_the_reading_and_the_middle(mid: float, middle: float, shared: float) -> None:
    found = expected(Range(mid / 2, mid, mid + (1 - mid) / 2), middle, shared)
    assert min(mid, middle) - 1e-9 <= found.mid <= max(mid, middle) + 1e-9
    assert 0 <= found.low <= found.mid + 1e-9
    assert found.mid - 1e-9 <= found.high <= 1
