"""Addresses: our own page of an account, and those of signing in, second factors and single sign-on."""

from django.urls import include, path

from fledge.web.pages.account import views

urlpatterns = [
    path("", views.account, name="account"),
    path("", include("allauth.urls")),
]
