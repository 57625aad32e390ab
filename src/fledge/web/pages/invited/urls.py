"""Addresses."""

from django.urls import path

from fledge.web.pages.invited import views

urlpatterns = [path("invited/<str:secret>/", views.invited, name="invited")]
