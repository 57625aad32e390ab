"""Handed-in scorecards → who may see them, how far raters agree, and an estimate with its range when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fledge.match.interview import Known, Rating, Round, Scorecard, Told, told, validities, visible_to
from fledge.publish.scorecards_sentences import DECIDES, REGRESSION, agreement_says, composite_says
from fledge.web.computed.kits import Rated
from fledge.web.computed.knowledge import book

#: Numbers of two raters that lie so far apart are worth talking about.
APART = 2


@dataclass(frozen=True, slots=True)
class Handed:
    """One handed-in scorecard: keys for a person and a rater, a number for each criterion rated, and when."""

    person: str
    rater: str
    ratings: Mapping[str, int]
    at: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far raters agree, in sentences: over everything, and by what each criterion is called."""

    overall: str
    by_criterion: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What one person's ratings let one expect, what that means, and where the numbers come from."""

    says: str
    means: str
    decides: str
    sources: tuple[str, ...]


def visible(rater: str, handed: Sequence[Handed]) -> tuple[bool, ...]:
    """Which of the cards a rater may see, by the rule of the stage."""
    cards = [_card(one, {}) for one in handed]
    seen = visible_to(rater, cards)
    return tuple(card in seen for card in cards)


def agreed(handed: Sequence[Handed], criteria: Mapping[str, Rated]) -> Agreed:
    """How far raters agree on these cards; where it cannot be told, why not."""
    found = _told(handed, criteria)
    each = tuple((name, agreement_says(name, one)) for name, one in found.by_criterion)
    return Agreed(agreement_says("everything together", found.overall), each)


def estimate(handed: Sequence[Handed], criteria: Mapping[str, Rated], *, person: str, called: str) -> Estimate | None:
    """What one person's ratings let one expect, beside the others', which tell how far raters lie apart."""
    found = _told([Handed(called, one.rater, one.ratings, one.at) if one.person == person else one for one in handed],
                  criteria)  # fmt: skip
    own = next((one for one in found.people if one.who == called), None)
    if own is None:
        return None
    sources = tuple(f"{fact.about}: {fact.value}. {fact.source}, grade {fact.grade}" for fact in own.because)
    return Estimate(composite_says(own), REGRESSION, DECIDES, sources)


def _told(handed: Sequence[Handed], criteria: Mapping[str, Rated]) -> Told:
    cards = tuple(_card(one, criteria) for one in handed if one.ratings)
    methods = {name: one.method for name, one in criteria.items()}
    names = {name: one.called for name, one in criteria.items()}
    kit = tuple(Known(name, names[name], methods[name]) for name in criteria)
    return told(Round(cards, methods, names, (), kit), validities(book().constants), book().constants)


def _card(one: Handed, criteria: Mapping[str, Rated]) -> Scorecard:
    ratings = (Rating(one.rater, name, score) for name, score in one.ratings.items() if name in criteria)
    return Scorecard(one.rater, one.person, tuple(ratings), one.at)
