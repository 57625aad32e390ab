"""From ratings to an estimate: nearer to the average than the ratings, and never narrower than is known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.facts import FactBook
from fledge.match.interview import Composite, Outcome, Ratings, composite, updated, validities
from fledge.match.interview.validity import Validity

_SPREAD = 0.45
averages = st.floats(1, 5)
outcomes = st.lists(st.tuples(st.integers(1, 5), st.floats(-3, 3, allow_subnormal=False)), min_size=4, max_size=30)


def reckoned(book: FactBook, *ratings: Ratings, spread: float = _SPREAD) -> Composite:
    return composite("p1", ratings, validities(book.constants), book.constants, spread=spread)


def _interview(average: float, raters: int = 2) -> Ratings:
    return Ratings("structured interview", average, raters)


def _sample(average: float, raters: int = 2) -> Ratings:
    return Ratings("work sample", average, raters)


def test_the_validities_are_the_published_ones(book: FactBook) -> None:
    assert {one.method: round(one.value, 2) for one in validities(book.constants)} == {
        "structured interview": 0.42,
        "work sample": 0.33,
        "job knowledge": 0.4,
        "unstructured interview": 0.19,
        "papers": 0.25,
    }


def test_of_two_methods_that_overlap_none_counts_twice(book: FactBook) -> None:
    found = reckoned(book, _interview(4.4), _sample(4.4))
    overlap = 0.3
    by_hand = [(0.42 - overlap * 0.33) / (1 - overlap**2), (0.33 - overlap * 0.42) / (1 - overlap**2)]
    assert found.weights == pytest.approx(by_hand)


@given(averages, averages)
def test_performance_is_expected_nearer_to_the_average_than_the_ratings_are(
    book: FactBook, interview: float, sample: float
) -> None:
    alone = reckoned(book, _interview(interview))
    assert abs(alone.expected.mid) <= abs(alone.rated) + 1e-12
    both = reckoned(book, _interview(interview), _sample(interview))
    assert abs(both.expected.mid) <= abs(both.rated) + 1e-12


@given(averages, averages, st.integers(1, 5))
def test_more_raters_never_widen_the_range(book: FactBook, interview: float, sample: float, raters: int) -> None:
    fewer = reckoned(book, _interview(interview, raters), _sample(sample, raters))
    more = reckoned(book, _interview(interview, raters + 1), _sample(sample, raters + 1))
    assert _width(more) <= _width(fewer)
    assert more.expected.mid == pytest.approx(fewer.expected.mid)


@given(averages, averages, st.floats(0, 2), st.floats(0, 2))
def test_raters_who_differ_more_never_narrow_the_range(
    book: FactBook, interview: float, sample: float, one: float, other: float
) -> None:
    low, high = sorted((one, other))
    narrow, wide = (reckoned(book, _interview(interview), _sample(sample), spread=s) for s in (low, high))
    assert _width(narrow) <= _width(wide) + 1e-12


@given(averages, averages)
def test_one_person_may_lie_far_wider_than_the_average_of_such_people(
    book: FactBook, interview: float, sample: float
) -> None:
    found = reckoned(book, _interview(interview), _sample(sample))
    assert found.person.low < found.expected.low < found.expected.mid < found.expected.high < found.person.high
    assert 0 < found.above < 1


@given(averages, averages, st.floats(0, 2))
def test_a_higher_rating_never_lowers_what_is_expected(
    book: FactBook, interview: float, sample: float, more: float
) -> None:
    before = reckoned(book, _interview(interview), _sample(sample))
    after = reckoned(book, _interview(interview + more), _sample(sample))
    assert after.expected.mid >= before.expected.mid


def test_every_number_names_its_facts(book: FactBook) -> None:
    found = reckoned(book, _interview(4), _sample(3))
    named = {fact.about for fact in found.because}
    assert {book.constants[name].about for name in ("structured_interview", "work_sample", "rater_spread")} <= named
    assert all(fact.source and fact.grade for fact in found.because)


def test_without_outcomes_the_weights_stay(book: FactBook) -> None:
    before = validities(book.constants)
    assert updated(before, (), cohort="2026-A", year="2027") == before


@given(outcomes)
def test_outcomes_narrow_what_is_known_of_their_method_and_of_no_other(
    book: FactBook, pairs: list[tuple[int, float]]
) -> None:
    before = validities(book.constants)
    after = updated(before, _outcomes(pairs), cohort="2026-A", year="2027")
    assert after[0].z_spread <= before[0].z_spread
    assert after[1:] == before[1:]


@given(st.integers(4, 40), st.integers(1, 40))
def test_more_outcomes_narrow_more(book: FactBook, n: int, more: int) -> None:
    pairs = [(i % 5 + 1, float(i % 7)) for i in range(n + more)]
    few, many = (_learned(book, pairs[:count]) for count in (n, n + more))
    assert many.z_spread < few.z_spread


def test_what_was_learned_lies_between_what_was_known_and_what_came(book: FactBook) -> None:
    found = _learned(book, [(1, 5.0), (2, 4.0), (3, 3.0), (4, 2.0), (5, 1.0), (3, 3.0)])
    assert -1 < found.value < 0.42


def test_what_was_learned_says_where_it_comes_from(book: FactBook) -> None:
    found = _learned(book, [(i % 5 + 1, float(i % 5)) for i in range(14)])
    assert found.because[-1].source == "our cohort 2026-A, n = 14"
    assert "among people who were hired" in found.because[-1].about


def test_three_outcomes_or_all_alike_say_nothing(book: FactBook) -> None:
    before = validities(book.constants)[0]
    assert _learned(book, [(1, 1.0), (3, 2.0), (5, 3.0)]) == before
    assert _learned(book, [(3, float(n)) for n in range(9)]) == before


def _outcomes(pairs: list[tuple[int, float]]) -> list[Outcome]:
    return [Outcome(f"p{n}", "structured interview", rating, done) for n, (rating, done) in enumerate(pairs)]


def _learned(book: FactBook, pairs: list[tuple[int, float]]) -> Validity:
    return updated(validities(book.constants), _outcomes(pairs), cohort="2026-A", year="2027")[0]


def _width(found: Composite) -> float:
    return found.expected.high - found.expected.low
