"""What candidates ask for: kept as they said it, and answered by a person. Nothing changes evidence by itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from fledge.web.store.models import Applicant, Matched, Member, Person, PrivateLink, Reading, Request, Wish
from fledge.web.store.queries import decisions, persons
from fledge.web.store.queries.changes import locked, recorded, together
from fledge.web.store.queries.persons import Sent
from fledge.web.store.queries.problems import Field, NotThere, Stale
from fledge.web.store.queries.roles import roles_for
from fledge.web.store.queries.words import plain

#: So many open requests one person may have at once, and so much they may say in one.
_AT_MOST, _LONGEST = 20, 4000
_ASKED = (Wish.CORRECT, Wish.ADD, Wish.REVIEW)


@together
def ask(link: PrivateLink, *, wish: str, line: int | None = None, words: str = "", file: Sent | None = None) -> Request:
    """Something read is wrong, something is missing, or a person shall look again; a person answers it."""
    if wish not in _ASKED:
        raise Field("choose what you ask for", where="wish")
    held = locked(Person.objects.filter(pk=link.person_id, erased=None))
    if held.requests.filter(answered=None).count() >= _AT_MOST:
        raise Stale(f"{_AT_MOST} things that you asked for wait for an answer", mend="wait until some are answered")
    made = Request(person=held, wish=wish, words=_said(words), **_about(held, wish, line))
    if wish == Wish.ADD and not made.words and file is None:
        raise Field("say what is missing, or add a file", where="words")
    if wish == Wish.CORRECT and not made.words:
        raise Field("say what is wrong with this line", where="words")
    if file is not None and wish == Wish.ADD:
        made.file, made.file_name = file.data, plain(file.name, most=200, where="file", wanted="the file has no name")
    same = held.requests.filter(answered=None, wish=wish, line=made.line, words=made.words, file_name=made.file_name)
    if found := same.first():
        return found
    made.save()
    return made


def _said(words: str) -> str:
    words = words.replace("\r\n", "\n").replace("\x00", "").strip()
    if len(words) > _LONGEST:
        raise Field(f"this is longer than {_LONGEST:,} characters", where="words")
    return words


def _about(person: Person, wish: str, line: int | None) -> dict[str, Any]:
    if wish != Wish.CORRECT:
        return {}
    reading = Reading.objects.filter(person=person).first()
    if reading is None or line not in lines_of(reading):
        raise Field("this line is not in what was read", where="line", mend="open the page again")
    if person.requests.filter(answered=None, wish=wish, line=line).exists():
        raise Stale("you have said already that this line is wrong", mend="a person will answer you here")
    return {"line": line}


def lines_of(reading: Reading) -> set[int]:
    """The numbers of all lines that something was read from."""
    kept = reading.kept
    return (
        {row[4] for row in kept["evidence"]} | {row[2] for row in kept["roles"]} | {row[3] for row in kept["studies"]}
    )


def quote_of(reading: Reading | None, line: int | None) -> str:
    """The words of a line as they were read."""
    rows = [(row[4], row[3]) for row in reading.kept["evidence"]] if reading else []
    rows += [(row[2], row[1]) for row in reading.kept["roles"]] if reading else []
    rows += [(row[3], row[2]) for row in reading.kept["studies"]] if reading else []
    return next((str(quote) for number, quote in rows if number == line), "")


@together
def withdraw(link: PrivateLink, applicant: int) -> None:
    """Withdraw from one round, at once."""
    found = link.person.applicants.select_related("role").filter(pk=applicant).first()
    if found is None:
        raise NotThere("you have no such application here")
    decisions.withdrew(found)
    _noted(link.person, Wish.WITHDRAW, words=f"from {found.role.title}")


@together
def keep_longer(link: PrivateLink) -> Person:
    """Kept for the usual time from today, because they say so."""
    held = locked(Person.objects.filter(pk=link.person_id, erased=None))
    until = timezone.now().date() + timedelta(days=settings.KEEP_DAYS)
    held.keep_until = max(until, held.keep_until or until)
    held.consent = f"by their private link on {timezone.now():%Y-%m-%d}"
    recorded(held, by=None)
    _noted(held, Wish.KEEP)
    return held


@together
def erase(link: PrivateLink) -> bool:
    """Everything goes at once, or waits where a law or a dispute says that nothing may go now; whether it is gone."""
    held = locked(Person.objects.filter(pk=link.person_id, erased=None))
    if held.organisation.legal_hold:
        if not held.requests.filter(wish=Wish.ERASE, answered=None).exists():
            Request.objects.create(person=held, wish=Wish.ERASE)
        return False
    persons.erased(held, because=f"asked for it on {timezone.now():%Y-%m-%d}")
    return True


def _noted(person: Person, wish: Wish, words: str = "") -> None:
    """What was done at once stands among what was asked for, answered."""
    Request.objects.create(person=person, wish=wish, words=words, answered=timezone.now(), granted=True)


# --- answering


def requests_for(member: Member) -> QuerySet[Request]:
    """What candidates asked for whose applications this seat sees, oldest first."""
    mine = Applicant.objects.filter(person=OuterRef("person"), role__in=roles_for(member).values("pk"))
    asked = Request.objects.filter(Exists(mine), person__organisation=member.organisation_id, person__erased=None)
    return asked.select_related("person", "answered_by").defer("file").order_by("at", "pk")


def open_count(member: Member) -> int:
    """How many wait for an answer."""
    return requests_for(member).filter(answered=None).count()


def request_for(member: Member, pk: int) -> Request:
    """One of them."""
    found = requests_for(member).filter(pk=pk).first()
    if found is None:
        raise NotThere("there is no such request, or it is not yours to see", mend="go back to the requests")
    return found


@together
def answered(request: Request, *, member: Member, granted: bool, answer: str = "") -> Request:
    """Grant or decline what a candidate asked for; whoever declines says why, and the candidate reads it.

    Granting takes a disputed line out of the evidence, reads a further file in, or erases everything.
    """
    person = locked(Person.objects.filter(pk=request.person_id, erased=None))
    held = locked(Request.objects.filter(pk=request.pk))
    if held.answered:
        raise Stale(f"{held.answered_by or 'Somebody'} has answered this already")
    answer = _said(answer)
    if not answer and (not granted or held.wish == Wish.REVIEW):
        raise Field("say why, in words that the candidate reads", where="answer")
    if granted and held.wish == Wish.ERASE:
        persons.erased(person, because=f"asked for it; done on {timezone.now():%Y-%m-%d}")
        return held
    if granted:
        _granted(person, held)
    held.answered, held.answered_by, held.granted, held.answer = timezone.now(), member.user, granted, answer
    held.save()
    return held


def _granted(person: Person, request: Request) -> None:
    if request.wish == Wish.CORRECT:
        _taken_out(person, request.line)
    elif request.wish == Wish.ADD and request.file is not None:
        persons.add_papers(person, [Sent(request.file_name, bytes(request.file))])


def _taken_out(person: Person, line: int | None) -> None:
    """The line shows nothing any more, and the numbers that rested on it are worked out anew."""
    reading = Reading.objects.select_for_update().filter(person=person).first()
    if reading is None or line not in lines_of(reading):
        raise Stale("this line is not among what was read any more", mend="decline, and say so")
    reading.corrected = sorted({*reading.corrected, line})
    reading.save()
    Matched.objects.filter(applicant__person=person).delete()
