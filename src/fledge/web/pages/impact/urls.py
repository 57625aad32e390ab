"""Addresses."""

from django.urls import path

from fledge.web.pages.impact import views

_HERE = "roles/<int:pk>/round/impact/"

urlpatterns = [
    path(_HERE, views.impact, name="impact"),
    path(f"{_HERE}csv/", views.table, name="impact-csv"),
    path(f"{_HERE}groups/", views.bring, name="impact-groups"),
    path(f"{_HERE}groups/<int:file>/", views.look_through, name="impact-groups-file"),
    path(f"{_HERE}groups/<int:file>/withdraw/", views.withdraw, name="impact-groups-withdraw"),
    path(f"{_HERE}file/<str:kind>/", views.export, name="impact-file"),
]
