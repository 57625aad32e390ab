"""Addresses."""

from django.urls import path

from fledge.web.pages.by_link import views

urlpatterns = [path("shared/<str:secret>/", views.shared, name="shared")]
