"""Templates of letters, and writing one to somebody."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fledge.web.jobs.letters import can_send
from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.letters.forms import LetterForm, WordsForm
from fledge.web.store.models import Applicant, Letter, Message
from fledge.web.store.queries import letters as kept_letters
from fledge.web.store.queries.problems import Field
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.rights import May


@door(May.WRITE_LETTERS)
def letters(visit: Visit) -> HttpResponse:
    """The templates of the organisation."""
    shown = {"letters": kept_letters.letters_of(visit.organisation), "tab": "letters", "can_send": can_send()}
    return render(visit.request, "letters/list.html", shown)


@door(None, writes=May.WRITE_LETTERS)
def starters(visit: Visit) -> HttpResponse:
    """Add the letters to begin with that are not there."""
    n = kept_letters.started(visit.member)
    messages.success(visit.request, f"Letters to begin with that were added: {n}. They are yours to change.")
    return redirect("letters", visit.organisation.slug)


@door(May.WRITE_LETTERS, writes=May.WRITE_LETTERS)
def new(visit: Visit) -> HttpResponse:
    """Another template."""
    form = LetterForm(visit.request.POST or None)

    def make(*, edition: int | None, **fields: str) -> Letter:
        return kept_letters.made(visit.member, **fields)

    return _form(visit, form, kept(form, make) if visit.is_writing else None, None)


@door(May.WRITE_LETTERS, writes=May.WRITE_LETTERS)
def edit(visit: Visit, pk: int) -> HttpResponse:
    """Change a template; letters that were written from it stay as they are."""
    found = kept_letters.letter_of(visit.organisation, pk)
    now = {"name": found.name, "subject": found.subject, "words": found.words, "edition": found.edition}
    form = LetterForm(visit.request.POST or None, initial=now)

    def change(*, edition: int | None, **fields: str) -> Letter:
        return kept_letters.edited(found, member=visit.member, edition=edition or 0, **fields)

    return _form(visit, form, kept(form, change) if visit.is_writing else None, found)


def _form(visit: Visit, form: LetterForm, made: Letter | None, found: Letter | None) -> HttpResponse:
    if made:
        messages.success(visit.request, f"“{made.name}” is kept.")
        return redirect("letters", visit.organisation.slug)
    shown = {"form": form, "letter": found, "places": kept_letters.PLACES}
    return render(visit.request, "letters/form.html", shown, status=422 if form.errors else 200)


@door(None, writes=May.WRITE_LETTERS)
def take_away(visit: Visit, pk: int) -> HttpResponse:
    """Take a template away; what was written from it stays."""
    found = kept_letters.letter_of(visit.organisation, pk)
    kept_letters.taken_away(found, member=visit.member)
    messages.success(visit.request, f"“{found.name}” is gone. Letters that were written from it stay.")
    return redirect("letters", visit.organisation.slug)


@door(May.WRITE_LETTERS, writes=May.WRITE_LETTERS)
def write(visit: Visit, pk: int) -> HttpResponse:
    """Choose a letter, read it as this person will, change it for this once, and put it into the outbox."""
    applicant = applicant_for(visit.member, pk)
    known = list(kept_letters.letters_of(visit.organisation))
    wanted = visit.request.POST.get("letter") or visit.request.GET.get("letter", "")
    letter = next((one for one in known if str(one.pk) == wanted), None)
    if visit.is_writing and letter is None:
        raise Field("choose a letter to begin with", where="letter", mend="go back and choose one")
    return _written(visit, applicant, letter, known)


def _written(visit: Visit, applicant: Applicant, letter: Letter | None, known: list[Letter]) -> HttpResponse:
    about = kept_letters.decision_to_tell(applicant)
    initial = {"subject": letter.subject, "words": letter.words} if letter else None
    form = WordsForm(visit.request.POST if visit.is_writing else None, initial=initial)
    is_look = visit.request.POST.get("do") == "look"

    def put(*, subject: str, words: str) -> Any:
        assert letter
        if is_look:
            return kept_letters.preview(applicant, subject=subject, words=words)
        telling = about if visit.request.POST.get("tells") == "1" else None
        told = kept_letters.write(
            [applicant], letter, visit.member, telling, site=site(visit), subject=subject, words=words
        )
        if told.left_out:
            raise Field(told.left_out[0][1], where="")
        return told.written[0]

    made = kept(form, put) if visit.is_writing else None
    if isinstance(made, Message):
        return _put(visit, applicant, made)
    preview = made or (kept_letters.written(applicant, subject=letter.subject, words=letter.words) if letter else None)
    shown = {"one": applicant, "letter": letter, "letters": known, "form": form, "preview": preview, "about": about}
    return render(visit.request, "letters/write.html", shown, status=422 if form.errors else 200)


def _put(visit: Visit, applicant: Applicant, made: Message) -> HttpResponse:
    waits = (
        "It waits until the decision can no longer be undone." if made.decision else "It leaves with the next round."
    )
    says = waits if can_send() else "Copy it from here and send it yourself."
    messages.success(visit.request, f"The letter to {applicant.person} is in the outbox. {says}")
    return redirect("message", visit.organisation.slug, made.pk)


def site(visit: Visit) -> str:
    """The address of the workspace as whoever visits it sees it, for private links."""
    return visit.request.build_absolute_uri(reverse("start"))
