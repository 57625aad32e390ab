"""Proposed changes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fledge.problem import Problem
from fledge.web.computed.blanks import blanks_in
from fledge.web.computed.frontier import frontier, skills_asked
from fledge.web.computed.tables import posting as tables
from fledge.web.csv_answer import csv_answer
from fledge.web.pages.changes.forms import PotentialForm, RepairForm, begun
from fledge.web.pages.changes.rows import standing, stretches
from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.store.models import Posting, Proposal, Purpose
from fledge.web.store.queries import proposals
from fledge.web.store.queries.postings import asked_of, posting_for
from fledge.web.store.queries.problems import Field, NotThere
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.tables.changes import changed_lines
from fledge.web.store.rights import May

#: More lines than a proposal can have.
_MOST = 2000


@door(May.SEE_DRAFTS, writes=May.WRITE_POSTINGS)
def changes(visit: Visit, pk: int, number: int, purpose: str) -> HttpResponse:
    """The new text beside the old one with what people say of each line; before that, what to ask for."""
    posting = _posting(visit, pk, number, purpose)
    if getattr(visit.request, "htmx", False) and not visit.is_writing:
        return _counted_again(visit, posting)
    proposal = proposals.proposal_of(posting, purpose)
    again = "again" in visit.request.GET and not (proposal and proposal.became_id) and visit.may(May.WRITE_POSTINGS)
    if visit.is_writing or proposal is None or again:
        return _asked(visit, posting, purpose, proposal)
    return _discussed(visit, posting, proposal)


@door(None, writes=May.SIGN_OFF)
def say(visit: Visit, pk: int, number: int, purpose: str) -> HttpResponse:
    """Agree or disagree with one changed line, or with several at once."""
    posting = _posting(visit, pk, number, purpose)
    proposal, sent = proposals.proposal_for(posting, purpose), visit.request.POST
    keys, wrong = sent.getlist("line")[:_MOST], ""
    try:
        _said(visit, proposal, keys)
    except Field as problem:
        wrong = f"{problem.what}; {problem.mend}" if problem.mend else problem.what
    if getattr(visit.request, "htmx", False):
        return _one_line(visit, proposal, keys[:1], wrong)
    if wrong:
        return _discussed(visit, posting, proposal, wrong=wrong, at=keys)
    here = reverse("changes", args=[visit.organisation.slug, pk, number, purpose])
    return redirect(f"{here}#line-{keys[0]}" if len(keys) == 1 else here)


@door(None, writes=May.WRITE_POSTINGS)
def make(visit: Visit, pk: int, number: int, purpose: str) -> HttpResponse:
    """The next version of the agreed lines; where places are still to be filled in, that comes next."""
    posting = _posting(visit, pk, number, purpose)
    made = proposals.make_version(proposals.proposal_for(posting, purpose), member=visit.member)
    messages.success(visit.request, f"Version {made.number} is made of the lines that were agreed to.")
    page = "fill-in" if blanks_in(made.text) else "posting"
    return redirect(page, visit.organisation.slug, pk, made.number)


@door(May.SEE_DRAFTS)
def lines_table(visit: Visit, pk: int, number: int, purpose: str) -> HttpResponse:
    """The changed lines with who agreed to them, as a table."""
    return csv_answer(changed_lines(proposals.proposal_for(_posting(visit, pk, number, purpose), purpose)))


@door(May.SEE_DRAFTS)
def frontier_table(visit: Visit, pk: int, number: int) -> HttpResponse:
    """How far so many changes go, as a table, with what was told to stay."""
    posting = _posting(visit, pk, number, Purpose.REPAIRED)
    asked = asked_of(posting)
    return csv_answer(tables.frontier(asked, tables.staying(asked, visit.request.GET.getlist("keep"))))


def _posting(visit: Visit, pk: int, number: int, purpose: str) -> Posting:
    if purpose not in Purpose.values:
        raise NotThere("there is no such page", mend="choose Repair or Rewrite above the posting")
    return posting_for(visit.member, role_for(visit.member, pk), number)


def _said(visit: Visit, proposal: Proposal, keys: list[str]) -> None:
    agreed = visit.request.POST.get("agreed")
    if agreed not in ("yes", "no"):
        raise Problem("say whether you agree or disagree", mend="use one of the two buttons")
    why = visit.request.POST.get("why", "")
    if not keys:
        raise Field("there is no open line left", where="line", mend="look at what others have decided")
    if len(keys) > 1 and not why.strip():
        raise Field("say in a sentence why you agree to all of them", where="why")
    proposals.sign_off(proposal, member=visit.member, words=dict.fromkeys(keys, agreed == "yes"), why=why)


def _around(visit: Visit, posting: Posting, purpose: str) -> dict[str, Any]:
    return {"role": posting.role, "posting": posting, "tab": purpose, "purpose": purpose}


def _asked(visit: Visit, posting: Posting, purpose: str, proposal: Proposal | None) -> HttpResponse:
    """The form that asks for a proposal, and what comes of it."""
    form = _form(visit, posting, purpose, proposal)

    def propose(edition: int | None, **asked: Any) -> Proposal:
        return proposals.propose(posting, member=visit.member, purpose=purpose, edition=edition, **asked)

    made = kept(form, propose) if visit.is_writing else None
    if made:
        return redirect("changes", visit.organisation.slug, posting.role.pk, posting.number, purpose)
    shown = _around(visit, posting, purpose) | {"form": form, "proposal": proposal}
    if purpose == Purpose.REPAIRED:
        shown["frontier"] = frontier(asked_of(posting), _kept(form))
    return render(visit.request, f"changes/ask_{purpose}.html", shown, status=422 if form.errors else 200)


def _form(visit: Visit, posting: Posting, purpose: str, proposal: Proposal | None) -> RepairForm | PotentialForm:
    sent, first = visit.request.POST if visit.is_writing else None, begun(proposal, _wanted(visit, posting))
    if purpose == Purpose.POTENTIAL:
        return PotentialForm(sent, initial=first)
    asked = asked_of(posting)
    return RepairForm(sent, initial=first, skills=skills_asked(asked), counted=frontier(asked))


def _wanted(visit: Visit, posting: Posting) -> dict[str, Any]:
    """What the address asks for, such as what somebody tried on the page about people."""
    known = {skill for skill, _ in skills_asked(asked_of(posting))}
    edits = visit.request.GET.get("edits", "")
    wanted: dict[str, Any] = {"keep": [skill for skill in visit.request.GET.getlist("keep") if skill in known]}
    return wanted | ({"edits": int(edits)} if edits.isdecimal() and len(edits) < 3 else {})


def _kept(form: RepairForm | PotentialForm) -> tuple[str, ...]:
    known = {skill for skill, _ in form.fields["keep"].choices}  # type: ignore[attr-defined]
    return tuple(sorted(skill for skill in form["keep"].value() or () if skill in known))


def _counted_again(visit: Visit, posting: Posting) -> HttpResponse:
    """The table of changes alone, for a box that was ticked."""
    wanted, asked = _wanted(visit, posting), asked_of(posting)
    found = frontier(asked, tuple(sorted(wanted["keep"])))
    form = RepairForm(initial=begun(None, wanted), skills=skills_asked(asked), counted=found)
    shown = {"frontier": found, "form": form, "role": posting.role, "posting": posting}
    return render(visit.request, "changes/frontier.html", shown)


def _discussed(
    visit: Visit, posting: Posting, proposal: Proposal, *, wrong: str = "", at: list[str] | None = None
) -> HttpResponse:
    proposal.posting = posting
    shown = _around(visit, posting, proposal.purpose) | _lines(visit, proposal)
    names = dict(skills_asked(asked_of(posting)))
    shown |= {
        "stays": [names.get(skill, skill) for skill in proposal.keep],
        "wrong": wrong,
        "wrong_at": at[0] if at and len(at) == 1 else "",
        "why": visit.request.POST.get("why", ""),
    }
    return render(visit.request, "changes/changes.html", shown, status=422 if wrong else 200)


def _lines(visit: Visit, proposal: Proposal) -> dict[str, Any]:
    rewrite = proposals.rewrite_of(proposal)
    lines = proposals.agreed_lines(proposal, rewrite)
    return {
        "proposal": proposal,
        "rewrite": rewrite,
        "stretches": stretches(lines, rewrite, who=visit.user.pk),
        "standing": standing(lines),
        "next_number": proposals.next_number(proposal.posting.role),
    }


def _one_line(visit: Visit, proposal: Proposal, keys: list[str], wrong: str) -> HttpResponse:
    """The line as it stands now, and how far all of them are."""
    shown = _around(visit, proposal.posting, proposal.purpose) | _lines(visit, proposal)
    rows = [row for stretch in shown["stretches"] for row in stretch.changed if row.key in keys]
    shown |= {"rows": rows[:1], "twins": rows[1:], "why": visit.request.POST.get("why", "")}
    shown |= {"wrong": wrong, "wrong_at": keys[0] if keys and wrong else ""}
    return render(visit.request, "changes/said.html", shown, status=422 if wrong else 200)
