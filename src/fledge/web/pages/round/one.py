"""Decisions about one person: moved, rejected with a reason, brought back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.round.board import on_board
from fledge.web.pages.round.forms import BackForm, RejectForm
from fledge.web.store.models import Applicant, Decision, Role, Stage, Standing, What
from fledge.web.store.queries.decisions import decide
from fledge.web.store.queries.evidence_shown import without_lines
from fledge.web.store.queries.problems import NotThere, Stale
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.rights import May


@door(None, writes=May.REVIEW)
def move(visit: Visit, pk: int, applicant: int) -> HttpResponse:
    """Into another stage; towards “Rejected” the reason is asked for first."""
    role, one = _found(visit, pk, applicant)
    to = visit.request.POST.get("to", "")
    if to == Standing.REJECTED:
        return redirect("round-reject", visit.organisation.slug, pk, applicant)
    decide(one, member=visit.member, what=What.MOVE, to=to, edition=_edition(visit), shown=without_lines(one, "board"))
    said = f"{one.person} is in “{Stage(to).label}” now."
    if visit.request.headers.get("HX-Request"):
        return render(visit.request, "round/part.html", on_board(visit, role, said=said))
    messages.success(visit.request, said)
    return redirect("round", visit.organisation.slug, pk)


@door(May.REVIEW, writes=May.REVIEW)
def reject(visit: Visit, pk: int, applicant: int) -> HttpResponse:
    """Out of the round, for a reason that is kept."""
    role, one = _found(visit, pk, applicant)
    if not visit.is_writing and one.standing != Standing.ACTIVE:
        raise Stale(f"{one.person} is not in the round any more", mend="go back to the round")
    form = RejectForm(visit.request.POST or None)
    made = kept(form, _decided, visit=visit, one=one, what=What.REJECT) if visit.is_writing else None
    if made:
        messages.success(visit.request, f"{one.person} was rejected. Nobody is told while it can be undone.")
        return redirect("round", visit.organisation.slug, pk)
    return _asking(visit, "round/reject.html", role, one, form)


@door(May.REVIEW, writes=May.REVIEW)
def bring_back(visit: Visit, pk: int, applicant: int) -> HttpResponse:
    """Into the round again, for a reason that is kept."""
    role, one = _found(visit, pk, applicant)
    if not visit.is_writing and one.standing == Standing.ACTIVE:
        raise Stale(f"{one.person} is in the round", mend="go back to the round")
    form = BackForm(visit.request.POST or None)
    made = kept(form, _decided, visit=visit, one=one, what=What.REOPEN) if visit.is_writing else None
    if made:
        messages.success(visit.request, f"{one.person} is back in “{one.get_stage_display()}”.")
        return redirect("round", visit.organisation.slug, pk)
    return _asking(visit, "round/back.html", role, one, form)


def _decided(*, visit: Visit, one: Applicant, what: What, **fields: Any) -> Decision:
    shown = without_lines(one, "form")
    return decide(one, member=visit.member, what=what, edition=_edition(visit), shown=shown, **fields)


def _asking(visit: Visit, page: str, role: Role, one: Applicant, form: Any) -> HttpResponse:
    edition = visit.request.POST.get("edition", one.edition)
    shown = {"role": role, "one": one, "form": form, "edition": edition}
    return render(visit.request, page, shown, status=422 if form.errors else 200)


def _edition(visit: Visit) -> int:
    edition = visit.request.POST.get("edition", "")
    return int(edition) if edition.isascii() and edition.isdigit() and len(edition) < 10 else 0


def _found(visit: Visit, pk: int, applicant: int) -> tuple[Role, Applicant]:
    """The role, and somebody in its round."""
    role = role_for(visit.member, pk)
    one = applicant_for(visit.member, applicant)
    if one.role_id != role.pk:
        raise NotThere("there is nobody here, or they are not yours to see", mend="go back to the round")
    return role, one
