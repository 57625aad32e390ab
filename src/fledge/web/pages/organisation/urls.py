"""Addresses."""

from django.urls import path

from fledge.web.pages.organisation import views

urlpatterns = [path("organisation/", views.organisation, name="organisation")]
