"""What somebody sees of themselves."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fledge.publish.applicant_zip import as_data, as_zip
from fledge.web.pages.candidate.entrance import private
from fledge.web.pages.candidate.forms import AskForm
from fledge.web.pages.requests.sent import attached
from fledge.web.store.models import PrivateLink
from fledge.web.store.queries import requests
from fledge.web.store.queries.own_file import own_file
from fledge.web.store.queries.persons import Sent
from fledge.web.store.queries.problems import Field, NotThere, Stale
from fledge.web.store.queries.whole_file import candidates_file


@private
def mine(request: HttpRequest, secret: str, link: PrivateLink) -> HttpResponse:
    """What was read, how it stands, who decided, how long it is kept, and what can be done."""
    return _page(request, secret, link)


def _page(request: HttpRequest, secret: str, link: PrivateLink, problem: Field | None = None) -> HttpResponse:
    shown = {"secret": secret, "link": link, "own": own_file(link.person), "organisation": link.person.organisation,
             "keep_days": settings.KEEP_DAYS, "problem": problem, "said": request.POST}  # fmt: skip
    return render(request, "candidate/mine.html", shown, status=422 if problem else 200)


@private
def ask(request: HttpRequest, secret: str, link: PrivateLink) -> HttpResponse:
    """Something is wrong or missing, or a person shall look again."""
    if request.method != "POST":
        return redirect("mine", secret)
    form = AskForm(request.POST, request.FILES)
    if not form.is_valid():
        where, said = next(iter(form.errors.items()))
        return _page(request, secret, link, Field(str(said[0]).rstrip(".").lower(), where=where))
    fields: dict[str, Any] = dict(form.cleaned_data)
    upload = fields.pop("file")
    try:
        requests.ask(link, **fields, file=Sent(upload.name or "file", upload.read()) if upload else None)
    except (Field, Stale) as problem:
        return _page(request, secret, link, Field(problem.what, where=problem.where or "", mend=problem.mend or ""))
    messages.success(request, "Thank you. A person reads it and answers you here.")
    return redirect("mine", secret)


@private
def keep(request: HttpRequest, secret: str, link: PrivateLink) -> HttpResponse:
    """Kept longer."""
    if request.method == "POST":
        person = requests.keep_longer(link)
        messages.success(
            request, f"Your papers are kept until {person.keep_until:%-d %B %Y}, or until you say otherwise."
        )
    return redirect("mine", secret)


@private
def withdraw(request: HttpRequest, secret: str, link: PrivateLink, pk: int) -> HttpResponse:
    """Withdraw from one round, after having been asked once."""
    own = next((one for one in own_file(link.person).applications if one.pk == pk), None)
    if own is None:
        raise NotThere("there is no such application here", mend="go back to your page")
    if request.method == "POST":
        requests.withdraw(link, pk)
        messages.success(request, f"You have withdrawn from {own.role}.")
        return redirect("mine", secret)
    return render(request, "candidate/withdraw.html", {"one": own, "secret": secret})


@private
def erase(request: HttpRequest, secret: str, link: PrivateLink) -> HttpResponse:
    """Erase everything, after having been asked once."""
    organisation = link.person.organisation
    if request.method == "POST" and request.POST.get("sure") == "yes":
        if requests.erase(link):
            return render(request, "candidate/erased.html", {"organisation": organisation})
        messages.success(request, "Your wish is kept. Everything is erased as soon as it may be.")
        return redirect("mine", secret)
    return render(request, "candidate/erase.html", {"secret": secret, "organisation": organisation})


@private
def everything_zip(request: HttpRequest, secret: str, link: PrivateLink) -> HttpResponse:
    """Everything to take along: papers, a page to read, and data."""
    return attached("what-is-kept-of-me.zip", as_zip(candidates_file(link.person)), "application/zip")


@private
def everything_json(request: HttpRequest, secret: str, link: PrivateLink) -> HttpResponse:
    """The same as data."""
    return attached("what-is-kept-of-me.json", as_data(candidates_file(link.person)), "application/json")
