"""Addresses: our own page of an account, and those of signing in, second factors and single sign-on."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from fledge.web.pages.account import views
from fledge.web.pages.account.onward import onward


def _to_providers() -> list[URLPattern]:
    """The ways out to the providers that are set up."""
    known = (("openid_connect", "oidc/<str:provider_id>/login/"), ("saml", "saml/<slug:organization_slug>/login/"))
    return [
        path(where, onward(import_module(f"allauth.socialaccount.providers.{name}.views").login), name=f"{name}_login")
        for name, where in known
        if f"allauth.socialaccount.providers.{name}" in settings.INSTALLED_APPS
    ]


urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.account, name="account"),
    path("elsewhere/", views.leave_elsewhere, name="account-elsewhere"),
    path("email/", views.email, name="account_email"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("2fa/", RedirectView.as_view(pattern_name="account"), name="mfa_index"),
    path("3rdparty/signup/", views.not_here, name="socialaccount_signup"),
    *_to_providers(),
    path("", include("allauth.urls")),
]
