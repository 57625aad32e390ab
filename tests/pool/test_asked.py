"""A posting's must-haves as needs."""

from __future__ import annotations

import pytest

from fledge.facts.load import load
from fledge.pool import MACHINE_LEARNING, WORK, HasDegree, HasSkill, HasYears, WorksIn, needs_of
from fledge.posting import Level, read

BOOK = load()


def asked(*lines, title="Engineer"):
    text = "Requirements\n" + "\n".join(f"- {line}" for line in lines)
    return needs_of(read(text, BOOK, title=title), BOOK)


def plain(need):
    """A need without the places it was read from."""
    match need:
        case HasSkill():
            return (need.label, need.any_of, need.at_least)
        case HasYears():
            return (float(need.years), need.of)
        case HasDegree():
            return (need.level, need.or_experience)
        case WorksIn():
            return (need.label, need.any_of)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Python and SQL"], [("Python", ("python",), 1), ("SQL", ("sql",), 1)]),
        (["PyTorch or TensorFlow"], [("PyTorch or TensorFlow", ("pytorch", "tensorflow"), 1)]),
        (["5+ years of experience"], [(5.0, WORK)]),
        (["3+ years of machine learning"], [("machine learning", ("machine-learning",), 1), (3.0, MACHINE_LEARNING)]),
        (["Master's degree or equivalent experience"], [(Level.MASTER, True)]),
        (["Bachelor's degree"], [(Level.BACHELOR, False)]),
    ],
)
def test_a_line_becomes_the_need_that_people_can_be_counted_by(lines, expected) -> None:
    assert sorted(map(repr, map(plain, asked(*lines)))) == sorted(map(repr, expected))


def test_what_is_welcome_is_no_need() -> None:
    text = "Requirements\n- Python\n\nNice to have\n- Docker\n- PhD"
    assert [need.label for need in needs_of(read(text, BOOK), BOOK)] == ["Python"]


def test_alternatives_that_hold_a_demanded_skill_are_no_further_need() -> None:
    assert [need.label for need in asked("Python", "Python or Java")] == ["Python"]


def test_only_the_longest_years_count() -> None:
    years = asked("3+ years of backend development", "7+ years of software engineering")
    assert [need.years for need in years if isinstance(need, HasYears)] == [7]


def test_needs_stand_in_the_posting_s_order_and_point_at_its_words() -> None:
    text = "Requirements\n- Docker\n- 5+ years of experience\n- Python"
    found = needs_of(read(text, BOOK), BOOK)
    places = [need.at[0].start for need in found]
    assert places == sorted(places)
    assert [need.at[0].of(text) for need in found if isinstance(need, HasSkill)] == ["Docker", "Python"]


def test_a_skill_named_twice_is_one_need_with_both_places() -> None:
    found = [need for need in asked("Python", "Strong Python skills") if need.label == "Python"]
    assert [len(need.at) for need in found] == [2]
