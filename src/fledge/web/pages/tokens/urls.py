"""Addresses."""

from django.urls import path

from fledge.web.pages.tokens import views

urlpatterns = [
    path("programs/", views.tokens, name="tokens"),
    path("programs/csv/", views.table, name="tokens-csv"),
    path("programs/others/csv/", views.others_table, name="tokens-of-others-csv"),
    path("programs/<int:pk>/withdraw/", views.withdraw, name="token-withdraw"),
]
