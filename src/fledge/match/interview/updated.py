"""What one's own outcomes add to what studies found: little at first, more with every person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import atanh

import numpy as np
from numpy.typing import NDArray

from fledge.facts import Fact
from fledge.match.interview.validity import Validity

#: From fewer pairs than this a correlation tells nothing on Fisher's scale, whose variance is 1 / (n - 3).
_FEWEST = 4
_LIMIT = 0.999
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one person: the average rating by one way of assessing, and performance after twelve months.

    ``performance`` is on any scale, as long as it is the same for all people of the cohort.
    """

    person: str
    method: str
    rating: float
    performance: float


def updated(
    validities: Sequence[Validity], outcomes: Iterable[Outcome], *, cohort: str, year: str
) -> tuple[Validity, ...]:
    """The validities once the outcomes of a cohort are known; where there are too few, as before.

    A normal prior on Fisher's z meets the correlation of the cohort, whose z has the variance 1 / (n - 3). Only people
    who were hired have outcomes, which makes the correlation look smaller than it is; that is named in the fact and not
    corrected, because the ratings of everybody who applied would be needed for it. ``year`` dates the fact.
    """
    known = tuple(outcomes)
    return tuple(_one(validity, known, cohort, year) for validity in validities)


def _one(validity: Validity, outcomes: Sequence[Outcome], cohort: str, year: str) -> Validity:
    found = [outcome for outcome in outcomes if outcome.method == validity.method]
    correlation = _correlation(found)
    if correlation is None:
        return validity
    n = len(found)
    before, now = validity.z_spread**-2, n - 3
    z = (before * validity.z + now * atanh(correlation)) / (before + now)
    fact = _fact(validity.method, correlation, n, cohort, year, share=before / (before + now))
    return Validity(validity.method, z, (before + now) ** -0.5, (*validity.because, fact))


def _correlation(found: Sequence[Outcome]) -> float | None:
    if len(found) < _FEWEST:
        return None
    ratings = np.array([outcome.rating for outcome in found], dtype=float)
    performances = np.array([outcome.performance for outcome in found], dtype=float)
    if _alike(ratings) or _alike(performances):
        return None
    return float(np.clip(np.corrcoef(ratings, performances)[0, 1], -_LIMIT, _LIMIT))


def _alike(values: NDArray[np.float64]) -> bool:
    """Whether they differ by no more than rounding does."""
    return bool(np.ptp(values) <= _ROUNDING * max(1.0, float(np.abs(values).max())))


def _fact(method: str, correlation: float, n: int, cohort: str, year: str, *, share: float) -> Fact:
    about = (
        f"correlation of {method} ratings with performance after twelve months among people who were hired, so that it "
        f"looks smaller than among all who applied (not corrected); what was known before keeps {share:.0%} of the "
        "weight"
    )
    return Fact(about, f"{correlation:.2f} correlation", f"our cohort {cohort}, n = {n}", "C", year)


def too_few(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """A sentence for each way of assessing whose outcomes say nothing yet."""
    known = tuple(outcomes)
    for method in dict.fromkeys(outcome.method for outcome in known):
        found = [outcome for outcome in known if outcome.method == method]
        if _correlation(found) is None:
            yield (
                f"The outcomes of {len(found)} people say nothing yet of the {method}: at least {_FEWEST} are needed, "
                "with different ratings and different performance. What studies found stands."
            )
