"""Who gets an account: people who were invited, and people whom the organisation's own provider vouches for."""

from __future__ import annotations

import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest
from django.shortcuts import render

from fledge.web.store.models import User
from fledge.web.store.queries.invitations import open_invitations, take_waiting_seats

_WIPED = (
    "Your provider has shown that this address is yours. The password that was set here before did not, "
    "so it opens nothing any more; set a new one below if you want one."
)


def address_of(request: HttpRequest) -> str:
    """Where a visitor comes from, past as many proxies as whoever runs the workspace trusts."""
    proxies: int = settings.PROXIES
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return (hops[-proxies] if 0 < proxies <= len(hops) else "") or request.META.get("REMOTE_ADDR", "")


def who_tries(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The address of the account that somebody tries to open, in the one way in which wrong passwords are counted."""
    given = credentials or {}
    said = given.get("email") or given.get("username") or request.POST.get("login") or ""
    return str(said).strip().lower()[:254]


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No open sign-up: an account begins with an invitation."""

    error_messages: ClassVar[dict[str, str]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "This address and this password do not belong together.",
        "enter_current_password": "This is not your password.",
        "incorrect_password": "This is not your password.",
        "incorrect_code": "This code is wrong or too old.",
        "too_many_login_attempts": "Too many wrong codes. Wait five minutes.",
        "rate_limited": "Too often in a short time. Wait a minute.",
        "duplicate_email": "This is your address already.",
        "invalid_password_reset": "This link has been used or has ended.",
        "account_inactive": "This account is closed.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Wrong passwords are counted once, by the lock that every server of the workspace shares."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where a visitor comes from."""
        return address_of(request)

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Who signed in or confirmed it within a quarter of an hour is not asked again."""
        shown = [record["at"] for record in get_authentication_records(self.request, self.request.user)]
        return time.time() - max(shown, default=0.0) >= settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def post_login(self, request: HttpRequest, user: Any, **more: Any) -> Any:
        """Somebody who came through a provider takes the seats that were waiting for their verified addresses."""
        through = (more.get("signal_kwargs") or {}).get("sociallogin")
        if through:
            take_waiting_seats(user, _verified(through))
        return super().post_login(request, user, **more)


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on opens the account of an address that somebody here invited or that has one already."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Only an address that the provider has verified and that was invited."""
        return any(open_invitations(address) for address in _verified(sociallogin))

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Any, str] | None:
        """The account of a verified address, and no other that only claims it."""
        found = User.objects.filter(email__in=_verified(sociallogin)).first()
        if found is None:
            return None
        is_proven = EmailAddress.objects.filter(user=found.pk, email=found.email, verified=True).exists()
        if found.has_usable_password() and not is_proven:
            messages.info(self.request, _WIPED)
        return found, found.email

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Strangers read a sentence and are not asked to sign up; a claim on an address ends when its owner comes."""
        claims = EmailAddress.objects.filter(email__in=_verified(sociallogin), verified=False)
        claims.exclude(user__email=F("email")).delete()
        is_connecting = sociallogin.state.get("process") == "connect" and request.user.is_authenticated
        known = sociallogin.is_existing or sociallogin.user.pk
        if not (known or is_connecting or self.is_open_for_signup(request, sociallogin)):
            raise ImmediateHttpResponse(_refused(request, sociallogin))

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        """The name that the provider gives, else the address."""
        user = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name"), data.get("last_name"))
        user.name = " ".join((data.get("name") or " ".join(filter(None, parts)) or user.email).split())[:120]
        return user


def _refused(request: HttpRequest, sociallogin: Any) -> Any:
    unproven = [address.email for address in sociallogin.email_addresses if not address.verified]
    shown = {"unproven": unproven[0] if unproven else "", "has_address": bool(sociallogin.email_addresses)}
    return render(request, "socialaccount/not_invited.html", shown, status=403)


def _verified(sociallogin: Any) -> list[str]:
    return [address.email.lower() for address in sociallogin.email_addresses if address.verified]
