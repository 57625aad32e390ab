"""Addresses."""

from django.urls import path

from fledge.web.pages.published import views

urlpatterns = [path("published/<slug:slug>/<int:pk>/", views.published, name="published")]
