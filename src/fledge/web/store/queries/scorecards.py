"""Scorecards: drafts that save themselves, handed in for good, and hidden from one another until then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from fledge.web.computed.agreed import Handed, visible
from fledge.web.computed.kits import Rated, criteria_of
from fledge.web.store.models import Applicant, Card, Interview, Member, Role
from fledge.web.store.queries.changes import locked, together
from fledge.web.store.queries.interviews import is_interviewer
from fledge.web.store.queries.problems import Field, Stale, stale
from fledge.web.store.rights import May, allows

_LONGEST_NOTE = 4000
_MOST_NOTES = 20
_RATES = range(1, 6)


@dataclass(frozen=True, slots=True)
class Given:
    """What stands on a scorecard: numbers and what was heard by criterion, and the whole in words."""

    ratings: Mapping[str, int]
    notes: Mapping[str, str]
    overall: int | None = None
    strengths: str = ""
    doubts: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """The scorecards of one applicant that somebody may see; ``is_hidden`` until they have handed in their own."""

    cards: tuple[Card, ...]
    is_hidden: bool
    is_open: bool


def card_of(interview: Interview, member: Member) -> Card | None:
    """Somebody's own scorecard, as far as they have filled it in."""
    return interview.cards.filter(by=member.user_id).first()


@together
def saved(
    interview: Interview, *, member: Member, given: Given, edition: int, tab: str = "", is_final: bool = False
) -> Card:
    """A draft of somebody's own scorecard, or the card itself, handed in for good.

    ``edition`` is that of the page, 0 where there was no card yet; ``tab`` tells two open pages of one person apart.
    """
    held = locked(Interview.objects.filter(pk=interview.pk, applicant__person__erased=None))
    if held.cancelled:
        raise Stale("this interview was cancelled, so there is nothing to rate")
    if not is_interviewer(member, held):
        raise Field("only those who hold the interview rate it", where="ratings", mend="ask to be put on it")
    card = card_of(held, member) or Card(interview=held, by=member.user, edition=0)
    _refuse_other(card, edition, tab)
    _write(card, held, given)
    card.edition, card.tab = card.edition + 1, tab[:32]
    if is_final:
        _refuse_empty(card)
        card.handed_in = timezone.now()
    card.save()
    return card


def _refuse_other(card: Card, edition: int, tab: str) -> None:
    if card.handed_in:
        mend = "add a note below it; the numbers stay as they were"
        raise Stale("this scorecard has been handed in and cannot be changed", mend=mend)
    if card.edition != edition and (not tab or card.tab != tab[:32]):
        raise stale("scorecard", "You, on another page,")


def _write(card: Card, interview: Interview, given: Given) -> None:
    known = {one.id for one in criteria_of(interview.kit)}
    if not known.issuperset((*given.ratings, *given.notes)):
        raise Field("the kit has no such criterion", where="ratings", mend="open the scorecard again")
    numbers = (*given.ratings.values(), *((given.overall,) if given.overall is not None else ()))
    if not all(number in _RATES for number in numbers):
        raise Field("give a whole number from 1 to 5", where="ratings")
    card.ratings, card.overall = dict(given.ratings), given.overall
    notes = {name: words for name, said in given.notes.items() if (words := _words(said, name))}
    card.words = {
        "notes": notes,
        "strengths": _words(given.strengths, "strengths"),
        "doubts": _words(given.doubts, "doubts"),
    }


def _words(text: str, where: str) -> str:
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(text) > _LONGEST_NOTE:
        raise Field(f"this is longer than {_LONGEST_NOTE:,} characters", where=where)
    return text


def _refuse_empty(card: Card) -> None:
    if not card.ratings:
        mend = "what you did not get to can stay empty"
        raise Field("rate at least one answer before you hand it in", where="ratings", mend=mend)


@together
def remarked(interview: Interview, *, member: Member, text: str) -> Card:
    """A note on one's own card after it was handed in, with its time; the numbers stay."""
    locked(Interview.objects.filter(pk=interview.pk, applicant__person__erased=None))
    card = card_of(interview, member)
    if card is None or not card.handed_in:
        raise Stale("this scorecard is still yours to change", mend="change it, then hand it in")
    text, later = _words(text, "text"), card.words.get("later", [])
    if not text:
        raise Field("write something", where="text")
    if len(later) >= _MOST_NOTES:
        raise Field(f"there are {_MOST_NOTES} notes already", where="text")
    card.words = {**card.words, "later": [*later, {"at": timezone.now().isoformat(), "text": text}]}
    card.save(update_fields=["words", "changed"])
    return card


