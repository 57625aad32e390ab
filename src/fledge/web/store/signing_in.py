"""Who gets an account: people who were invited, and people whom the organisation's own provider vouches for."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.shortcuts import render


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No open sign-up: an account begins with an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        return False


class SocialAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on opens the account of an address that somebody here invited or that has one already."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Only an address that the provider has verified and that was invited."""
        from fledge.web.store.queries.invitations import open_invitations

        return any(open_invitations(address) for address in _verified(sociallogin))

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Strangers read a sentence and are not asked to sign up."""
        known = sociallogin.is_existing or sociallogin.user.pk
        if not known and not self.is_open_for_signup(request, sociallogin):
            raise ImmediateHttpResponse(render(request, "not_invited.html", status=403))

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Any:
        """The new account takes the seats that were waiting for its address."""
        from fledge.web.store.queries.invitations import take_waiting_seats

        user = super().save_user(request, sociallogin, form)
        take_waiting_seats(user, _verified(sociallogin))
        return user

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        """The name that the provider gives, else the address."""
        user = super().populate_user(request, sociallogin, data)
        parts = (data.get("first_name"), data.get("last_name"))
        user.name = data.get("name") or " ".join(filter(None, parts)) or user.email
        return user


def _verified(sociallogin: Any) -> list[str]:
    return [address.email.lower() for address in sociallogin.email_addresses if address.verified]
