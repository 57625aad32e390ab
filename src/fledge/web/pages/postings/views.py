"""Postings."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from fledge.web.computed.against import compared
from fledge.web.computed.tables import posting as tables
from fledge.web.csv_answer import csv_answer
from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.postings.forms import PostingForm
from fledge.web.pages.postings.versions import Versions
from fledge.web.store.models import Posting
from fledge.web.store.queries import history as told
from fledge.web.store.queries.postings import add_posting, asked_of, audit_of, posting_for, postings_for
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.tables import history as history_tables
from fledge.web.store.rights import May


@door(May.WRITE_POSTINGS, writes=May.WRITE_POSTINGS)
def new(visit: Visit, pk: int) -> HttpResponse:
    """Paste or upload the next version."""
    role = role_for(visit.member, pk)
    form = PostingForm(visit.request.POST or None, visit.request.FILES or None)

    def add(**fields: Any) -> Posting:
        return add_posting(role, member=visit.member, **fields)

    if visit.is_writing and (made := kept(form, add)):
        return redirect("posting", visit.organisation.slug, pk, made.number)
    return render(visit.request, "postings/new.html", {"form": form, "role": role}, status=422 if form.errors else 200)


@door(May.SEE_ROLES)
def posting(visit: Visit, pk: int, number: int) -> HttpResponse:
    """The audit with the findings in place; whoever may not see drafts reads the published text alone."""
    role = role_for(visit.member, pk)
    found = posting_for(visit.member, role, number)
    shown = {"role": role, "posting": found, "tab": "audit"}
    if not visit.may(May.SEE_DRAFTS):
        return render(visit.request, "postings/text.html", shown)
    shown |= {"audit": audit_of(found), "versions": _versions(visit, found)}
    return render(visit.request, "postings/audit.html", shown)


@door(May.SEE_DRAFTS)
def findings(visit: Visit, pk: int, number: int) -> HttpResponse:
    """The findings of the audit as a table."""
    return csv_answer(tables.findings(asked_of(posting_for(visit.member, role_for(visit.member, pk), number))))


@door(May.SEE_DRAFTS)
def against(visit: Visit, pk: int, number: int, other: int) -> HttpResponse:
    """What changed in the text from another version to this one, line by line, and what that did to the audit."""
    role = role_for(visit.member, pk)
    found, earlier = (posting_for(visit.member, role, n) for n in (number, other))
    shown = {"role": role, "posting": found, "earlier": earlier, "runs": compared(earlier.text, found.text)}
    shown |= {"both": ((earlier, audit_of(earlier)), (found, audit_of(found))), "versions": _versions(visit, found)}
    return render(visit.request, "postings/against.html", shown)


@door(May.SEE_DRAFTS)
def against_table(visit: Visit, pk: int, number: int, other: int) -> HttpResponse:
    """The same as a table."""
    role = role_for(visit.member, pk)
    found, earlier = (posting_for(visit.member, role, n) for n in (number, other))
    return csv_answer(tables.against(earlier.text, found.text, about=f"{found} against version {other}"))


@door(May.SEE_DRAFTS)
def choose(visit: Visit, pk: int, number: int) -> HttpResponse:
    """Leads from the list of versions to the comparison that was chosen there."""
    role = role_for(visit.member, pk)
    found = posting_for(visit.member, role, number)
    chosen = visit.request.GET.get("other", "")
    other = posting_for(visit.member, role, int(chosen) if chosen.isdecimal() and len(chosen) < 9 else 0)
    return redirect("posting-against", visit.organisation.slug, pk, found.number, other.number)


@door(May.SEE_HISTORY)
def history(visit: Visit, pk: int, number: int) -> HttpResponse:
    """Who did what with this version, and when."""
    role = role_for(visit.member, pk)
    found = posting_for(visit.member, role, number)
    shown = {"role": role, "posting": found, "tab": "history", "happenings": told.history_of_posting(found),
             "newest": told.NEWEST}  # fmt: skip
    return render(visit.request, "postings/history.html", shown)


@door(May.SEE_HISTORY)
def history_table(visit: Visit, pk: int, number: int) -> HttpResponse:
    """The same as a table."""
    found = posting_for(visit.member, role_for(visit.member, pk), number)
    return csv_answer(history_tables.history(told.all_of_posting(found), about=f"{found} history"))


def _versions(visit: Visit, found: Posting) -> Versions:
    numbers = postings_for(visit.member, found.role).order_by("-number").values_list("number", "title")
    return Versions(found.number, tuple(numbers))
