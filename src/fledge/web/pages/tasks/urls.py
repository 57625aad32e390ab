"""Addresses."""

from django.urls import path

from fledge.web.pages.tasks import views

urlpatterns = [
    path("tasks/", views.tasks, name="tasks"),
    path("tasks/done/", views.done, name="task-done"),
]
