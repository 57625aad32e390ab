"""Addresses."""

from django.urls import path

from fledge.web.pages.second_look import views

_HERE = "roles/<int:pk>/round/second-look/"

urlpatterns = [
    path(_HERE, views.second_look, name="second-look"),
    path(f"{_HERE}csv/", views.table, name="second-look-csv"),
    path(f"{_HERE}again/", views.again, name="second-look-again"),
    path(f"{_HERE}stop/", views.stop, name="second-look-stop"),
    path(f"{_HERE}<int:look>/", views.settle, name="second-look-settle"),
    path(f"{_HERE}<int:look>/undo/", views.undo, name="second-look-undo"),
]
