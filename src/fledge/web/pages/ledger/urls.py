"""Addresses."""

from django.urls import path

from fledge.web.pages.ledger import views

urlpatterns = [
    path("roles/<int:pk>/round/ledger/", views.ledger, name="ledger"),
    path("roles/<int:pk>/round/ledger/whole/", views.whole, name="ledger-whole"),
    path("roles/<int:pk>/round/ledger/csv/", views.as_csv, name="ledger-csv"),
]
