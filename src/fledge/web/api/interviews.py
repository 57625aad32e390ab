"""Interviews, their kit, and scorecards: somebody's own first, the others' once it is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

from django.urls import reverse
from ninja import Field as Said
from ninja import Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.editions import edition_seen
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.shapes import Edition, Given, Id, Line, Person, person
from fledge.web.computed.agreed import agreed
from fledge.web.store.models import Card, Interview, Member, Scope, User
from fledge.web.store.queries import interviews, kits, scorecards
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.interview_letters import invited
from fledge.web.store.queries.problems import Field, NotThere
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.rights import May

shelf = Router(tags=["Interviews"])
_ROLE = "/roles/{int:pk}"
_ONE = "/interviews/{int:pk}"
Clock = Annotated[str, Said(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d$", description="What the clock shows in its zone.")]
Rate = Annotated[int, Said(ge=1, le=5)]
Heard = Annotated[str, Said(max_length=4000, pattern=r"^[^\x00]*$")]


class KitAnswer(Schema):
    """The questions that everybody in a round is asked alike."""

    number: Annotated[int, Said(ge=1)]
    version: Annotated[int, Said(description="The version of the posting that it was made from.")]
    made: datetime
    kit: dict[str, Any]


class InterviewGiven(Given):
    """When, where and with whom (``person.id`` of members of the role)."""

    begins: Clock
    zone: Annotated[Line, Said(max_length=60)] = "UTC"
    minutes: Annotated[int, Said(ge=10, le=480)] = 60
    place: Line = ""
    interviewers: Annotated[list[Id], Said(min_length=1, max_length=20)]
    invite: Annotated[
        bool, Said(description="Put invitations into the outbox, for the candidate and for each of them.")
    ] = False


class InterviewAnswer(Schema):
    """One conversation; the person goes by number."""

    id: Id
    applicant: Id
    begins: datetime | None
    zone: str
    minutes: int
    place: str
    kit: int
    version: int
    interviewers: list[Person]
    cancelled: datetime | None
    edition: Edition


class Cancelling(Given):
    """Which edition was seen, and whether cancellations go into the outbox."""

    edition: Edition | None = None
    invite: bool = False


class CardGiven(Given):
    """Your own scorecard: a number from 1 to 5 by the ids of the kit's criteria. Handed in, it stays as it is."""

    ratings: Annotated[dict[Line, Rate], Said(max_length=100)] = {}
    notes: Annotated[dict[Line, Heard], Said(max_length=100)] = {}
    overall: Rate | None = None
    strengths: Heard = ""
    doubts: Heard = ""
    edition: Annotated[int, Said(ge=0, lt=2**31, description="That of the card that you saw; 0 for a new one.")] = 0
    hand_in: bool = False


class CardNoteGiven(Given):
    """What came to mind after the card was handed in."""

    text: Annotated[Heard, Said(min_length=1)]


class CardAnswer(Schema):
    """One interviewer's scorecard; notes that were added later stand in ``words`` under ``later``."""

    interview: Id
    by: Person | None
    ratings: dict[str, int]
    words: dict[str, Any]
    overall: int | None
    handed_in: datetime | None
    edition: int


class AgreementAnswer(Schema):
    """The scorecards that you may see, and how far they agree. ``is_hidden``: your own is still missing."""

    applicant: Id
    is_hidden: bool
    cards: list[CardAnswer]
    overall: str
    by_criterion: dict[str, str]


@route(shelf, "GET", _ROLE + "/kit", may=May.INTERVIEW, scope=Scope.APPLICANTS, gives=KitAnswer)
def kit(request: Request, pk: int) -> KitAnswer:
    """The kit that a new interview gets."""
    found = kits.kit_in_force(role_for(request.caller.member, pk))
    if found is None:
        raise NotThere("nobody has made a kit for this role", mend="make one")
    return _kit(found)


@route(shelf, "POST", _ROLE + "/kit", may=May.REVIEW, scope=Scope.ROUND, status=201, gives=KitAnswer)
def make_kit(request: Request, pk: int) -> KitAnswer:
    """Make a kit from the posting in force; interviews that are planned keep theirs."""
    member = request.caller.member
    return _kit(kits.made_anew(role_for(member, pk), member=member))


@route(shelf, "GET", _ROLE + "/interviews", may=May.INTERVIEW, scope=Scope.APPLICANTS, gives=Listed[InterviewAnswer])
def list_interviews(request: Request, pk: int, part: AsPart) -> dict[str, Any]:
    """The interviews of a round that you may see, by time."""
    member = request.caller.member
    found = interviews.of_role(member, role_for(member, pk)).exclude(begins=None)
    return part_of(found, request, part, by=("begins", "pk"), shown=shown)


@route(
    shelf, "POST", "/applicants/{int:pk}/interviews", may=May.REVIEW, scope=Scope.ROUND, takes="json", status=201,
    gives=InterviewAnswer,
)  # fmt: skip
def plan_interview(request: Request, pk: int, given: InterviewGiven) -> InterviewAnswer:
    """Plan an interview with somebody in the round."""
    member = request.caller.member
    one = applicant_for(member, pk)
    people = people_of(given.interviewers)
    fields = {name: getattr(given, name) for name in ("zone", "minutes", "place")}
    with together():
        made = interviews.planned(one, member=member, interviewers=people, begins=clock_of(given.begins), **fields)
        if given.invite:
            _invited(request, made)
    return shown(interviews.interview_for(member, made.pk))


