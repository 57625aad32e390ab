"""Addresses."""

from django.urls import path

from fledge.web.pages.changes import views

_HERE = "roles/<int:pk>/<int:number>/changes/<str:purpose>/"

urlpatterns = [
    path("roles/<int:pk>/<int:number>/frontier/csv/", views.frontier_table, name="frontier-csv"),
    path(f"{_HERE}csv/", views.lines_table, name="changes-csv"),
    path(_HERE, views.changes, name="changes"),
    path(f"{_HERE}say/", views.say, name="changes-say"),
    path(f"{_HERE}make/", views.make, name="changes-make"),
]
