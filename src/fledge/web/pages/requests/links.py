"""Private links of one applicant, and their complete file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from fledge.publish.applicant_zip import as_zip, safe_name
from fledge.web.pages import shown_once
from fledge.web.pages.door import Visit, door
from fledge.web.pages.requests.sent import attached
from fledge.web.store.queries import private_links
from fledge.web.store.queries.rounds import applicant_for
from fledge.web.store.queries.whole_file import applicants_file
from fledge.web.store.rights import May


@door(May.WRITE_LETTERS, writes=May.WRITE_LETTERS)
def links(visit: Visit, pk: int) -> HttpResponse:
    """The private links of somebody, and a new one, which is shown once."""
    one = applicant_for(visit.member, pk)
    if visit.is_writing:
        _, secret = private_links.link_for(one.person, by=visit.user)
        address = visit.request.build_absolute_uri(reverse("mine", args=[secret]))
        shown_once.keep(visit.request, f"mine-{one.person_id}", address)
        return redirect("private-links", visit.organisation.slug, pk)
    rows = [(row, private_links.stands(row)) for row in private_links.links_of(one.person)]
    link = shown_once.taken(visit.request, f"mine-{one.person_id}")
    return shown_once.unkept(render(visit.request, "requests/links.html", {"one": one, "links": rows, "link": link}))


@door(None, writes=May.WRITE_LETTERS)
def withdraw(visit: Visit, pk: int, private: int) -> HttpResponse:
    """The link opens nothing any more."""
    one = applicant_for(visit.member, pk)
    private_links.withdraw_link(one.person, private, by=visit.user)
    messages.success(visit.request, "The link opens nothing any more.")
    return redirect("private-links", visit.organisation.slug, pk)


@door(May.WRITE_LETTERS)
def whole(visit: Visit, pk: int) -> HttpResponse:
    """One applicant's complete file: papers as sent, evidence, decisions, letters, notes and scorecards."""
    one = applicant_for(visit.member, pk)
    name = f"{safe_name(str(one.person))}.zip"
    return attached(name, as_zip(applicants_file(one, visit.member)), "application/zip")
