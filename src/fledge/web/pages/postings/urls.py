"""Addresses."""

from django.urls import path

from fledge.web.pages.postings import views

urlpatterns = [
    path("import/", views.bring, name="import"),
    path("roles/<int:pk>/new/", views.new, name="posting-new"),
    path("roles/<int:pk>/<int:number>/", views.posting, name="posting"),
]
