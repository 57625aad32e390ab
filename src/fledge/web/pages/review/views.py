"""One applicant at a time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme

from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.review.page import Around, Looked, around, evidence, looked_at, shown
from fledge.web.pages.review.shown import SWITCHES, switched
from fledge.web.pages.round.cards import undoable
from fledge.web.pages.round.forms import RejectForm
from fledge.web.pages.round.search import asked_in
from fledge.web.store.models import Decision, Standing, What
from fledge.web.store.queries import reviewing
from fledge.web.store.queries.decisions import decide, decision_for, undo
from fledge.web.store.queries.postings import posting_for
from fledge.web.store.queries.problems import NotThere, Stale
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May


@door(May.SEE_APPLICANTS)
def begin(visit: Visit, pk: int) -> HttpResponse:
    """The first of those whom the search finds; without one, of those who are in the round."""
    role = role_for(visit.member, pk)
    query = visit.request.GET.copy()
    if not asked_in(query).query:
        query["standing"] = Standing.ACTIVE.value
    asked = asked_in(query)
    first = reviewing.first_of(role, asked.search)
    if first is None:
        return render(visit.request, "review/nobody.html", {"role": role, "tab": "round", "asked": asked})
    return _to(visit, pk, first, asked.query)


@door(May.SEE_APPLICANTS, writes=May.REVIEW)
def one(visit: Visit, pk: int, applicant: int) -> HttpResponse:
    """The papers beside the evidence; a decision opens the next person."""
    looked = looked_at(visit, pk, applicant)
    place = around(looked)
    form = RejectForm(visit.request.POST if visit.request.POST.get("do") == "reject" else None)
    if visit.is_writing and (made := kept(form, _decided, looked=looked) if form.is_bound else _decided(looked=looked)):
        return _after(looked, place, made)
    page = shown(looked, place, is_review=True, undoable=_undoable(looked))
    if form.is_bound:
        page["forms"]["reject"] = form
    return render(visit.request, "review/one.html", page, status=422 if form.errors else 200)


def _decided(*, looked: Looked, **fields: Any) -> Decision:
    """The decision with what stood on the page; somebody else's evidence than was shown is a Problem."""
    visit, data = looked.visit, looked.visit.request.POST
    found, _ = evidence(looked)
    if data.get("evidence", "") != (found.digest if found else ""):
        raise Stale("the evidence or the posting changed while you had this open", mend="look at what is there now")
    version = looked.posting.number if looked.posting else 0
    saw = {"readiness": data.get("readiness") == "1", "who": data.get("who") == "1"}
    told = (
        found.as_shown(version=version, **saw) if found else {"page": "review", "version": version, "lines": 0, **saw}
    )
    what = What.REJECT if data.get("do") == "reject" else What.MOVE
    to = "" if what is What.REJECT else data.get("to", "")
    edition = _number(data.get("edition", ""))
    return decide(looked.one, member=visit.member, what=what, to=to, shown=told, edition=edition, **fields)


def _after(looked: Looked, place: Around, made: Decision) -> HttpResponse:
    following = place.after or place.before
    did = "was rejected. Nobody is told while it can be undone." if made.what == What.REJECT else (
        f"is in “{looked.one.role.applicants.get(pk=looked.one.pk).get_stage_display()}” now."
    )  # fmt: skip
    messages.success(looked.visit.request, f"{looked.name} {did}")
    if place.after is None:
        messages.info(looked.visit.request, "That was the last one of this search.")
    if following is None:
        return redirect("round", looked.visit.organisation.slug, looked.role.pk)
    return _to(looked.visit, looked.role.pk, following, looked.asked.query)


def _undoable(looked: Looked) -> Decision | None:
    """The visitor's own last decision, while it can be undone."""
    last = undoable(looked.visit, looked.role)
    return last.decision if last and last.is_own and not last.decision.together else None


@door(None, writes=May.REVIEW)
def take_back(visit: Visit, pk: int, applicant: int, decision: int) -> HttpResponse:
    """Undo a decision; the page of whoever it was about opens."""
    looked = looked_at(visit, pk, applicant)
    made = decision_for(visit.member, looked.role, decision)
    if made.applicant_id != applicant:
        raise NotThere("nothing of this kind was decided about this person", mend="go back to the round")
    undo(made, member=visit.member)
    messages.success(visit.request, "It is undone.")
    return _to(visit, pk, applicant, looked.asked.query)


@door(None, writes=May.SEE_APPLICANTS)
def switch(visit: Visit, pk: int) -> HttpResponse:
    """Show or hide who people are, or readiness, in this round until the visitor signs out."""
    role = role_for(visit.member, pk)
    name, data = visit.request.POST.get("what", ""), visit.request.POST
    if name in SWITCHES:
        switched(visit.request, role, name, is_on=data.get("on") == "1")
    back = data.get("back", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        back = reverse("round", args=[visit.organisation.slug, pk])
    return HttpResponseRedirect(back)


@door(May.SEE_APPLICANTS)
def against(visit: Visit, pk: int, applicant: int, number: int) -> HttpResponse:
    """What the papers bring to a version that may not be in force; nothing is decided here."""
    looked = looked_at(visit, pk, applicant)
    posting = posting_for(visit.member, looked.role, number)
    held = Looked(visit, looked.role, looked.one, posting, looked.asked, looked.switches)
    in_force = looked.posting
    page = shown(held, around(held), is_review=False, in_force=in_force)
    return render(visit.request, "review/one.html", page)


@door(May.SEE_APPLICANTS)
def paper(visit: Visit, pk: int, applicant: int, paper: int) -> HttpResponse:
    """The file as it was sent, which says who sent it: for those who asked to see that."""
    looked = looked_at(visit, pk, applicant)
    found = reviewing.paper_of(looked.one.person, paper)
    if not looked.switches.who:
        messages.info(visit.request, "The file says who sent it: choose “Show who it is” first.")
        return _to(visit, pk, applicant, looked.asked.query)
    answer = HttpResponse(bytes(found.file), content_type="application/octet-stream")
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=found.name))
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer


def _to(visit: Visit, pk: int, applicant: int, query: str) -> HttpResponse:
    page = reverse("review", args=[visit.organisation.slug, pk, applicant])
    return HttpResponseRedirect(f"{page}?{query}" if query else page)


def _number(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
