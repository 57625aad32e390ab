"""Addresses."""

from django.urls import path

from fledge.web.pages.requests import links, tables, views

urlpatterns = [
    path("requests/", views.requests, name="requests"),
    path("requests/csv/", tables.requests_table, name="requests-csv"),
    path("requests/<int:pk>/", views.request, name="request"),
    path("requests/<int:pk>/file/", views.file, name="request-file"),
    path("applicants/<int:pk>/link/", links.links, name="private-links"),
    path("applicants/<int:pk>/link/csv/", tables.links_table, name="private-links-csv"),
    path("applicants/<int:pk>/link/<int:private>/withdraw/", links.withdraw, name="private-link-withdraw"),
    path("applicants/<int:pk>/file.zip", links.whole, name="applicant-file"),
]
