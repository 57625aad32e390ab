"""Joining."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fledge.web.pages.forms import kept
from fledge.web.pages.invited.forms import JoinForm
from fledge.web.store.models import Invitation, User
from fledge.web.store.queries.invitations import accepted, invitation, joined

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, secret: str) -> HttpResponse:
    """Join an organisation by the link of an invitation."""
    found = invitation(secret)
    if request.user.is_authenticated:
        return _with_account(request, found)
    if User.objects.filter(email=found.email).exists():
        return redirect_to_login(request.get_full_path())
    return _with_new_account(request, found)


def _with_account(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Take the seat, where the invitation is for whoever is signed in."""
    user: User = request.user  # type: ignore[assignment]
    if user.email != found.email:
        return render(request, "invited/other.html", {"invitation": found}, status=403)
    if request.method == "POST":
        return redirect("roles", accepted(found, user).organisation.slug)
    return render(request, "invited/accept.html", {"invitation": found})


def _with_new_account(request: HttpRequest, found: Invitation) -> HttpResponse:
    form = JoinForm(request.POST if request.method == "POST" else None)

    def join(*, name: str, password: str) -> User:
        return joined(found, name=name, password=password)

    user = kept(form, join) if request.method == "POST" else None
    if user:
        login(request, user, backend=_BACKEND)
        record_authentication(request, user, "link")
        return redirect("roles", found.organisation.slug)
    shown = {"form": form, "invitation": found}
    return render(request, "invited/join.html", shown, status=422 if form.errors else 200)
