"""Publishing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from fledge.web.computed.blanks import blanks_in
from fledge.web.computed.files import FILES, Posted, body_of
from fledge.web.computed.filling import blanks_with_lines
from fledge.web.csv_answer import csv_answer
from fledge.web.jobs.asking_matches import match_everybody
from fledge.web.jobs.looking_again import look_again
from fledge.web.pages import shown_once
from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.publishing.forms import FillForm, ShareForm
from fledge.web.pages.publishing.hinders import hinders
from fledge.web.store.models import Posting, Share
from fledge.web.store.queries import filling, postings, shares
from fledge.web.store.queries.postings import asked_of, audit_of, posting_for
from fledge.web.store.queries.problems import NotThere
from fledge.web.store.queries.public import for_potential
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.tables import roles as tables
from fledge.web.store.rights import May


@door(May.SEE_DRAFTS)
def publishing(visit: Visit, pk: int, number: int) -> HttpResponse:
    """How a version will look, what hinders it, who published it, its files and its links."""
    return _page(visit, _posting(visit, pk, number), ShareForm())


@door(None, writes=May.PUBLISH)
def publish(visit: Visit, pk: int, number: int) -> HttpResponse:
    """Make a version the role's posting from now on."""
    posting = _posting(visit, pk, number)
    postings.published(posting, member=visit.member)
    messages.success(visit.request, f"Version {number} is published. Anybody can read it.")
    match_everybody(visit.member, posting)
    if visit.may(May.REVIEW) and look_again(visit.member, posting.role):
        messages.info(visit.request, "People rejected under another version are being read again for a second look.")
    return _back(visit, pk, number)


@door(None, writes=May.PUBLISH)
def withdraw(visit: Visit, pk: int, number: int) -> HttpResponse:
    """Take a version back: its public page is gone."""
    postings.withdrawn(_posting(visit, pk, number), member=visit.member)
    messages.success(visit.request, f"Version {number} is withdrawn. Its public page is gone.")
    return _back(visit, pk, number)


@door(None, writes=May.SHARE)
def share(visit: Visit, pk: int, number: int) -> HttpResponse:
    """A link to the audit for somebody without an account; it is shown once, on the page that follows."""
    posting, form = _posting(visit, pk, number), ShareForm(visit.request.POST)

    def make(**fields: Any) -> tuple[Share, str]:
        return shares.share(posting, member=visit.member, **fields)

    made = kept(form, make)
    if not made:
        return _page(visit, posting, form, status=422)
    address = visit.request.build_absolute_uri(reverse("shared", args=[made[1]]))
    shown_once.keep(visit.request, f"share-{posting.pk}", address)
    messages.success(visit.request, f"The link for {made[0].whom} is made.")
    return _back(visit, pk, number, at="#links")


@door(May.SEE_HISTORY)
def links_table(visit: Visit, pk: int, number: int) -> HttpResponse:
    """The links to a version as a table, without what opens them."""
    return csv_answer(tables.shared(_posting(visit, pk, number)))


@door(None, writes=May.SHARE)
def withdraw_link(visit: Visit, pk: int, number: int, link: int) -> HttpResponse:
    """A link opens nothing from now on."""
    shares.withdraw_share(_posting(visit, pk, number), link, member=visit.member)
    messages.success(visit.request, "The link opens nothing any more.")
    return _back(visit, pk, number, at="#links")


@door(May.SEE_ROLES)
def posting_file(visit: Visit, pk: int, number: int, kind: str) -> HttpResponse:
    """The posting itself as a file, without what was found in it."""
    return _file(_posting(visit, pk, number), kind, tells=False)


@door(May.SEE_DRAFTS)
def audit_file(visit: Visit, pk: int, number: int, kind: str) -> HttpResponse:
    """The audit of a version as a file."""
    return _file(_posting(visit, pk, number), kind, tells=True)


@door(May.WRITE_POSTINGS, writes=May.WRITE_POSTINGS)
def fill_in(visit: Visit, pk: int, number: int) -> HttpResponse:
    """The next version, with its places filled in."""
    posting = _posting(visit, pk, number)
    form = FillForm(visit.request.POST if visit.is_writing else None, blanks=blanks_with_lines(posting.text))

    def fill(**fields: Any) -> Posting:
        return filling.fill_in(posting, member=visit.member, **fields)

    if visit.is_writing and (made := kept(form, fill)):
        left = len(blanks_in(made.text))
        messages.success(visit.request, f"Version {made.number} is made. {_left(left)}")
        return _back(visit, pk, made.number)
    shown = {"role": posting.role, "posting": posting, "form": form}
    return render(visit.request, "publishing/fill_in.html", shown, status=422 if form.errors else 200)


def _left(many: int) -> str:
    if not many:
        return "Nothing is left to fill in."
    return "One place is left to fill in." if many == 1 else f"{many} places are left to fill in."


def _posting(visit: Visit, pk: int, number: int) -> Posting:
    return posting_for(visit.member, role_for(visit.member, pk), number)


def _back(visit: Visit, pk: int, number: int, *, at: str = "") -> HttpResponse:
    return redirect(reverse("publishing", args=[visit.organisation.slug, pk, number]) + at)


def _page(visit: Visit, posting: Posting, form: ShareForm, *, status: int = 200) -> HttpResponse:
    can_see_links = visit.may(May.SHARE) or visit.may(May.SEE_HISTORY)
    found = hinders(posting, audit_of(posting))
    public = reverse("published", args=[visit.organisation.slug, posting.role.pk])
    shown = {
        "role": posting.role,
        "posting": posting,
        "tab": "publish",
        "body": body_of(asked_of(posting)),
        "hinders": found,
        "forbidden": any(one.forbids for one in found),
        "published_now": posting.role.postings.exclude(published=None).select_related("published_by").first(),
        "public": visit.request.build_absolute_uri(public),
        "files": [(name, kind) for name, kind in FILES.items() if not kind.tells],
        "audits": [(name, kind) for name, kind in FILES.items() if kind.tells],
        "links": [(link, shares.stands(link)) for link in shares.shares_of(posting)] if can_see_links else None,
        "form": form,
        "link": "" if visit.is_writing else shown_once.taken(visit.request, f"share-{posting.pk}"),
    }
    return shown_once.unkept(render(visit.request, "publishing/publishing.html", shown, status=status))


def _file(posting: Posting, kind: str, *, tells: bool) -> HttpResponse:
    found = FILES.get(kind)
    if found is None or found.tells != tells:
        raise NotThere("there is no such file", mend="choose one on the page of the version")
    day = (posting.published or timezone.now()).date()
    posted = Posted(asked_of(posting), day, posting.role.location, for_potential(posting))
    charset = "; charset=utf-8" if found.media.startswith("text/") else ""
    answer = HttpResponse(found.made(posted), content_type=found.media + charset)
    answer["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=_named(posting, kind)))
    return answer


def _named(posting: Posting, kind: str) -> str:
    """A name that every system can keep: nothing of a title but plain letters, digits and hyphens."""
    what = slugify(posting.title)[:60].strip("-") or "posting"
    return f"{what}-version-{posting.number}{'-audit' if FILES[kind].tells else ''}.{FILES[kind].ending}"
