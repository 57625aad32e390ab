"""Ranges of an employer's shift hold the truth as often as they say, where the truth is as the prior has it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import norm

from fledge.facts import FactBook
from fledge.ramp import Class, Conditions, Months, Priors, Seen, learn, months_of, priors

_COHORTS, _PEOPLE, _CENSORED, _LEAVING = 400, 12, 0.30, 0.5
#: A half-normal spread makes a few people late that a normal one would not, and fewer of them leave.
_TAILS = 0.03


@pytest.fixture(scope="module")
def held(book: FactBook) -> Priors:
    return priors(book.constants)


def cohort(rng: np.random.Generator, held: Priors) -> tuple[float, float, Seen]:
    """An employer's true shift and spread, and people of whom three in ten left before they were productive.

    When somebody leaves has nothing to do with how far they are, nor with the employer.
    """
    shift = rng.normal(0, held.org_spread)
    spread = abs(rng.normal(0, held.person_spread))
    ramp = rng.normal(shift, spread, _PEOPLE)
    apart = np.sqrt(held.org_spread**2 + held.person_spread**2 + _LEAVING**2)
    leaves = rng.normal(norm.isf(_CENSORED + _TAILS) * apart, _LEAVING, _PEOPLE)
    return shift, spread, Seen(np.minimum(ramp, leaves), ramp <= leaves, np.zeros(_PEOPLE))


def test_eight_of_ten_ranges_of_the_shift_hold_it(held: Priors) -> None:
    rng = np.random.default_rng(20261)
    inside, censored = 0, 0.0
    for _ in range(_COHORTS):
        shift, _, seen = cohort(rng, held)
        learned = learn(seen, held)
        inside += learned.low <= np.exp(shift) <= learned.high
        censored += float((~seen.finished).mean()) / _COHORTS
    assert censored == pytest.approx(_CENSORED, abs=0.02)
    assert 0.75 <= inside / _COHORTS <= 0.85


def test_ranges_of_a_new_person_hold_them_at_least_as_often_as_they_say(held: Priors) -> None:
    """Rather more often, for few outcomes never narrow how much people are held to differ."""
    rng = np.random.default_rng(20262)
    inside = 0
    for _ in range(_COHORTS):
        shift, spread, seen = cohort(rng, held)
        low, high = Months(np.zeros(1), np.zeros(1), learn(seen, held)).quantiles((0.1, 0.9))[0]
        inside += low <= np.exp(rng.normal(shift, spread)) <= high
    assert 0.78 <= inside / _COHORTS <= 0.92


def test_without_outcomes_eight_of_ten_new_people_are_held(held: Priors) -> None:
    rng = np.random.default_rng(20263)
    shifts = rng.normal(0, held.org_spread, 4000)
    people = shifts + np.abs(rng.normal(0, held.person_spread, 4000)) * rng.normal(size=4000)
    low, high = Months(np.zeros(1), np.zeros(1), learn(nobody(), held)).quantiles((0.1, 0.9))[0]
    assert ((low <= np.exp(people)) & (np.exp(people) <= high)).mean() == pytest.approx(0.8, abs=0.02)


def test_draws_have_the_quantiles_that_are_worked_out(held: Priors) -> None:
    months = months_of(list(Class), conditions=Conditions(), priors=held)
    drawn = np.quantile(months.draws(200_000, np.random.default_rng(1)), (0.1, 0.5, 0.9), axis=1).T
    assert drawn == pytest.approx(months.quantiles((0.1, 0.5, 0.9)), rel=0.02)


def test_people_of_one_employer_are_drawn_together(held: Priors) -> None:
    logs: NDArray[np.float64] = np.log(
        months_of([Class.ADJACENT] * 2, conditions=Conditions(), priors=held).draws(50_000, np.random.default_rng(2))
    )
    shared = held.org_spread**2
    assert np.cov(logs)[0, 1] == pytest.approx(shared, rel=0.1)


def nobody() -> Seen:
    return Seen(np.zeros(0), np.zeros(0, dtype=bool), np.zeros(0))
