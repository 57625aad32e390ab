"""How far raters agree: published examples, bounds, and the restraint at small numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.facts import FactBook
from fledge.match.interview import Standing, agreement
from fledge.match.interview.agreement import Unit, alpha, weighted_kappa

#: Four observers and twelve units, some of them not rated (Krippendorff 2011, "Computing Krippendorff's
#: alpha-reliability", example E); for intervals it gives 0.849.
_FOUR_OBSERVERS = {
    "A": (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    "B": (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    "C": (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    "D": (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
}
#: Raters 2 and 3 of the data set "anxiety" of the R package irr; kappa2(anxiety[, 2:3], "squared") gives 0.2520325.
#: That function numbers the levels that occur, so that its 6 is a 5 here.
_SECOND = (3, 5, 4, 5, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4)
_THIRD = (2, 1, 4, 4, 3, 2, 1, 5, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2)

ratings = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=12)


def _units(*columns: tuple[int | None, ...]) -> list[Unit]:
    rows = zip(*columns, strict=True)
    found = [{f"r{n}": float(score) for n, score in enumerate(row) if score is not None} for row in rows]
    return [(f"p{n}", scores) for n, scores in enumerate(found) if len(scores) > 1]


def _pairs(given_: list[tuple[int, int]]) -> list[Unit]:
    return [(f"p{n}", {"a": float(a), "b": float(b)}) for n, (a, b) in enumerate(given_)]


def test_alpha_is_krippendorffs_own() -> None:
    assert alpha(_units(*_FOUR_OBSERVERS.values())) == pytest.approx(0.8491, abs=5e-5)


def test_weighted_kappa_is_that_of_a_published_package() -> None:
    assert weighted_kappa(_units(_SECOND, _THIRD)) == pytest.approx(0.2520, abs=5e-5)


def test_two_raters_are_compared_by_kappa_and_more_by_alpha(book: FactBook) -> None:
    two, four = _units(_SECOND, _THIRD), _units(*_FOUR_OBSERVERS.values())
    assert [agreement(units, book.constants).measure for units in (two, four)] == ["weighted kappa", "alpha"]


@given(ratings)
def test_agreement_is_at_most_one_and_one_only_where_nobody_differs(given_: list[tuple[int, int]]) -> None:
    for of in (weighted_kappa, alpha):
        found = of(_pairs(given_))
        if found is not None:
            assert found <= 1 + 1e-12
            assert (found > 1 - 1e-12) == all(a == b for a, b in given_)


@given(ratings)
def test_it_does_not_matter_who_is_called_first(given_: list[tuple[int, int]]) -> None:
    turned = [(b, a) for a, b in given_]
    for of in (weighted_kappa, alpha):
        assert of(_pairs(turned)) == pytest.approx(of(_pairs(given_)))


@given(ratings)
def test_the_range_holds_the_value_it_is_about(book: FactBook, given_: list[tuple[int, int]]) -> None:
    found = agreement(_pairs(given_), book.constants)
    if found.range is not None:
        assert -1 <= found.range.low <= found.range.mid <= found.range.high <= 1
        assert found.range.mid == found.value


@given(ratings.filter(lambda rows: len(rows) < 6))
def test_of_fewer_than_six_people_nothing_is_told(book: FactBook, given_: list[tuple[int, int]]) -> None:
    found = agreement(_pairs(given_), book.constants)
    assert (found.standing, found.range) == (Standing.CANNOT_TELL, None)
    assert found.why


def test_nobody_rated_twice_is_said(book: FactBook) -> None:
    found = agreement([("p1", {"a": 3.0}), ("p2", {"b": 4.0})], book.constants)
    assert (found.standing, found.why, found.value) == (Standing.CANNOT_TELL, "nobody was rated by two people", None)


def test_one_number_for_everybody_is_no_agreement(book: FactBook) -> None:
    found = agreement(_pairs([(3, 3)] * 20), book.constants)
    assert (found.standing, found.why) == (Standing.CANNOT_TELL, "everybody got the same number")


def test_many_people_rated_alike_is_enough_and_at_odds_is_little(book: FactBook) -> None:
    alike = [(n % 5 + 1, min(5, n % 5 + 1 + (n % 4 == 0))) for n in range(40)]
    at_odds = [(n % 5 + 1, n // 5 % 5 + 1) for n in range(50)]
    assert agreement(_pairs(alike), book.constants).standing is Standing.ENOUGH
    assert agreement(_pairs(at_odds), book.constants).standing is Standing.LITTLE
