"""Ratings out of tables: nothing lost, nothing counted twice, and a sentence with its line for whatever is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kits_by_hand import RATINGS

from fledge.facts import FactBook
from fledge.match.interview import Round, read_ratings, told, validities

_HEAD = "person,rater,method,criterion,score\n"
people = st.lists(st.sampled_from(("p1", "p2", "p3", "p4")), min_size=1, max_size=4, unique=True)


def said(text: str) -> list[str]:
    return [str(problem) for problem in read_ratings(text, where="r.csv").problems]


def _read(text: str) -> Round:
    return read_ratings(text, where="r.csv")


def test_without_a_column_of_submission_all_cards_count() -> None:
    assert all(card.submitted for card in _read(RATINGS).cards)


def test_with_that_column_an_empty_one_is_not_given_yet() -> None:
    text = "person,rater,criterion,score,submitted_at\np1,Ada,x,3,2026-02-04\np1,Ben,x,4,\n"
    assert [card.submitted for card in _read(text).cards] == [True, False]


def test_one_name_in_two_methods_is_two_criteria() -> None:
    found = _read(_HEAD + "p1,Ada,structured interview,overall,4\np1,Ada,work sample,overall,5\n")
    assert dict(found.methods) == {"overall": "structured interview", "overall (work sample)": "work sample"}
    assert found.problems == ()


def test_people_stand_as_given_and_never_by_their_scores(book: FactBook) -> None:
    found = told(_read(RATINGS), validities(book.constants), book.constants)
    assert [one.who for one in found.people] == ["p2", "p1", "p3"]


@given(people)
def test_the_order_of_people_changes_no_number(book: FactBook, order: list[str]) -> None:
    rows = {
        one: f"{one},Ada,work sample,x,{n}\n{one},Ben,work sample,x,{n}\n" for n, one in enumerate(sorted(order), 1)
    }
    known = validities(book.constants)
    forth, back = (
        told(_read(_HEAD + "".join(rows[one] for one in given_)), known, book.constants)
        for given_ in (order, list(reversed(order)))
    )
    assert {one.who: one.expected.mid for one in forth.people} == {one.who: one.expected.mid for one in back.people}
    assert [one.who for one in forth.people] == order


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("p1,Ada,work sample,x,6", "r.csv line 2: has the score '6'; write a whole number from 1 to 5"),
        ("p1,Ada,work sample,x,nan", "r.csv line 2: has the score 'nan'; write a whole number from 1 to 5"),
        ("p1,Ada,work sample,x,inf", "r.csv line 2: has the score 'inf'; write a whole number from 1 to 5"),
        ("p1,Ada,work sample,x,3.5", "r.csv line 2: has the score '3.5'; write a whole number from 1 to 5"),
        ("p1,Ada,work sample,x,", "r.csv line 2: has no score; write a whole number from 1 to 5"),
        (",Ada,work sample,x,3", "r.csv line 2: has no person; fill it in, or take the line out"),
        ("p1,Ada,wrok sample,x,3", "r.csv line 2: there is no method 'wrok sample'; perhaps work sample"),
    ],
)
def test_a_line_that_is_wrong_is_said_and_the_rest_goes_on(line: str, problem: str) -> None:
    text = f"{_HEAD}{line}\np2,Ben,work sample,x,3\n"
    assert said(text) == [problem]
    assert [card.person for card in _read(text).cards if card.ratings] == ["p2"]


def test_a_rating_given_twice_counts_once_and_is_said() -> None:
    text = _HEAD + "p1,Ada,work sample,x,3\np1,Ada,work sample,x,5\n"
    assert said(text) == ["r.csv line 3: Ada has rated p1 on x before; keep one of the two lines"]
    assert [rating.score for card in _read(text).cards for rating in card.ratings] == [3]


def test_somebody_rated_by_one_alone_is_said(book: FactBook) -> None:
    found = told(_read(RATINGS), validities(book.constants), book.constants)
    assert "p3 was rated by Ada alone. A second rating, made apart from it, helps most." in found.notes
