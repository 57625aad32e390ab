"""From ratings to an estimate of later performance: a wide range, and nearer to the average than the ratings are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from fledge.facts import Fact
from fledge.match.interview.scorecard import Scorecard
from fledge.match.interview.validity import FOUR_OF_FIVE, Validity, number
from fledge.match.part import Range

_FACTS = ("usual_rating", "rating_spread", "rater_spread", "rater_weight", "methods_overlap")
#: What is left open never becomes less than this share.
_LEFT_OPEN = 0.05
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ratings:
    """How one person was rated in one way: the average on the scale of 1 to 5, by how many raters."""

    method: str
    average: float
    raters: int


@dataclass(frozen=True, slots=True)
class Composite:
    """What ratings let one expect of a person's performance, in standard deviations from the average of such people.

    ``expected`` is the average of people with these ratings, with what is not known of the ratings and of the methods;
    ``person`` is where one such person may lie, which is far wider. Both hold four of five. ``rated`` is how far above
    or below the usual the ratings stand themselves; ``above`` of 100 such people how many do better than the average.
    ``weights`` are by method, ``unit`` is ``expected`` in the middle where every method weighs alike.
    """

    who: str
    ratings: tuple[Ratings, ...]
    rated: float
    expected: Range
    person: Range
    above: float
    weights: tuple[float, ...]
    unit: float
    told: float
    because: tuple[Fact, ...]


def ratings_of(cards: Iterable[Scorecard], methods: Mapping[str, str]) -> tuple[Ratings, ...]:
    """One person's ratings by method: each rater's average over the criteria of a method, then over raters."""
    by_method: dict[str, list[float]] = {}
    for card in cards:
        for method, average in averages(card, methods).items():
            by_method.setdefault(method, []).append(average)
    return tuple(Ratings(method, float(np.mean(found)), len(found)) for method, found in by_method.items())


def averages(card: Scorecard, methods: Mapping[str, str]) -> dict[str, float]:
    """One rater's average for each method."""
    by_method: dict[str, list[int]] = {}
    for rating in card.ratings:
        by_method.setdefault(methods[rating.criterion], []).append(rating.score)
    return {method: float(np.mean(scores)) for method, scores in by_method.items()}


def rater_spread(cards: Sequence[Scorecard], methods: Mapping[str, str], facts: Mapping[str, Fact]) -> float:
    """How far one rater's average lies from what many would give, in points: as assumed, and as these raters show."""
    assumed, weight = number(facts["rater_spread"]), number(facts["rater_weight"])
    cells: dict[tuple[str, str], list[float]] = {}
    for card in cards:
        for method, average in averages(card, methods).items():
            cells.setdefault((card.person, method), []).append(average)
    apart = sum(float(np.var(found)) * len(found) for found in cells.values())
    compared = sum(len(found) - 1 for found in cells.values())
    return float(((weight * assumed**2 + apart) / (weight + compared)) ** 0.5)


def composite(
    who: str, ratings: Sequence[Ratings], validities: Sequence[Validity], facts: Mapping[str, Fact], *, spread: float
) -> Composite:
    """What these ratings let one expect.

    The weights are those of a regression: each method by how well it tells performance, less what another has told
    already. ``spread`` is how far one rater lies off (:func:`rater_spread`), in points.
    """
    known = {validity.method: validity for validity in validities}
    used = [known[one.method] for one in ratings]
    usual, scale = number(facts["usual_rating"]), number(facts["rating_spread"])
    x = np.array([(one.average - usual) / scale for one in ratings])
    off = np.array([(spread / scale) ** 2 / one.raters for one in ratings])
    tells = np.array([validity.value for validity in used])
    unsure = np.array([validity.spread**2 for validity in used])
    apart = _apart(len(used), number(facts["methods_overlap"]))
    weights = apart @ tells
    variance = float(weights**2 @ off + (apart @ x) ** 2 @ unsure + unsure @ (apart**2) @ off)
    told = min(float(weights @ tells), 1 - _LEFT_OPEN)
    middle = float(weights @ x)
    because = (*dict.fromkeys(fact for validity in used for fact in validity.because), *(facts[n] for n in _FACTS))
    return Composite(
        who=who,
        ratings=tuple(ratings),
        rated=_one_scale(x, number(facts["methods_overlap"])),
        expected=_range(middle, variance),
        person=_range(middle, variance + 1 - told),
        above=float(ndtr(middle / (variance + 1 - told) ** 0.5)),
        weights=tuple(map(float, weights)),
        unit=_unit(x, tells, number(facts["methods_overlap"])),
        told=told,
        because=because,
    )


def _apart(methods: int, overlap: float) -> Floats:
    """What turns validities into weights: the inverse of how far the methods agree with each other."""
    together = np.full((methods, methods), overlap) + (1 - overlap) * np.eye(methods)
    return np.asarray(np.linalg.inv(together), dtype=np.float64)


def _one_scale(x: Floats, overlap: float) -> float:
    """The ratings as one number: their sum in its own standard deviations."""
    n = len(x)
    return float(x.sum() / (n + n * (n - 1) * overlap) ** 0.5)


def _unit(x: Floats, tells: Floats, overlap: float) -> float:
    """What one would expect if every method weighed alike: the plain sum, by how well that tells performance."""
    n = len(x)
    return float(x.sum() * tells.sum() / (n + n * (n - 1) * overlap))


def _range(middle: float, variance: float) -> Range:
    half = FOUR_OF_FIVE * variance**0.5
    return Range(middle - half, middle, middle + half)
