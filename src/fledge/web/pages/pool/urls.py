"""Addresses."""

from django.urls import path

from fledge.web.pages.pool import views

urlpatterns = [
    path("roles/<int:pk>/<int:number>/people/", views.people, name="pool"),
    path("roles/<int:pk>/<int:number>/people/what-if/", views.what_if, name="what-if"),
    path("roles/<int:pk>/<int:number>/people/funnel/csv/", views.funnel, name="funnel-csv"),
    path("roles/<int:pk>/<int:number>/people/near-misses/csv/", views.near_misses, name="near-misses-csv"),
    path("roles/<int:pk>/<int:number>/people/prices/csv/", views.prices, name="prices-csv"),
]
