"""Entering."""

from __future__ import annotations

from typing import cast

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fledge.web.store.models import User
from fledge.web.store.queries.entering import entered, invented_person, opens_for
from fledge.web.store.queries.problems import NotThere

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Sign in by a link that works once; looking at it leaves it as it is, so that a preview does not use it up.

    A second step is asked for as after a password.
    """
    if request.method == "POST":
        return _past_second_step(request, entered(secret))
    return render(request, "entering/enter.html", {"person": opens_for(secret)})


def _past_second_step(request: HttpRequest, user: User) -> HttpResponse:
    """The link stands in place of the password; whoever has an app or a passkey as a second step is asked for it."""
    logout(request)
    record_authentication(request, user, "link")
    return cast("HttpResponse", perform_login(request, Login(user=user)))


def enter_as(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the invented people, where this workspace is a demonstration."""
    if not settings.DEMO:
        raise Http404
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    wanted = request.POST.get("user", "")
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 19):
        raise NotThere("there is no such invented person", mend="choose one from the sign-in page")
    return _signed_in(request, invented_person(int(wanted)))


def _signed_in(request: HttpRequest, user: User) -> HttpResponse:
    login(request, user, backend=_BACKEND)
    record_authentication(request, user, "chosen")
    return redirect("start")
