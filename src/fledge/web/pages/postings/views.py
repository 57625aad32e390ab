"""Postings."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.postings.forms import PostingForm
from fledge.web.store.models import Posting
from fledge.web.store.queries.postings import add_posting, audit_of, posting_for
from fledge.web.store.queries.roles import role_for
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
    return render(visit.request, "postings/audit.html", {**shown, "audit": audit_of(found)})


@door(May.WRITE_POSTINGS, writes=May.WRITE_POSTINGS)
def bring(visit: Visit) -> HttpResponse:
    """Import roles and postings from an export of another system."""
    raise NotImplementedError
