"""Gaps: hours as ranges, what comes before, and nothing twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.applicants_by_hand import ADJACENCY, BACKEND, BOOK, POSTING, TODAY, applicants, posting, shows

from fledge.match import Match, match, settings
from fledge.match.hours import hours_from_nothing
from fledge.people import Applicant, How

_KNOWN = settings(BOOK.constants)
_NOBODY = Applicant("nobody")


def matched(text: str, *evidence: object, title: str = "Specialist") -> Match:
    return match(posting(f"Requirements\n{text}\n", title), Applicant("a", evidence), BOOK, ADJACENCY, TODAY)  # type: ignore[arg-type]


def test_hours_come_from_a_plan_where_there_is_one() -> None:
    assert hours_from_nothing("algorithms", BOOK, _KNOWN)[0] == pytest.approx(_KNOWN.practice * (64 * 128) ** 0.5)
    assert hours_from_nothing("langchain", BOOK, _KNOWN) == (
        _KNOWN.hours_tool,
        BOOK.constants["match_hours_tool"],
    )


def test_a_second_framework_of_a_kind_takes_a_fraction_of_the_first() -> None:
    first, second = matched("- PyTorch\n- TensorFlow").gaps
    assert second.hours.mid < 0.7 * first.hours.mid


def test_a_substitute_that_is_held_shortens_the_gap() -> None:
    alone, near = matched("- TensorFlow").gaps[0], matched("- TensorFlow", shows("pytorch")).gaps[0]
    assert near.hours.mid < 0.6 * alone.hours.mid


def test_what_a_skill_builds_on_comes_first_unless_it_is_held() -> None:
    assert matched("- Django").gaps[0].path == ("Python", "Django")
    assert matched("- Django", shows("python")).gaps[0].path == ("Django",)


def test_what_was_learned_for_one_line_is_not_learned_again() -> None:
    first, second = matched("- Django\n- Flask").gaps
    assert (first.path, second.path) == (("Python", "Django"), ("Flask",))


def test_of_alternatives_the_shortest_is_learned() -> None:
    gap = matched("- Experience with TensorFlow or LangChain", shows("pytorch")).gaps[0]
    assert gap.skill == "tensorflow"


def test_nothing_is_learned_that_shows() -> None:
    found = matched("- Python", *(shows("python", line=n) for n in range(3)))
    assert (found.gaps, found.gap_hours.mid) == ((), 0.0)


def test_every_gap_says_who_says_so() -> None:
    gaps = match(POSTING, BACKEND, BOOK, ADJACENCY, TODAY).gaps
    assert [gap.name for gap in gaps if not gap.because or gap.grade not in "ABCD"] == []


@given(applicants())
def test_the_path_ends_with_the_skill_and_repeats_nothing(applicant: Applicant) -> None:
    gaps = match(POSTING, applicant, BOOK, ADJACENCY, TODAY).gaps
    assert [gap.path[-1] for gap in gaps] == [gap.name for gap in gaps]
    assert [gap.path for gap in gaps if len(set(gap.path)) < len(gap.path)] == []


@given(applicants())
def test_hours_lie_between_nothing_and_everything(applicant: Applicant) -> None:
    found, all_of_it = (match(POSTING, one, BOOK, ADJACENCY, TODAY).gap_hours for one in (applicant, _NOBODY))
    assert 0 <= found.mid <= all_of_it.mid + 1e-9


def test_a_course_leaves_less_to_learn_than_nothing() -> None:
    course = matched("- Machine learning", shows("machine-learning", How.COURSE))
    assert course.gap_hours.mid < matched("- Machine learning").gap_hours.mid
