"""Somebody's own account."""

from __future__ import annotations

from typing import Any, cast

from allauth.account import views as signing
from allauth.account.adapter import get_adapter as account_adapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fledge.problem import Problem
from fledge.web.pages.account.addresses import can_mail
from fledge.web.pages.account.forms import NameForm
from fledge.web.store.models import User
from fledge.web.store.queries.members import seats_of
from fledge.web.store.queries.sessions import end_sessions, note_session, sessions_of


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Name, password, second factors, passkeys, sessions and seats in one place; the name can be changed here."""
    user = cast("User", request.user)
    form = NameForm(request.POST or None, instance=User.objects.get(pk=user.pk))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Your name is changed.")
        return redirect("account")
    return render(request, "account/account.html", _shown(request, user, form), status=422 if form.errors else 200)


def _shown(request: HttpRequest, user: User, form: NameForm) -> dict[str, Any]:
    key = str(request.session.session_key)
    note_session(user, key=key, agent=request.META.get("HTTP_USER_AGENT", ""))
    seats = list(seats_of(user))
    if len(seats) == 1:
        request.member = seats[0]  # type: ignore[attr-defined]
    return {
        "form": form,
        "seats": seats,
        "sessions": [(one, one.pk == key) for one in sessions_of(user)],
        "providers": get_adapter().list_providers(request),
        "connected": SocialAccount.objects.filter(user=user).count(),
        **_factors(user),
    }


def _factors(user: User) -> dict[str, Any]:
    found = list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))
    codes = next((one.wrap() for one in found if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return {
        "app": next((one for one in found if one.type == Authenticator.Type.TOTP), None),
        "passkeys": [one for one in found if one.type == Authenticator.Type.WEBAUTHN],
        "codes_left": len(codes.get_unused_codes()) if codes else None,
    }


@require_POST
@login_required
def leave_elsewhere(request: HttpRequest) -> HttpResponse:
    """Signed out everywhere else."""
    ended = end_sessions(cast("User", request.user), but=request.session.session_key)
    said = f"You are signed out of {ended} other browser{'s' if ended > 1 else ''}."
    messages.success(request, said if ended else "You were signed in nowhere else.")
    return redirect("account")


def password_reset(request: HttpRequest) -> HttpResponse:
    """A link for a new password, by mail; without mail an owner can give one."""
    if can_mail():
        return cast("HttpResponse", signing.password_reset(request))
    if request.method == "POST":
        raise Problem("this workspace sends no mail", mend="ask an owner for a new sign-in link")
    return render(request, "account/without_mail.html", {"about": "password"})


@login_required
def confirm(request: HttpRequest) -> HttpResponse:
    """Is it you? Whoever has neither a password nor a second factor of their own signs in again."""
    if not account_adapter(request).get_reauthentication_methods(request.user):
        return render(request, "account/sign_in_again.html")
    return cast("HttpResponse", signing.reauthenticate(request))


@require_safe
def not_here(request: HttpRequest, **rest: str) -> HttpResponse:
    """Nobody signs up by typing an address, through a provider or without."""
    return render(request, "socialaccount/not_invited.html", {"is_taken": True}, status=403)
