"""Ratings made alone: hidden until one's own are given, and whole numbers on the scale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.match.interview import Rating, Scorecard, visible_to
from fledge.problem import Problem

cards = st.lists(
    st.builds(
        Scorecard,
        rater=st.sampled_from(("Ada", "Ben", "Cyd")),
        person=st.sampled_from(("p1", "p2")),
        ratings=st.just(()),
        submitted_at=st.sampled_from(("", "2026-02-04")),
    ),
    max_size=8,
)


def test_others_ratings_show_only_after_ones_own_are_given() -> None:
    theirs = Scorecard("Ben", "p1", (), "2026-02-04")
    mine = Scorecard("Ada", "p1", ())
    given_ = Scorecard("Ada", "p1", (), "2026-02-05")
    assert visible_to("Ada", (mine, theirs)) == (mine,)
    assert visible_to("Ada", (given_, theirs)) == (given_, theirs)


def test_having_rated_one_person_opens_nothing_about_another() -> None:
    mine, theirs = Scorecard("Ada", "p1", (), "2026-02-04"), Scorecard("Ben", "p2", (), "2026-02-04")
    assert visible_to("Ada", (mine, theirs)) == (mine,)


@given(cards, st.sampled_from(("Ada", "Ben", "Cyd")))
def test_nobody_ever_sees_a_card_that_is_not_submitted_but_their_own(given_: list[Scorecard], rater: str) -> None:
    rated = {card.person for card in given_ if card.rater == rater and card.submitted}
    for card in visible_to(rater, given_):
        assert card.rater == rater or (card.submitted and card.person in rated)


@given(cards, st.sampled_from(("Ada", "Ben", "Cyd")))
def test_everybody_sees_all_their_own(given_: list[Scorecard], rater: str) -> None:
    own = [card for card in given_ if card.rater == rater]
    assert [card for card in visible_to(rater, given_) if card.rater == rater] == own


@pytest.mark.parametrize("score", [0, 6, -1, 2.5])
def test_a_number_outside_the_scale_is_refused(score: float) -> None:
    with pytest.raises(Problem, match="give a whole number from 1 to 5"):
        Rating("Ada", "learning", score)
