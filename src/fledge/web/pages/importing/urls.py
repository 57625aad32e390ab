"""Addresses."""

from django.urls import path

from fledge.web.pages.importing import views

urlpatterns = [
    path("import/", views.bring, name="import"),
    path("import/<uuid:pk>/", views.choose, name="import-choose"),
    path("import/<uuid:pk>/forget/", views.forget, name="import-forget"),
]
