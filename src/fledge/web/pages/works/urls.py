"""Addresses."""

from django.urls import path

from fledge.web.pages.works import views

urlpatterns = [
    path("work/", views.works, name="works"),
    path("work/csv/", views.table, name="works-csv"),
    path("work/<uuid:pk>/results/csv/", views.results, name="work-results-csv"),
    path("work/reaudit/", views.reaudit, name="work-reaudit"),
    path("work/<uuid:pk>/", views.work, name="work"),
    path("work/<uuid:pk>/progress/", views.progress, name="work-progress"),
    path("work/<uuid:pk>/stop/", views.stop, name="work-stop"),
    path("work/<uuid:pk>/go-on/", views.go_on, name="work-go-on"),
]
