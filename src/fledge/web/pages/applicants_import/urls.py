"""Addresses."""

from django.urls import path

from fledge.web.pages.applicants_import import views

_AT = "roles/<int:pk>/round/import/"

urlpatterns = [
    path(_AT, views.bring, name="applicants-import"),
    path(f"{_AT}template/<slug:kind>/", views.template, name="applicants-import-template"),
    path(f"{_AT}<uuid:draft>/", views.columns, name="applicants-import-columns"),
    path(f"{_AT}<uuid:draft>/words/", views.words, name="applicants-import-words"),
    path(f"{_AT}<uuid:draft>/look/", views.look, name="applicants-import-look"),
    path(f"{_AT}<uuid:draft>/forget/", views.forget, name="applicants-import-forget"),
]
