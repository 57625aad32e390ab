"""A share as people: what the panel shows, laid over the official number of people in such occupations."""

from __future__ import annotations

from math import floor, log10

from fledge.pool.panel import About
from fledge.pool.result import Estimate, People


def people(found: Estimate, about: About) -> People | None:
    """An order of magnitude: who answers a survey is not who works in the country. None where no total is known."""
    if not about.base:
        return None
    base = sum(int(fact.value.split()[0].replace(",", "")) for fact in about.base)
    low, mid, high = (rounded(base * share) for share in (found.low, found.share, found.high))
    return People(base, mid, low, high, about.base)


def rounded(people: float) -> float:
    """Two figures, because more would pretend to be known.

    >>> rounded(88432.0), rounded(0.0)
    (88000.0, 0.0)
    """
    return round(people, 1 - floor(log10(people))) if people >= 1 else float(round(people))
