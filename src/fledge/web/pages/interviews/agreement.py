"""Who rated what of one applicant, and how far they agree: for those who have handed in their own card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from fledge.web.computed.agreed import APART, Agreed, Estimate, agreed, estimate
from fledge.web.computed.kits import Rated
from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.pages.interviews.shown import shown
from fledge.web.store.models import Applicant, Card
from fledge.web.store.queries import interviews, scorecards
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.queries.tables import interviews as tables
from fledge.web.store.rights import May


@dataclass(frozen=True, slots=True)
class Cell:
    """The number that one rater gave, None where they gave none, with what they heard."""

    rater: str
    score: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion with the number of each rater, and how far apart the lowest and the highest are."""

    called: str
    cells: tuple[Cell, ...]
    apart: int

    @property
    def is_far(self) -> bool:
        """Whether the raters should talk about it."""
        return self.apart >= APART


@door(May.INTERVIEW)
def agreement(visit: Visit, applicant: int) -> HttpResponse:
    """The table of ratings, the sentences of agreement, and an estimate only for whoever asks for it."""
    one = applicant_for(visit.member, applicant)
    seen = scorecards.seen_of(visit.member, one)
    own = shown(interviews.own_interviews(visit.member).filter(applicant=one).defer("kit"), visit.user.pk)
    about = {"role": one.role, "one": one, "seen": seen, "owed": [row for row in own if row.state != "in"]}
    if seen.is_open and seen.cards:
        criteria = scorecards.criteria_in(seen.cards)
        about |= {"lines": lines(seen.cards, criteria), "cards": seen.cards, "agreed": _agreed(visit, one)}
        if visit.request.GET.get("estimate") == "1":
            about["estimate"] = _estimate(visit, one)
    return render(visit.request, "interviews/agreement.html", about)


@door(May.INTERVIEW)
def agreement_table(visit: Visit, applicant: int) -> HttpResponse:
    """The same table as a file; it has no rows while the ratings are hidden."""
    return csv_answer(tables.agreement(visit.member, applicant_for(visit.member, applicant)))


def lines(cards: Sequence[Card], criteria: Mapping[str, Rated]) -> list[Line]:
    """What was rated, criterion by criterion, in the order of the kit; what nobody rated is left out."""
    whole = _line("Overall", [(card, card.overall, "") for card in cards])
    each = [
        _line(one.called, [(card, card.ratings.get(name), _note(card, name)) for card in cards])
        for name, one in criteria.items()
        if any(name in card.ratings for card in cards)
    ]
    return [*each, whole] if any(cell.score for cell in whole.cells) else each


def _note(card: Card, name: str) -> str:
    return str(card.words.get("notes", {}).get(name, ""))


def _line(called: str, given: Sequence[tuple[Card, int | None, str]]) -> Line:
    scores = [score for _, score, _ in given if score is not None]
    cells = tuple(Cell(card.by.name, score, note) for card, score, note in given)
    return Line(called, cells, max(scores) - min(scores) if scores else 0)


def _round(visit: Visit, one: Applicant) -> list[Card]:
    """All cards of the round that this person may see: how far raters agree shows over several people only."""
    return [card for seen in scorecards.seen_in(visit.member, one.role).values() for card in seen.cards]


def _agreed(visit: Visit, one: Applicant) -> Agreed:
    cards = _round(visit, one)
    return agreed([scorecards.handed(card) for card in cards], scorecards.criteria_in(cards))


def _estimate(visit: Visit, one: Applicant) -> Estimate | None:
    cards = _round(visit, one)
    handed = [scorecards.handed(card) for card in cards]
    return estimate(handed, scorecards.criteria_in(cards), person=str(one.pk), called=f"Applicant {one.pk}")
