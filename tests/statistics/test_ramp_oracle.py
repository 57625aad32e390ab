"""The grid's posterior against ways that share nothing with it: quadrature, a random walk, SciPy's own fit."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import log_ndtr, ndtr
from scipy.stats import CensoredData, lognorm

from fledge.facts import FactBook
from fledge.ramp import Months, Priors, Seen, priors
from fledge.ramp.model import Floats
from fledge.ramp.organisation import posterior

_HOW_MANY = {"few": 5, "some": 20, "many": 200}


@pytest.fixture(scope="module")
def held(book: FactBook) -> Priors:
    return priors(book.constants)


def made(people: int, seed: int) -> Seen:
    """People of an employer whose ramps take a fifth longer; some three in ten left before."""
    rng = np.random.default_rng(seed)
    ramp, leaves = rng.normal(0.18, 0.45, people), rng.normal(0.5, 0.5, people)
    return Seen(np.minimum(ramp, leaves), ramp <= leaves, np.zeros(people))


def log_posterior(shift: float, spread: float, seen: Seen, held: Priors) -> float:
    """The same model written down anew."""
    if spread <= 0:
        return -np.inf
    away = (seen.log_ratios - shift) / spread
    done = -0.5 * away[seen.finished] ** 2 - np.log(spread)
    prior = -0.5 * (shift / held.org_spread) ** 2 - 0.5 * (spread / held.person_spread) ** 2
    return float(prior + done.sum() + log_ndtr(-away[~seen.finished]).sum())


@pytest.mark.parametrize("people", [5, 20])
def test_the_shift_is_that_of_quadrature(people: int, held: Priors) -> None:
    seen = made(people, 7)
    top = max(log_posterior(d, s, seen, held) for d in np.linspace(-1, 1, 81) for s in np.linspace(0.05, 1.5, 60))

    def at(shift: float) -> float:
        return quad(lambda s: np.exp(log_posterior(shift, s, seen, held) - top), 0.02, 3, limit=200)[0]

    axis = np.linspace(-1.2, 1.6, 141)
    density = np.array([at(shift) for shift in axis])
    below = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    wanted = np.exp(np.interp((0.1, 0.5, 0.9), below / below[-1], axis))
    found = posterior(seen, held)
    assert [found.low, found.mid, found.high] == pytest.approx(wanted, rel=0.005)


@pytest.mark.parametrize("people", _HOW_MANY.values(), ids=_HOW_MANY)
def test_medians_are_those_of_a_random_walk_within_three_per_cent(people: int, held: Priors) -> None:
    """Metropolis' walk over shift and log spread: nothing shared with the grid but the model."""
    seen = made(people, 11)
    walked = walk(seen, held, 60_000, np.random.default_rng(3))
    found = posterior(seen, held)
    assert found.mid == pytest.approx(float(np.exp(np.median(walked[:, 0]))), rel=0.03)
    new = walked[:, 0] + walked[:, 1] * np.random.default_rng(4).standard_normal(len(walked))
    wanted = np.quantile(np.exp(new), (0.1, 0.5, 0.9))
    own = Months(np.zeros(1), np.zeros(1), found).quantiles((0.1, 0.5, 0.9))[0]
    assert own[1] == pytest.approx(wanted[1], rel=0.03)
    assert own == pytest.approx(wanted, rel=0.06)


def test_with_many_outcomes_the_shift_is_that_of_scipys_censored_fit(held: Priors) -> None:
    seen = made(400, 5)
    data = CensoredData(np.exp(seen.log_ratios[seen.finished]), right=np.exp(seen.log_ratios[~seen.finished]))
    spread, _, scale = lognorm.fit(data, floc=0)
    found = posterior(seen, held)
    assert found.mid == pytest.approx(scale, rel=0.03)
    assert float(found.weights @ found.spreads) == pytest.approx(spread, rel=0.05)


def test_the_mixture_gives_a_new_person_as_the_whole_grid_does(held: Priors) -> None:
    """Given its spread the shift is taken as normal; against sums over quadrature that is nearly exact."""
    seen = made(6, 2)
    shifts, spreads = np.linspace(-1.5, 1.7, 321), np.exp(np.linspace(np.log(0.02), np.log(3), 240))
    logs = np.array([[log_posterior(d, s, seen, held) + np.log(s) for s in spreads] for d in shifts])
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    months = Months(np.zeros(1), np.zeros(1), posterior(seen, held))
    for month in (0.5, 0.8, 1.0, 1.5, 2.5):
        whole = (weights * ndtr((np.log(month) - shifts[:, None]) / spreads)).sum()
        assert float(months.by(month)[0]) == pytest.approx(whole, abs=0.003)


def test_somebody_who_is_still_learning_after_long_says_that_it_is_slow_here(held: Priors) -> None:
    still = Seen(np.array([0.0, 0.1, 1.2]), np.array([True, True, False]), np.zeros(3))
    without = Seen(still.log_ratios[:2], still.finished[:2], np.zeros(2))
    assert posterior(still, held).mid > posterior(without, held).mid * 1.02


def walk(seen: Seen, held: Priors, steps: int, rng: np.random.Generator) -> Floats:
    """Where a random walk that keeps to the posterior has been: shift and spread, after it has settled."""
    at, logp = np.array([0.0, np.log(0.5)]), -np.inf
    size = 1.7 / np.sqrt(len(seen.log_ratios) + 4) * np.array([0.7, 1.0])
    jumps, luck = rng.standard_normal((steps, 2)) * size, np.log(rng.random(steps))
    been = np.empty((steps, 2))
    for n in range(steps):
        there = at + jumps[n]
        new = log_posterior(there[0], float(np.exp(there[1])), seen, held) + there[1]
        if luck[n] < new - logp:
            at, logp = there, new
        been[n] = at
    settled = been[steps // 10 :]
    return np.column_stack([settled[:, 0], np.exp(settled[:, 1])])
