"""Addresses."""

from django.urls import path

from fledge.web.pages.retention import tables, views

urlpatterns = [
    path("kept/", views.kept_people, name="kept"),
    path("kept/csv/", tables.kept_table, name="kept-csv"),
    path("kept/erase/", views.erase, name="kept-erase"),
    path("kept/ask/", views.ask, name="kept-ask"),
    path("kept/hold/", views.hold, name="kept-hold"),
]
