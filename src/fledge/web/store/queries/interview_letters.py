"""Invitations to interviews: a short letter with the calendar file, for whoever applied and for each interviewer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from fledge.publish.calendar import Guest, Meeting, calendar
from fledge.web.computed.clock import clock
from fledge.web.store.models import Interview, Member, Message, User
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.members import members_of
from fledge.web.store.queries.problems import Stale
from fledge.web.store.queries.words import one_line

_KINDS = {"REQUEST": "invitation", "CANCEL": "cancellation"}


@dataclass(frozen=True, slots=True)
class Invited:
    """What came of it: the letters that wait in the outbox, and a sentence for everybody who gets none."""

    written: tuple[Message, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Letter:
    """One letter to be: for a colleague or, without one, for whoever applied; asked to come, or told not to."""

    interview: Interview
    colleague: User | None
    is_off: bool
    site: str

    @property
    def to(self) -> str:
        return self.colleague.email if self.colleague else self.interview.applicant.person.email

    @property
    def whom(self) -> str:
        return self.colleague.name if self.colleague else str(self.interview.applicant.person)


@together
def invited(interview: Interview, *, member: Member, site: str, before: Iterable[User] = ()) -> Invited:
    """Put the invitation, or the cancellation, into the outbox for everybody who is asked to come.

    ``before`` are those who held the interview until now: whoever holds it no more is told so. What waits in the
    outbox for an earlier time is stopped, and nobody gets the same invitation twice.
    """
    if interview.begins is None:
        raise Stale("this interview has no time yet", mend="say when it is first")
    is_off, people = interview.cancelled is not None, list(interview.interviewers.all())
    letters = [_Letter(interview, whom, is_off, site) for whom in (None, *people)]
    letters += [_Letter(interview, one, True, site) for one in before if one not in people]
    seated = set(members_of(interview.applicant.role.organisation).values_list("user", flat=True))
    written, left_out = list[Message](), list[str]()
    for letter in letters:
        says = _hinders(letter, seated)
        if says:
            left_out.append(says)
        elif _is_news(letter):
            written.append(_written(letter, people, member))
    return Invited(tuple(written), tuple(left_out))


def _hinders(letter: _Letter, seated: Collection[int]) -> str:
    """Why somebody gets no letter; nothing where they do."""
    if letter.colleague and letter.colleague.pk not in seated:
        return f"{letter.whom} has no seat here any more, so nothing was written to them"
    if not letter.to:
        return f"no e-mail address is known of {letter.whom}, so nothing was written to them; take the calendar file"
    return ""


def _is_news(letter: _Letter) -> bool:
    """Stop what waits for an earlier time; a cancellation is no news for whoever was never told of a time."""
    theirs = Message.objects.filter(interview=letter.interview, colleague=letter.colleague)
    if theirs.filter(sequence=letter.interview.sequence, stopped=None).exists():
        return False
    was_told = theirs.filter(Q(sent__isnull=False) | Q(taken__isnull=False) | Q(tries__gt=0)).exists()
    was_written = theirs.exists()
    theirs.filter(sent=None, stopped=None, taken=None).update(stopped=timezone.now())
    return not letter.is_off or was_told or not was_written


def _written(letter: _Letter, people: Iterable[User], member: Member) -> Message:
    held, method = letter.interview, "CANCEL" if letter.is_off else "REQUEST"
    file = calendar(meeting(held, people, letter.colleague, site=letter.site, is_off=letter.is_off))
    return Message.objects.create(
        applicant=held.applicant, to=letter.to, subject=_subject(letter), words=_words(letter, people), by=member.user,
        due=timezone.now(), site=letter.site[:200], interview=held, colleague=letter.colleague, sequence=held.sequence,
        file=file.encode(), file_name=f"{_KINDS[method]}.ics", file_kind=kind_of(letter.is_off),
    )  # fmt: skip


def kind_of(is_off: bool) -> str:
    """What mail programs have to know of the file, so that they show buttons to say yes and no."""
    return f"text/calendar; charset=utf-8; method={'CANCEL' if is_off else 'REQUEST'}"


def _subject(letter: _Letter) -> str:
    held = letter.interview
    begins = "Cancelled: interview" if letter.is_off else "Moved: interview" if held.sequence else "Interview"
    role = held.applicant.role
    about = f"{held.applicant.person}, {role.title}" if letter.colleague else f"{role.title}, {role.organisation}"
    return one_line(f"{begins}: {about}")[:200]


def _words(letter: _Letter, people: Iterable[User]) -> str:
    """The letter; neither the kit nor what anybody noted stands in it."""
    who = one_line(letter.whom)[:160] if letter.colleague or letter.interview.applicant.person.name else "there"
    facts = _facts(letter, people)
    lines = [f"Hello {who},", "", _begins(letter), "", *(f"{name}: {says}" for name, says in facts.items()), ""]
    if letter.is_off:
        lines.append("The file that comes with this letter takes it out of your calendar.")
    else:
        by = letter.interview.by
        lines.append("The file that comes with this letter puts it into your calendar.")
        lines.append(f"If you cannot come then, write to {by.name} ({by.email}).")
    return "\n".join(lines) + "\n"


def _begins(letter: _Letter) -> str:
    held, role = letter.interview, letter.interview.applicant.role
    if letter.colleague:
        about = f"with {held.applicant.person} for the role {role.title}"
        if letter.is_off:
            return f"the interview {about} is cancelled for you."
        return f"you hold the interview {about}." + (" It was changed." if held.sequence else "")
    if letter.is_off:
        return f"the interview for the role {role.title} at {role.organisation} does not take place."
    if held.sequence:
        return f"the interview for the role {role.title} at {role.organisation} was changed. It is now so:"
    return f"{role.organisation} would like to talk with you about the role {role.title}."


def _facts(letter: _Letter, people: Iterable[User]) -> dict[str, str]:
    held = letter.interview
    assert held.begins is not None
    found = {"When": str(clock(held.begins, held.minutes, held.zone))}
    if letter.is_off:
        return found
    others = ", ".join(one.name for one in people if one != letter.colleague)
    found |= {"How long": f"{held.minutes} minutes", "Where": held.place or "not said yet"}
    found |= {"With": others} if others else {}
    return found | ({"Questions and your scorecard": _page(held, letter.site)} if letter.colleague else {})


def _page(held: Interview, site: str) -> str:
    return site.rstrip("/") + reverse("interview", args=[held.applicant.role.organisation.slug, held.pk])


def meeting(held: Interview, people: Iterable[User], colleague: User | None, *, site: str, is_off: bool) -> Meeting:
    """The interview as calendars know it: for one colleague with all who hold it, else for whoever applied alone.

    That of the candidate holds nothing of the workspace; that of a colleague holds nothing that anybody noted.
    """
    others = () if is_off else (one for one in people if one != colleague)
    return _meeting(held, [colleague, *others] if colleague else None, people, site=site, is_off=is_off)


def meeting_to_take(held: Interview, *, is_inside: bool, site: str) -> Meeting:
    """The same to download: for all who hold the interview, or for whoever applied."""
    people = list(held.interviewers.all())
    return _meeting(held, people if is_inside else None, people, site=site, is_off=held.cancelled is not None)


def _meeting(held: Interview, inside: list[User] | None, people: Iterable[User], *, site: str, is_off: bool) -> Meeting:
    assert held.begins is not None
    role, person = held.applicant.role, held.applicant.person
    names = ", ".join(one.name for one in people)
    mine: dict[str, Any] = {
        "summary": f"Interview: {role.title}, {role.organisation}",
        "guests": (Guest(person.name or person.email, person.email),),
        "words": f"You will talk with {names} for about {held.minutes} minutes.",
    }
    if inside is not None:
        mine = {
            "summary": f"Interview: {person}, {role.title}",
            "guests": tuple(Guest(one.name, one.email) for one in inside),
            "words": f"Kit {held.kit_number}. Questions, what their papers leave open and your scorecard: on the page.",
            "link": _page(held, site),
        }
    return Meeting(
        uid=str(held.uid), sequence=held.sequence, stamped=timezone.now(), begins=held.begins, minutes=held.minutes,
        organiser=Guest(held.by.name, held.by.email), place=held.place, is_cancelled=is_off, **mine,
    )  # fmt: skip


def letters_of(interview: Interview) -> QuerySet[Message]:
    """The invitations to an interview that were written, newest first, without their files."""
    return interview.messages.select_related("applicant__person", "colleague").defer("file").order_by("-made", "-pk")
