"""Addresses."""

from django.urls import path

from fledge.web.pages.tasks import views

urlpatterns = [
    path("tasks/", views.tasks, name="tasks"),
    path("tasks/csv/", views.table, name="tasks-csv"),
    path("tasks/done/", views.done, name="task-done"),
]
