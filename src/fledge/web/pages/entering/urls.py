"""Addresses."""

from django.urls import path

from fledge.web.pages.entering import views

urlpatterns = [
    path("enter/as/", views.enter_as, name="enter-as"),
    path("enter/<str:secret>/", views.enter, name="enter"),
]
