"""Addresses; whoever holds the link needs no account."""

from django.urls import path

from fledge.web.pages.candidate import views

urlpatterns = [
    path("mine/<str:secret>/", views.mine, name="mine"),
    path("mine/<str:secret>/ask/", views.ask, name="mine-ask"),
    path("mine/<str:secret>/keep/", views.keep, name="mine-keep"),
    path("mine/<str:secret>/withdraw/<int:pk>/", views.withdraw, name="mine-withdraw"),
    path("mine/<str:secret>/erase/", views.erase, name="mine-erase"),
    path("mine/<str:secret>/everything.zip", views.everything_zip, name="mine-zip"),
    path("mine/<str:secret>/everything.json", views.everything_json, name="mine-json"),
]
