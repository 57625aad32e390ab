"""Letters: templates, what is written from them, and the outbox."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from django.urls import reverse
from ninja import Field as Said
from ninja import Query, Router, Schema

from fledge.web.api.doors import Request, route
from fledge.web.api.editions import edition_seen
from fledge.web.api.listing import AsPart, Listed, part_of
from fledge.web.api.many import LeftOut
from fledge.web.api.shapes import Edition, Given, Id, Line, Person, person
from fledge.web.store.models import Letter, Message, Scope
from fledge.web.store.queries import letters, outbox
from fledge.web.store.queries.problems import Field
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import applicant_for, round_of
from fledge.web.store.rights import May

shelf = Router(tags=["Letters"])
Text = Annotated[str, Said(max_length=10_000, pattern=r"^[^\x00]*$")]
_PLACES = "May hold {name}, {role}, {organisation}; the words {link}, too."


class LetterAnswer(Schema):
    """A template."""

    id: Id
    name: str
    subject: str
    words: str
    edition: Edition


class LetterGiven(Given):
    """A template with places."""

    name: Annotated[Line, Said(min_length=1, max_length=80)]
    subject: Annotated[Line, Said(min_length=1, max_length=150)]
    words: Annotated[Text, Said(min_length=1, description=_PLACES)]
    edition: Edition | None = None


class StartersAnswer(Schema):
    """How many letters to begin with were added."""

    added: Annotated[int, Said(ge=0)]


class WritingGiven(Given):
    """Which template, other words for this once, and whether it tells of the last decision."""

    letter: Id
    subject: Annotated[Line, Said(max_length=150)] = ""
    words: Text = ""
    tells: Annotated[bool, Said(description="It waits until the decision can no longer be undone.")] = False


class WritingMany(Given):
    """Whom to write to, with which template, and whether it tells each of the last decision about them."""

    applicants: Annotated[list[Id], Said(min_length=1, max_length=500)]
    letter: Id
    tells: Annotated[bool, Said(description="It waits until each decision can no longer be undone.")] = False


class WrittenAnswer(Schema):
    """The letters that are in the outbox now, and the applicants to whom none could be written."""

    letters: list[Id]
    left_out: list[LeftOut]


class MessageAnswer(Schema):
    """A letter in the outbox."""

    id: Id
    applicant: Id
    decision: Id | None
    to: str
    subject: str
    words: str
    state: Literal["waiting", "sent", "failed", "stopped"]
    by: Person | None
    made: datetime
    due: datetime
    sent: datetime | None
    failed: str
    colleague: Annotated[Person | None, Said(description="Who of the team gets it, where it is not for the candidate.")]
    attached: Annotated[str, Said(description="The name of the file that goes with it.")]


class WordsAnswer(Schema):
    """The words of a letter as they are sent."""

    words: str


class OutboxWanted(Schema):
    """Which of them."""

    state: Literal["", "waiting", "sent", "failed", "stopped"] = ""


@route(shelf, "GET", "/letters", may=May.WRITE_LETTERS, scope=Scope.APPLICANTS, gives=Listed[LetterAnswer])
def list_letters(request: Request, part: AsPart) -> dict[str, Any]:
    """The templates, by name."""
    found = letters.letters_of(request.caller.member.organisation)
    return part_of(found, request, part, by=("name", "pk"), shown=_letter)


@route(
    shelf, "POST", "/letters", may=May.WRITE_LETTERS, scope=Scope.ROUND, takes="json", status=201, gives=LetterAnswer
)
def add_letter(request: Request, given: LetterGiven) -> LetterAnswer:
    """Add a template."""
    return _letter(letters.made(request.caller.member, **given.dict(exclude={"edition"})))


@route(shelf, "POST", "/letters/starters", may=May.WRITE_LETTERS, scope=Scope.ROUND, gives=StartersAnswer)
def add_starters(request: Request) -> StartersAnswer:
    """Add the letters to begin with whose names are not there yet; they are yours to change."""
    return StartersAnswer(added=letters.started(request.caller.member))


@route(shelf, "PUT", "/letters/{int:pk}", may=May.WRITE_LETTERS, scope=Scope.ROUND, takes="json", gives=LetterAnswer)
def change_letter(request: Request, pk: int, given: LetterGiven) -> LetterAnswer:
    """Change a template, unless somebody changed it since you saw it; what is in the outbox stays."""
    member = request.caller.member
    found = letters.letter_of(member.organisation, pk)
    edition = edition_seen(request, given.edition)
    return _letter(letters.edited(found, member=member, edition=edition, **given.dict(exclude={"edition"})))


@route(shelf, "DELETE", "/letters/{int:pk}", may=May.WRITE_LETTERS, scope=Scope.ROUND, status=204, gives=None)
def take_letter_away(request: Request, pk: int) -> None:
    """The template is gone; letters that were written from it stay."""
    member = request.caller.member
    letters.taken_away(letters.letter_of(member.organisation, pk), member=member)


@route(
    shelf, "POST", "/applicants/{int:pk}/letters", may=May.WRITE_LETTERS, scope=Scope.ROUND, takes="json", status=201,
    gives=MessageAnswer,
)  # fmt: skip
def write_letter(request: Request, pk: int, given: WritingGiven) -> MessageAnswer:
    """Put a letter to somebody into the outbox."""
    member = request.caller.member
    one = applicant_for(member, pk)
    letter = letters.letter_of(member.organisation, given.letter)
    about = letters.decision_to_tell(one) if given.tells else None
    if given.tells and about is None:
        raise Field("there is no decision to tell of, or it was told", where="tells")
    site = request.build_absolute_uri(reverse("start"))
    told = letters.write([one], letter, member, about, site=site, subject=given.subject, words=given.words)
    if told.left_out:
        raise Field(told.left_out[0][1], where="letter")
    return _message(told.written[0])


@route(
    shelf, "POST", "/roles/{int:pk}/letters", may=May.WRITE_LETTERS, scope=Scope.ROUND, takes="json", status=201,
    gives=WrittenAnswer,
)  # fmt: skip
def write_to_many(request: Request, pk: int, given: WritingMany) -> WrittenAnswer:
    """Put one letter to each of several people of a round into the outbox."""
    member = request.caller.member
    role, letter = role_for(member, pk), letters.letter_of(member.organisation, given.letter)
    wanted = round_of(role).filter(pk__in=given.applicants)
    people = list(wanted.select_related("role__organisation").order_by("applied", "pk"))
    found = ((one.pk, letters.decision_to_tell(one)) for one in people) if given.tells else ()
    telling = {pk: decision for pk, decision in found if decision}
    told = letters.write(people, letter, member, telling, site=request.build_absolute_uri(reverse("start")))
    gone = sorted(set(given.applicants) - {one.pk for one in people})
    return written(told, gone=gone)


def written(told: letters.Told, *, gone: Iterable[int] = ()) -> WrittenAnswer:
    """What came of writing to several people."""
    left = [LeftOut(applicant=pk, because=because) for pk, because in told.left_out]
    left += [LeftOut(applicant=pk, because="is not in this round") for pk in gone]
    return WrittenAnswer(letters=[one.pk for one in told.written], left_out=left)


@route(shelf, "GET", "/outbox", may=May.WRITE_LETTERS, scope=Scope.APPLICANTS, gives=Listed[MessageAnswer])
def list_outbox(request: Request, part: AsPart, wanted: Annotated[OutboxWanted, Query()]) -> dict[str, Any]:
    """The letters that you see, newest first."""
    found = outbox.in_state(request.caller.member, wanted.state)
    return part_of(found, request, part, by=("-made", "-pk"), shown=_message)


@route(shelf, "GET", "/outbox/{int:pk}/attachment", may=May.WRITE_LETTERS, scope=Scope.APPLICANTS, gives=Any)
def letter_attachment(request: Request, pk: int) -> HttpResponse:
    """The file that goes with a letter, as an invitation for calendars."""
    found = outbox.message_for(request.caller.member, pk)
    answer = HttpResponse(outbox.attached(found), content_type=found.file_kind)
    answer["Content-Disposition"] = f'attachment; filename="{found.file_name}"'
    return answer


@route(shelf, "POST", "/outbox/{int:pk}/stop", may=May.WRITE_LETTERS, scope=Scope.ROUND, gives=MessageAnswer)
def stop_letter(request: Request, pk: int) -> MessageAnswer:
    """A letter that has not left does not leave."""
    outbox.stopped(outbox.message_for(request.caller.member, pk))
    return _message(outbox.message_for(request.caller.member, pk))


@route(shelf, "POST", "/outbox/{int:pk}/again", may=May.WRITE_LETTERS, scope=Scope.ROUND, gives=MessageAnswer)
def send_letter_again(request: Request, pk: int) -> MessageAnswer:
    """Try anew what could not be sent."""
    outbox.send_again(outbox.message_for(request.caller.member, pk))
    return _message(outbox.message_for(request.caller.member, pk))


@route(shelf, "POST", "/outbox/{int:pk}/words", may=May.WRITE_LETTERS, scope=Scope.ROUND, gives=WordsAnswer)
def words_to_send(request: Request, pk: int) -> WordsAnswer:
    """The words to send by other means, with a fresh private link where one belongs; the link is shown this once."""
    found = outbox.message_for(request.caller.member, pk)
    return WordsAnswer(words=outbox.words_to_send(found, by=request.caller.member))


@route(shelf, "POST", "/outbox/{int:pk}/sent", may=May.WRITE_LETTERS, scope=Scope.ROUND, gives=MessageAnswer)
def mark_as_sent(request: Request, pk: int) -> MessageAnswer:
    """Say that somebody sent a letter by other means; one about a decision not before that counts."""
    outbox.marked_as_sent(outbox.message_for(request.caller.member, pk))
    return _message(outbox.message_for(request.caller.member, pk))


def _letter(one: Letter) -> LetterAnswer:
    return LetterAnswer(id=one.pk, **{name: getattr(one, name) for name in ("name", "subject", "words", "edition")})


def _message(one: Message) -> MessageAnswer:
    told = {name: getattr(one, name) for name in ("to", "subject", "words", "made", "due", "sent", "failed")}
    return MessageAnswer(
        id=one.pk, applicant=one.applicant_id, decision=one.decision_id, by=person(one.by),
        colleague=person(one.colleague), attached=one.file_name, state=outbox.state_of(one), **told,  # type: ignore[arg-type]
    )  # fmt: skip
