"""Addresses."""

from django.urls import path

from fledge.web.pages.webhooks import views

urlpatterns = [
    path("webhooks/", views.webhooks, name="webhooks"),
    path("webhooks/csv/", views.table, name="webhooks-csv"),
    path("webhooks/<int:pk>/csv/", views.deliveries, name="webhook-csv"),
    path("webhooks/<int:pk>/", views.webhook, name="webhook"),
    path("webhooks/<int:pk>/withdraw/", views.withdraw, name="webhook-withdraw"),
    path("webhooks/deliveries/<uuid:pk>/again/", views.again, name="delivery-again"),
]
