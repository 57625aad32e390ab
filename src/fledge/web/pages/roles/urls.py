"""Addresses."""

from django.urls import path

from fledge.web.pages.roles import views

urlpatterns = [
    path("roles/", views.roles, name="roles"),
    path("roles/csv/", views.table, name="roles-csv"),
    path("roles/new/", views.new, name="role-new"),
    path("roles/<int:pk>/", views.role, name="role"),
    path("roles/<int:pk>/versions/csv/", views.versions, name="versions-csv"),
    path("roles/<int:pk>/edit/", views.edit, name="role-edit"),
    path("roles/<int:pk>/history/", views.history, name="role-history"),
    path("roles/<int:pk>/history/csv/", views.history_table, name="role-history-csv"),
]
