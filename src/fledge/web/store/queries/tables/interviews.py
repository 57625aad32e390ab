"""Interviews, and what all saw in one applicant, as tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from fledge.publish.table_csv import Column, Table, table_of
from fledge.web.computed.kits import Rated
from fledge.web.store.models import Applicant, Card, Interview, Member, Role
from fledge.web.store.queries import interviews, scorecards
from fledge.web.store.queries.tables.parts import called, in_parts

#: The columns that ``fledge scorecards`` reads, and what a criterion is called, which it passes over.
RATINGS = ("person", "rater", "criterion", "score", "submitted_at", "method", "called")


def _stands(one: Interview) -> str:
    if one.cancelled:
        return "cancelled"
    return "planned" if one.ends is None or one.ends > timezone.now() else "over"


def _held_by(one: Interview) -> str:
    return "; ".join(str(person) for person in one.interviewers.all())


_INTERVIEWS: dict[str, Column] = {
    "begins_at": "begins", "ends_at": "ends", "time_zone": "zone", "minutes": "minutes", "where": "place",
    "held_by": _held_by, "kit": "kit_number", "version": "version", "stands": _stands,
}  # fmt: skip
_CARDS: dict[str, Column] = {
    "scorecards_in": lambda one: one.cards_in, "scorecards_of": lambda one: len(one.interviewers.all()),
}  # fmt: skip


def of_round(member: Member, role: Role, *, with_names: bool = True) -> Table:
    """The interviews of a round that this seat may see, last ones first."""
    columns = {"interview": "pk", "applicant": _who(with_names=with_names), **_INTERVIEWS, **_CARDS}
    return _table("interviews", columns, interviews.of_role(member, role), f"{role.title} interviews")


def own(member: Member, *, with_names: bool = True) -> Table:
    """What somebody holds themselves, by time, with whether their scorecard is in."""
    columns = {"interview": "pk", "applicant": _who(with_names=with_names), "role": "applicant.role.title",
               **_INTERVIEWS, "your_scorecard_is_in": "is_in"}  # fmt: skip
    return _table("your-interviews", columns, interviews.own_interviews(member), "Your interviews")


def _who(*, with_names: bool) -> Column:
    return lambda one: called(one.applicant, with_names=with_names)


def _table(name: str, columns: dict[str, Column], found: QuerySet[Any], about: str) -> Table:
    return table_of(name, columns, in_parts(found.defer("kit")), about=about)


def ratings(member: Member, role: Role) -> Table:
    """The handed-in ratings that this seat may see, as ``fledge scorecards`` reads them."""
    cards = [card for one in scorecards.seen_in(member, role).values() for card in one.cards]
    return Table("ratings", RATINGS, _ratings(cards), f"{role.title} ratings")


def _ratings(cards: Sequence[Card]) -> Iterator[tuple[object, ...]]:
    criteria, names = scorecards.criteria_in(cards), rater_names(cards)
    for card in cards:
        for name, score in card.ratings.items():
            known = criteria[name]
            who = f"applicant-{card.interview.applicant_id}"
            yield who, names[card.by_id], name, score, card.handed_in, known.method, known.called


def agreement(member: Member, one: Applicant) -> Table:
    """Who rated what of one applicant, criterion by criterion; no rows while their own scorecard is missing."""
    seen = scorecards.seen_of(member, one)
    cards = seen.cards if seen.is_open else ()
    names = rater_names(cards)
    raters = [names[card.by_id] for card in cards]
    head = ("criterion", *raters, "points_apart", *(f"{rater}, in their words" for rater in raters))
    return Table(
        "agreement", head, tuple(_rated(cards, scorecards.criteria_in(cards))), f"Applicant {one.pk} agreement"
    )


def _rated(cards: Sequence[Card], criteria: Mapping[str, Rated]) -> Iterator[tuple[object, ...]]:
    for name, one in criteria.items():
        if any(name in card.ratings for card in cards):
            notes = [card.words.get("notes", {}).get(name, "") for card in cards]
            yield _row(one.called, [card.ratings.get(name) for card in cards], notes)
    if any(card.overall for card in cards):
        yield _row("overall", [card.overall for card in cards], ["" for _ in cards])


def _row(called_: str, scores: Sequence[int | None], notes: Sequence[str]) -> tuple[object, ...]:
    given = [score for score in scores if score is not None]
    return (called_, *scores, max(given) - min(given), *notes)


def rater_names(cards: Sequence[Card]) -> Mapping[int, str]:
    """What raters are called, with the address where two have one name."""
    people = {card.by_id: card.by for card in cards}
    often = Counter(one.name for one in people.values())
    return {pk: one.name if often[one.name] == 1 else f"{one.name} ({one.email})" for pk, one in people.items()}
