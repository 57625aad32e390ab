"""Addresses."""

from django.urls import path

from fledge.web.pages.history import views

urlpatterns = [
    path("history/", views.history, name="history"),
    path("history/csv/", views.table, name="history-csv"),
]
