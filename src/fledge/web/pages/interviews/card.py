"""The scorecard of whoever holds an interview: saved as it is filled in, handed in once, never changed after."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fledge.web.computed.kits import Rated, criteria_of
from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.interviews.forms import LaterForm
from fledge.web.pages.interviews.rows import WHOLE, Row, rows
from fledge.web.pages.interviews.shown import when
from fledge.web.store.models import Card, Interview
from fledge.web.store.queries import interviews, scorecards
from fledge.web.store.queries.problems import Field
from fledge.web.store.rights import May


@door(May.INTERVIEW, writes=May.INTERVIEW)
def scorecard(visit: Visit, interview: int) -> HttpResponse:
    """The card to fill in, or as it was handed in; sent by itself it is saved, by its button handed in."""
    found = interviews.interview_for(visit.member, interview)
    criteria = criteria_of(found.kit)
    if visit.is_writing:
        return _sent(visit, found, criteria)
    card = scorecards.card_of(found, visit.member)
    return _page(visit, found, criteria, scorecards.on_card(card), edition=card.edition if card else 0)


@door(None, writes=May.INTERVIEW)
def later(visit: Visit, interview: int) -> HttpResponse:
    """A note after the card was handed in."""
    found, form = interviews.interview_for(visit.member, interview), LaterForm(visit.request.POST)

    def remark(text: str) -> Card:
        return scorecards.remarked(found, member=visit.member, text=text)

    if kept(form, remark):
        messages.success(visit.request, "Your note stands below your scorecard.")
        return redirect("scorecard", visit.organisation.slug, found.pk)
    given = scorecards.on_card(scorecards.card_of(found, visit.member))
    return _page(visit, found, criteria_of(found.kit), given, form=form)


def _sent(visit: Visit, found: Interview, criteria: tuple[Rated, ...]) -> HttpResponse:
    post = visit.request.POST
    given = scorecards.as_given(post, [one.id for one in criteria])
    is_final, is_quiet = post.get("do") == "hand-in", bool(visit.request.headers.get("HX-Request"))
    edition = int(post["edition"]) if _is_number(post.get("edition", "")) else 0
    try:
        card = scorecards.saved(
            found, member=visit.member, given=given, edition=edition, tab=post.get("tab", ""), is_final=is_final
        )
    except Field as problem:
        if is_quiet:
            raise
        return _page(visit, found, criteria, given, edition=edition, problem=problem)
    if is_quiet:
        return render(visit.request, "interviews/saved.html", {"card": card})
    messages.success(visit.request, _says(is_final=is_final))
    return redirect("scorecard", visit.organisation.slug, found.pk)


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) < 10


def _says(*, is_final: bool) -> str:
    if is_final:
        return "Your scorecard is handed in. You see the others’ now."
    return "Your draft is saved. Nobody else sees it."


def _page(
    visit: Visit, found: Interview, criteria: tuple[Rated, ...], given: scorecards.Given, *, edition: int = 0,
    problem: Field | None = None, form: LaterForm | None = None,
) -> HttpResponse:  # fmt: skip
    card = scorecards.card_of(found, visit.member)
    shown = {
        "role": found.applicant.role,
        "one": found.applicant,
        "interview": found,
        "when": when(found),
        "is_mine": interviews.is_interviewer(visit.member, found),
        "card": card,
        "rows": rows(criteria, given),
        "whole": Row("overall", "overall", "", "", WHOLE, given.overall),
        "given": given,
        "edition": edition,
        "tab": uuid.uuid4().hex,
        "problem": problem,
        "form": form or LaterForm(),
        "later": card.words.get("later", []) if card else [],
    }
    status = 422 if problem or (form and form.errors) else 200
    return render(visit.request, "interviews/scorecard.html", shown, status=status)
