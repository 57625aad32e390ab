"""What a round of interviews tells: how far raters agree, and what each person's ratings let one expect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fledge.facts import Fact
from fledge.match.interview.agreement import Agreement, Unit, agreement
from fledge.match.interview.composite import Composite, composite, rater_spread, ratings_of
from fledge.match.interview.read_ratings import Round, lines_of
from fledge.match.interview.scorecard import Scorecard, submitted
from fledge.match.interview.validity import Validity


@dataclass(frozen=True, slots=True)
class Told:
    """What ratings tell. ``people`` stand in the order in which they were given, never by a number.

    ``overall`` is the agreement over all criteria, ``by_criterion`` that on each. ``notes`` are whole sentences.
    """

    people: tuple[Composite, ...]
    overall: Agreement
    by_criterion: tuple[tuple[str, Agreement], ...]
    validities: tuple[Validity, ...]
    notes: tuple[str, ...]


def told(round_: Round, validities: Sequence[Validity], facts: Mapping[str, Fact]) -> Told:
    """Everything that the submitted scorecards of a round tell."""
    cards = submitted(round_.cards)
    spread = rater_spread(cards, round_.methods, facts)
    people = dict.fromkeys(card.person for card in cards)
    criteria = dict.fromkeys(rating.criterion for _, rating in lines_of(cards))
    of_person = {person: tuple(card for card in cards if card.person == person) for person in people}
    used = {round_.methods[criterion] for criterion in criteria}
    return Told(
        people=tuple(
            composite(person, ratings_of(own, round_.methods), validities, facts, spread=spread)
            for person, own in of_person.items()
        ),
        overall=agreement([unit for criterion in criteria for unit in _units(cards, criterion)], facts),
        by_criterion=tuple((round_.names[one], agreement(_units(cards, one), facts)) for one in criteria),
        validities=tuple(validity for validity in validities if validity.method in used),
        notes=tuple(_notes(round_, of_person, list(criteria))),
    )


def _units(cards: Sequence[Scorecard], criterion: str) -> list[Unit]:
    """The scores on one criterion, person by person."""
    found: dict[str, dict[str, float]] = {}
    for person, rating in lines_of(tuple(cards)):
        if rating.criterion == criterion:
            found.setdefault(person, {})[rating.rater] = rating.score
    return list(found.items())


def _notes(round_: Round, of_person: Mapping[str, tuple[Scorecard, ...]], criteria: Sequence[str]) -> Iterator[str]:
    waiting = [f"{card.rater} on {card.person}" for card in round_.cards if not card.submitted]
    if waiting:
        cards = "One scorecard is" if len(waiting) == 1 else f"{len(waiting)} scorecards are"
        yield f"{cards} not submitted and not counted: {'; '.join(waiting)}."
    yield from _left_out(round_, criteria)
    for person, cards_of in of_person.items():
        if len(cards_of) == 1:
            yield f"{person} was rated by {cards_of[0].rater} alone. A second rating, made apart from it, helps most."
        rated = {rating.criterion for card in cards_of for rating in card.ratings}
        if missing := [round_.names[one] for one in criteria if one not in rated]:
            yield f"{person} was not rated on {', '.join(missing)}, as others were. Compare with care."


def _left_out(round_: Round, criteria: Sequence[str]) -> Iterator[str]:
    """A sentence for each method of which only a part was rated."""
    for method in dict.fromkeys(round_.methods[one] for one in criteria):
        wanted = [one for one in round_.kit if one.method == method]
        rated = [one for one in wanted if one.id in criteria]
        if len(rated) < len(wanted):
            yield (
                f"Of {len(wanted)} criteria of the {method} {len(rated)} {'was' if len(rated) == 1 else 'were'} rated. "
                "The estimates take them for the whole, so that their ranges are too narrow."
            )
