"""The address that somebody signs in with, and how it becomes another one."""

from __future__ import annotations

from typing import cast

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fledge.problem import Problem
from fledge.web.mail import NOWHERE
from fledge.web.pages.account.forms import AddressForm
from fledge.web.pages.forms import kept
from fledge.web.store.models import User
from fledge.web.store.queries.addresses import another_address, proposed_address, readdressed


def can_mail() -> bool:
    """Whether the workspace can send mail."""
    return settings.EMAIL_BACKEND != NOWHERE


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def email(request: HttpRequest) -> HttpResponse:
    """Another address, confirmed by a link that is mailed there; without mail an owner has to invite it."""
    if can_mail():
        return cast("HttpResponse", _email_by_link(request))
    if request.method == "POST":
        raise Problem("this workspace sends no mail", mend="ask an owner to invite your new address")
    return render(request, "account/without_mail.html", {"about": "address"})


@reauthentication_required(app="allauth.account")  # type: ignore[untyped-decorator]
def _email_by_link(request: HttpRequest) -> HttpResponse:
    form = AddressForm(request.POST or None)
    sent: list[str] = []

    def send(*, email: str) -> bool:
        secret = another_address(cast("User", request.user), email=email)
        if secret:
            _send_link(request, secret, email)
        sent.append(email)
        return True

    if request.method == "POST":
        kept(form, send)
    shown = {"form": form, "sent": sent[0] if sent else ""}
    return render(request, "account/email.html", shown, status=422 if form.errors else 200)


def _send_link(request: HttpRequest, secret: str, email: str) -> None:
    link = request.build_absolute_uri(reverse("account-address", args=[secret]))
    text = render_to_string("account/email/another_address.txt", {"link": link})
    send_mail("Is this your address?", text, settings.DEFAULT_FROM_EMAIL, [email])


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def confirm_address(request: HttpRequest, secret: str) -> HttpResponse:
    """The link was opened; the address changes when the person says that it is theirs."""
    user = cast("User", request.user)
    if request.method == "POST":
        address = readdressed(user, secret=secret)
        messages.success(request, f"You sign in with {address} from now on.")
        return redirect("account")
    return render(request, "account/email_confirm.html", {"address": proposed_address(user, secret=secret)})