def seen_of(member: Member, applicant: Applicant) -> Seen:
    """The handed-in scorecards of one applicant, as far as somebody may see them now."""
    return seen_in(member, applicant.role, [applicant.pk]).get(applicant.pk, Seen((), False, _may_look(member)))


def seen_in(member: Member, role: Role, applicants: Iterable[int] = ()) -> dict[int, Seen]:
    """The same for everybody of a round who was interviewed, or for those named, by applicant."""
    people = Interview.objects.filter(applicant__role=role, applicant__person__erased=None, cancelled=None)
    only = {"applicant__in": list(applicants)} if applicants else {}
    held = list(people.filter(**only).defer("kit").order_by("applicant__applied", "applicant", "begins", "pk"))
    cards = Card.objects.filter(interview__in=[one.pk for one in held]).exclude(handed_in=None)
    rated = list(
        cards.select_related("by", "interview").defer("interview__kit").order_by("by__name", "by", "handed_in")
    )
    mine = _own(member, held)
    done = {card.interview_id for card in rated if card.by_id == member.user_id}
    found = dict.fromkeys(one.applicant_id for one in held)
    return {one: _seen(member, one, rated, held, mine, done) for one in found}


def _own(member: Member, held: Sequence[Interview]) -> set[int]:
    through = Interview.interviewers.through.objects.filter(user=member.user_id, interview__in=[one.pk for one in held])
    return set(through.values_list("interview_id", flat=True))


def _seen(
    member: Member, applicant: int, rated: Sequence[Card], held: Sequence[Interview], mine: set[int], done: set[int]
) -> Seen:
    """What somebody sees of one applicant: nothing of others' while a card of their own is missing."""
    theirs = {one.pk for one in held if one.applicant_id == applicant}
    cards = [card for card in rated if card.interview_id in theirs]
    own = theirs & (mine | done)
    if not own:
        return Seen(tuple(cards) if _may_look(member) else (), not _may_look(member), _may_look(member))
    owes = bool(own - done)
    seen = _visible(member, [card for card in cards if not owes or card.by_id == member.user_id])
    return Seen(seen, owes, not owes)


def _may_look(member: Member) -> bool:
    """Whoever decides and rates nothing themselves reads what was handed in."""
    return allows(member.seat, May.REVIEW)


def _visible(member: Member, cards: Sequence[Card]) -> tuple[Card, ...]:
    may = visible(str(member.user_id), [handed(card) for card in cards])
    return tuple(card for card, is_seen in zip(cards, may, strict=True) if is_seen)


def handed(card: Card) -> Handed:
    """A scorecard as the stages take it: who rated whom, without names."""
    at = card.handed_in.isoformat() if card.handed_in else ""
    return Handed(str(card.interview.applicant_id), str(card.by_id), card.ratings, at)


def criteria_in(cards: Iterable[Card]) -> dict[str, Rated]:
    """Everything that could be rated on these cards, in the order of their kits."""
    found: dict[str, Rated] = {}
    for interview in {card.interview.kit_number: card.interview for card in cards}.values():
        found |= {one.id: one for one in criteria_of(interview.kit) if one.id not in found}
    return found


def as_given(data: Mapping[str, Any], ids: Iterable[str]) -> Given:
    """What a form holds, by the names of its fields; what is no number is left empty."""
    names = list(ids)
    ratings = {one: int(data[f"rate-{one}"]) for one in names if _is_rate(data.get(f"rate-{one}", ""))}
    notes = {one: str(data.get(f"note-{one}", "")) for one in names}
    overall = data.get("overall", "")
    texts = (str(data.get("strengths", "")), str(data.get("doubts", "")))
    return Given(ratings, notes, int(overall) if _is_rate(overall) else None, *texts)


def _is_rate(words: str) -> bool:
    return words in {"1", "2", "3", "4", "5"}


def on_card(card: Card | None) -> Given:
    """What stands on a card, to be shown; nothing where there is none yet."""
    if card is None:
        return Given({}, {})
    words = card.words
    return Given(
        card.ratings, words.get("notes", {}), card.overall, words.get("strengths", ""), words.get("doubts", "")
    )
