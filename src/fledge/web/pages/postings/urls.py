"""Addresses."""

from django.urls import path

from fledge.web.pages.postings import views

urlpatterns = [
    path("roles/<int:pk>/new/", views.new, name="posting-new"),
    path("roles/<int:pk>/<int:number>/", views.posting, name="posting"),
    path("roles/<int:pk>/<int:number>/findings/csv/", views.findings, name="findings-csv"),
    path("roles/<int:pk>/<int:number>/history/csv/", views.history_table, name="posting-history-csv"),
    path("roles/<int:pk>/<int:number>/history/", views.history, name="posting-history"),
    path("roles/<int:pk>/<int:number>/against/", views.choose, name="posting-against-chosen"),
    path("roles/<int:pk>/<int:number>/against/<int:other>/", views.against, name="posting-against"),
    path("roles/<int:pk>/<int:number>/against/<int:other>/csv/", views.against_table, name="posting-against-csv"),
]
