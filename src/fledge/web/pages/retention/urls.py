"""Addresses."""

from django.urls import path

from fledge.web.pages.retention import views

urlpatterns = [
    path("kept/", views.kept_people, name="kept"),
    path("kept/erase/", views.erase, name="kept-erase"),
    path("kept/ask/", views.ask, name="kept-ask"),
    path("kept/hold/", views.hold, name="kept-hold"),
]
