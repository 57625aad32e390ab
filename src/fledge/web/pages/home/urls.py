"""Addresses."""

from django.urls import path

from fledge.web.pages.home import views

urlpatterns = [
    path("", views.start, name="start"),
    path("health", views.health, name="health"),
]
