"""What a small pool costs in money: fewer to choose from means a weaker choice, every year the person stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import ndtr, ndtri

from fledge.facts import Fact
from fledge.pool.panel import Floats
from fledge.pool.result import Money

_DRAWS = 400
_BOUNDS = (0.10, 0.50, 0.90)
#: The facts that the price rests on, by their names in the evidence.
_INTERVIEW = ("structured_interview", "interview_spread")
_SCREEN = ("years_of_experience", "years_spread")
_WORTH = ("value_of_performance_low", "value_of_performance", "value_of_performance_high")
_APPLICANTS = "considered_applicants"


@dataclass(frozen=True, slots=True)
class Stakes:
    """What is at stake in one hire: its pay a year, and how many people would be considered without the requirement.

    ``interview`` and ``screen`` are how well either tells performance (a correlation and its spread), ``worth`` is the
    value of one standard deviation of performance as a part of the pay (least, likeliest, most).
    """

    salary: float
    currency: str
    applicants: float
    interview: tuple[float, ...]
    screen: tuple[float, ...]
    worth: tuple[float, ...]
    because: tuple[Fact, ...]


def stakes(facts: Mapping[str, Fact], *, salary: float | None = None, currency: str = "USD") -> Stakes:
    """The stakes of a hire, at the posting's own pay where it states one, else at the usual pay of the occupation."""
    names = (*_INTERVIEW, *_SCREEN, *_WORTH, _APPLICANTS, *(() if salary else ("usual_salary",)))
    return Stakes(
        salary=salary or _number(facts["usual_salary"]),
        currency=currency if salary else "USD",
        applicants=_number(facts[_APPLICANTS]),
        interview=tuple(_number(facts[name]) for name in _INTERVIEW),
        screen=tuple(_number(facts[name]) for name in _SCREEN),
        worth=tuple(_number(facts[name]) for name in _WORTH),
        because=tuple(facts[name] for name in names),
    )


def price(gain: float, of: Stakes) -> Money:
    """What a requirement that makes the pool ``gain`` times smaller costs each year of the hire, 80 % range.

    Of ``applicants`` people one in ``gain`` passes the requirement; the best of those by a structured interview is
    hired. The requirement itself says a little about performance, as years of experience do, and that is taken off the
    price. Uncertain are how well the interview and the requirement tell performance, and what performance is worth.
    """
    interview, screen, worth = _draws(of.interview, of.screen, of.worth)
    kept = max(of.applicants / max(gain, 1.0), 1.0)
    lost = interview * (best_of(of.applicants) - best_of(kept)) - screen * _above(kept / of.applicants)
    low, mid, high = np.quantile(lost * worth * of.salary, _BOUNDS)
    return Money(float(low), float(mid), float(high), of.currency, of.because)


@cache
def _draws(interview: tuple[float, ...], screen: tuple[float, ...], worth: tuple[float, ...]) -> tuple[Floats, ...]:
    """Fixed draws of what is uncertain."""
    rng = np.random.default_rng(1)
    low, likeliest, high = worth
    return (
        np.maximum(rng.normal(interview[0], interview[1], _DRAWS), 0.0),
        rng.normal(screen[0], screen[1], _DRAWS),
        rng.triangular(low, likeliest, high, _DRAWS),
    )


@cache
def best_of(people: float) -> float:
    """How far the best of so many stands above the average, in standard deviations.

    >>> round(best_of(10), 2), round(best_of(100), 2)
    (1.54, 2.51)
    """
    if people <= 1:
        return 0.0
    z = np.linspace(-8.0, 8.0, 4001)
    cdf = ndtr(z) ** people
    return float(8.0 - np.trapezoid(cdf, z))


def _above(kept: float) -> float:
    """How far those who pass the screen stand above the average of what it measures, in standard deviations."""
    if kept >= 1:
        return 0.0
    cut = float(ndtri(1 - kept))
    return float(np.exp(-cut * cut / 2) / np.sqrt(2 * np.pi) / kept)


def _number(fact: Fact) -> float:
    return float(fact.value.split()[0].replace(",", ""))
