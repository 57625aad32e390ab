"""How far raters agree beyond what chance would give, how sure that is, and when nothing can be said yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.special import stdtrit

from fledge.facts import Fact
from fledge.match.part import Range

#: One thing rated: the person it belongs to, and the score of each rater.
Unit = tuple[str, Mapping[str, float]]
_LIMIT = 1 - 1e-9
_TAIL = 0.95
#: With fewer people the range below does not hold what it says.
_FEWEST = 6
_FACTS = ("agreement_little", "agreement_enough")


class Standing(StrEnum):
    """What can be said of the agreement."""

    ENOUGH = "enough"
    LITTLE = "little"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far raters agree: 1 wholly, 0 as much as by chance, below it less than that.

    ``range`` holds nine of ten rounds like this; None where too few people were rated to work one out. ``value`` is
    None where it is not defined. ``measure`` names the statistic, ``why`` what is missing where nothing can be told.
    """

    measure: str
    people: int
    raters: int
    value: float | None
    range: Range | None
    standing: Standing
    why: str
    because: tuple[Fact, ...]


def agreement(units: Sequence[Unit], facts: Mapping[str, Fact]) -> Agreement:
    """How far raters agree on what was rated by two or more of them.

    Two raters who both rated everything are compared by Cohen's kappa with quadratic weights, any others by
    Krippendorff's alpha for intervals, which weighs differences alike and allows for missing ratings.
    """
    shared = [unit for unit in units if len(unit[1]) > 1]
    raters = {rater for _, scores in shared for rater in scores}
    people = sorted({person for person, _ in shared})
    two = len(raters) == 2
    measure, of = ("weighted kappa", weighted_kappa) if two else ("alpha", alpha)
    value = of(shared) if shared else None
    because = tuple(facts[name] for name in _FACTS)
    found = _range(shared, people, of, value)
    standing, why = _standing(value, found, len(people), because)
    return Agreement(measure, len(people), len(raters), value, found, standing, why, because)


def weighted_kappa(units: Sequence[Unit]) -> float | None:
    """Cohen's kappa of two raters, weighing a difference by its square; None where both always gave one number."""
    first, second = sorted({rater for _, scores in units for rater in scores})
    a = np.array([scores[first] for _, scores in units])
    b = np.array([scores[second] for _, scores in units])
    expected = float(np.mean((a[:, None] - b[None, :]) ** 2))
    return 1 - float(np.mean((a - b) ** 2)) / expected if expected else None


def alpha(units: Sequence[Unit]) -> float | None:
    """Krippendorff's alpha for interval data, each unit rated by two or more; None where all ratings are equal."""
    rated = [np.array(list(scores.values()), dtype=float) for _, scores in units]
    together = np.concatenate(rated)
    expected = 2 * float(np.var(together, ddof=1))
    if not expected:
        return None
    observed = sum(2 * len(one) * float(np.var(one, ddof=1)) for one in rated) / len(together)
    return 1 - observed / expected


def _range(
    units: Sequence[Unit], people: Sequence[str], of: Callable[[Sequence[Unit]], float | None], value: float | None
) -> Range | None:
    """Nine of ten rounds: one person left out at a time, on a scale on which the ends do not press (Fisher's z)."""
    n = len(people)
    if value is None or n < _FEWEST:
        return None
    left_out = [of([unit for unit in units if unit[0] != person]) for person in people]
    if any(one is None for one in left_out):
        return None
    whole = _z(value)
    if all(one == value for one in left_out):
        return _never_apart(units, of, value)
    pseudo = np.array([n * whole - (n - 1) * _z(one) for one in left_out if one is not None])
    half = float(stdtrit(n - 1, _TAIL)) * float(np.std(pseudo, ddof=1)) / n**0.5
    return Range(float(np.tanh(whole - half)), value, float(np.tanh(whole + half)))


def _never_apart(units: Sequence[Unit], of: Callable[[Sequence[Unit]], float | None], value: float) -> Range:
    """Where raters never differed: as if they had differed by a point on one person more."""
    raters = sorted({rater for _, scores in units for rater in scores})
    middle = float(np.median([score for _, scores in units for score in scores.values()]))
    one_more = {rater: middle + (rater == raters[0]) for rater in raters}
    worse = of([*units, ("", one_more)])
    return Range(min(value, worse if worse is not None else value), value, value)


def _z(value: float) -> float:
    return float(np.arctanh(np.clip(value, -_LIMIT, _LIMIT)))


def _standing(value: float | None, found: Range | None, people: int, because: Sequence[Fact]) -> tuple[Standing, str]:
    little, enough = (float(fact.value.split()[0]) for fact in because)
    if not people:
        return Standing.CANNOT_TELL, "nobody was rated by two people"
    if value is None:
        return Standing.CANNOT_TELL, "everybody got the same number"
    if found is None:
        few = "one person was" if people == 1 else f"only {people} people were"
        return Standing.CANNOT_TELL, f"{few} rated by two or more"
    if found.low >= enough:
        return Standing.ENOUGH, ""
    if found.high < little:
        return Standing.LITTLE, ""
    return (
        Standing.CANNOT_TELL,
        "the range is too wide for so few people" if found.high >= enough else "it lies between",
    )
