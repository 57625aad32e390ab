"""Ratings that are made alone: nobody sees what another gave before having given their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fledge.problem import Problem

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Rating:
    """The number that one rater gave for one criterion, 1 to 5, with what it rests on."""

    rater: str
    criterion: str
    score: int
    note: str = ""

    def __post_init__(self) -> None:
        if self.score not in range(LOWEST, HIGHEST + 1):
            what = f"{self.rater} gives {self.score!r} for {self.criterion}"
            raise Problem(what, mend=f"give a whole number from {LOWEST} to {HIGHEST}")


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All that one rater gave one person. ``submitted_at`` is empty as long as the rater may still change it."""

    rater: str
    person: str
    ratings: tuple[Rating, ...]
    submitted_at: str = ""

    @property
    def submitted(self) -> bool:
        """Whether it is given, so that it counts and can no longer be changed."""
        return bool(self.submitted_at)


def visible_to(rater: str, cards: Iterable[Scorecard]) -> tuple[Scorecard, ...]:
    """What a rater may see: their own cards, and others' submitted ones on people whom they have rated themselves.

    >>> mine, theirs = Scorecard("Ada", "p1", ()), Scorecard("Ben", "p1", (), "2026-02-04")
    >>> visible_to("Ada", (mine, theirs)) == (mine,)
    True
    """
    given = tuple(cards)
    rated = {card.person for card in given if card.rater == rater and card.submitted}
    return tuple(card for card in given if card.rater == rater or (card.submitted and card.person in rated))


def submitted(cards: Iterable[Scorecard]) -> tuple[Scorecard, ...]:
    """The cards that count."""
    return tuple(card for card in cards if card.submitted)
