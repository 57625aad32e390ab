"""Addresses."""

from django.urls import path

from fledge.web.pages.compare import views

_COMPARE = "roles/<int:pk>/round/compare/"

urlpatterns = [
    path(_COMPARE, views.compare, name="compare"),
    path(f"{_COMPARE}csv/", views.table, name="compare-csv"),
    path(f"{_COMPARE}everybody/", views.everybody, name="match-everybody"),
]
