"""Addresses: our own page of an account, and those of signing in, second factors and single sign-on."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from fledge.web.pages.account import addresses, views
from fledge.web.pages.account.onward import onward, reached

_PROVIDERS = "allauth.socialaccount.providers"


def _to_providers() -> Iterator[URLPattern]:
    """The ways out to the providers that are set up, and the ways back."""
    if f"{_PROVIDERS}.openid_connect" in settings.INSTALLED_APPS:
        views = import_module(f"{_PROVIDERS}.openid_connect.views")
        out = "oidc/<str:provider_id>/login/"
        yield path(out, onward(views.login), name="openid_connect_login")
        yield path(f"{out}callback/", reached(views.callback), name="openid_connect_callback")
    if f"{_PROVIDERS}.saml" in settings.INSTALLED_APPS:
        views = import_module(f"{_PROVIDERS}.saml.views")
        yield path("saml/<slug:organization_slug>/login/", onward(views.login), name="saml_login")


urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.account, name="account"),
    path("elsewhere/", views.leave_elsewhere, name="account-elsewhere"),
    path("email/", addresses.email, name="account_email"),
    path("email/<str:secret>/", addresses.confirm_address, name="account-address"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("reauthenticate/", views.confirm, name="account_reauthenticate"),
    path("2fa/", RedirectView.as_view(pattern_name="account"), name="mfa_index"),
    path("confirm-email/", views.not_here, name="account_email_verification_sent"),
    path("confirm-email/<str:key>/", views.not_here, name="account_confirm_email"),
    path("3rdparty/signup/", views.not_here, name="socialaccount_signup"),
    *_to_providers(),
    path("", include("allauth.urls")),
]