@route(shelf, "GET", _ONE, may=May.INTERVIEW, scope=Scope.APPLICANTS, gives=InterviewAnswer)
def one_interview(request: Request, pk: int) -> InterviewAnswer:
    """One of them."""
    return shown(interviews.interview_for(request.caller.member, pk))


@route(shelf, "POST", _ONE + "/cancel", may=May.REVIEW, scope=Scope.ROUND, takes="json", gives=InterviewAnswer)
def cancel_interview(request: Request, pk: int, given: Cancelling) -> InterviewAnswer:
    """Cancel it, unless a scorecard says that it took place."""
    member = request.caller.member
    found = interviews.interview_for(member, pk)
    with together():
        made = interviews.cancelled(found, member=member, edition=edition_seen(request, given.edition))
        if given.invite:
            _invited(request, made)
    return shown(interviews.interview_for(member, pk))


def _invited(request: Request, made: Interview) -> None:
    invited(made, member=request.caller.member, site=request.build_absolute_uri(reverse("start")))


@route(shelf, "GET", _ONE + "/card", may=May.INTERVIEW, scope=Scope.APPLICANTS, gives=CardAnswer)
def own_card(request: Request, pk: int) -> CardAnswer:
    """Your own scorecard as far as you have filled it in."""
    member = request.caller.member
    card = scorecards.card_of(interviews.interview_for(member, pk), member)
    if card is None:
        raise NotThere("you have no scorecard here yet", mend="put one")
    return _card(card)


@route(shelf, "PUT", _ONE + "/card", may=May.INTERVIEW, scope=Scope.ROUND, takes="json", gives=CardAnswer)
def put_card(request: Request, pk: int, given: CardGiven) -> CardAnswer:
    """Keep your own scorecard as a draft, or hand it in for good."""
    member = request.caller.member
    found = interviews.interview_for(member, pk)
    said = scorecards.Given(given.ratings, given.notes, given.overall, given.strengths, given.doubts)
    return _card(
        scorecards.saved(found, member=member, given=said, edition=given.edition, is_final=given.hand_in)
    )  # fmt: skip


@route(shelf, "POST", _ONE + "/card/notes", may=May.INTERVIEW, scope=Scope.ROUND, takes="json", gives=CardAnswer)
def add_card_note(request: Request, pk: int, given: CardNoteGiven) -> CardAnswer:
    """Add a note below your own scorecard after it was handed in; the numbers stay as they were."""
    member = request.caller.member
    return _card(scorecards.remarked(interviews.interview_for(member, pk), member=member, text=given.text))


@route(shelf, "GET", "/applicants/{int:pk}/agreement", may=May.INTERVIEW, scope=Scope.APPLICANTS, gives=AgreementAnswer)
def agreement(request: Request, pk: int) -> AgreementAnswer:
    """The scorecards of somebody: the others' are hidden until your own is handed in."""
    member = request.caller.member
    one = applicant_for(member, pk)
    seen = scorecards.seen_of(member, one)
    cards = seen.cards
    overall, each = _agreed(member, one.role_id, cards) if seen.is_open and cards else ("", {})
    return AgreementAnswer(
        applicant=one.pk, is_hidden=seen.is_hidden, cards=[_card(card) for card in cards], overall=overall,
        by_criterion=each,
    )  # fmt: skip


def _agreed(member: Member, role: int, cards: Sequence[Card]) -> tuple[str, dict[str, str]]:
    """How far the raters of the round agree, from what this seat may see."""
    every = scorecards.seen_in(member, role_for(member, role)).values()
    known = [card for seen in every for card in seen.cards]
    found = agreed([scorecards.handed(card) for card in known], scorecards.criteria_in(known))
    return found.overall, dict(found.by_criterion)


def people_of(numbers: Sequence[int]) -> list[User]:
    """Those who are named; a number that is nobody's is a problem."""
    people = list(User.objects.filter(pk__in=numbers))
    if len(people) < len(set(numbers)):
        raise Field("one of them may not interview for this role", where="interviewers")
    return people


def clock_of(words: str) -> datetime:
    """What a clock shows."""
    try:
        return datetime.fromisoformat(words)
    except ValueError as error:
        raise Field("this is no time; write it as 2026-02-04T15:30", where="begins") from error


def _kit(one: Any) -> KitAnswer:
    return KitAnswer(number=one.number, version=one.posting.number, made=one.made, kit=one.data)


def shown(one: Interview) -> InterviewAnswer:
    """One interview as it is told."""
    names = ("begins", "zone", "minutes", "place", "version", "cancelled", "edition")
    people = [Person(id=who.pk, name=str(who)) for who in one.interviewers.all()]
    told = {name: getattr(one, name) for name in names}
    return InterviewAnswer(id=one.pk, applicant=one.applicant_id, kit=one.kit_number, interviewers=people, **told)


def _card(one: Card) -> CardAnswer:
    names = ("ratings", "words", "overall", "handed_in", "edition")
    return CardAnswer(
        interview=one.interview_id, by=person(one.by), **{name: getattr(one, name) for name in names}
    )  # fmt: skip
