"""Addresses."""

from django.urls import path

from fledge.web.pages.tokens import views

urlpatterns = [
    path("programs/", views.tokens, name="tokens"),
    path("programs/<int:pk>/withdraw/", views.withdraw, name="token-withdraw"),
]
