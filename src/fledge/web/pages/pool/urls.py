"""Addresses."""

from django.urls import path

from fledge.web.pages.pool import views

urlpatterns = [
    path("roles/<int:pk>/<int:number>/people/", views.people, name="pool"),
    path("roles/<int:pk>/<int:number>/people/what-if/", views.what_if, name="what-if"),
]
