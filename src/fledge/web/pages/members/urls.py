"""Addresses."""

from django.urls import path

from fledge.web.pages.members import views

urlpatterns = [
    path("people/", views.members, name="members"),
    path("people/csv/", views.members_table, name="members-csv"),
    path("people/invitations/csv/", views.invitations_table, name="invitations-csv"),
    path("people/invite/", views.invite, name="invite"),
    path("people/invitations/<int:pk>/renew/", views.renew, name="invitation-renew"),
    path("people/invitations/<int:pk>/withdraw/", views.withdraw, name="invitation-withdraw"),
    path("people/<int:pk>/seat/", views.seat, name="member-seat"),
    path("people/<int:pk>/sign-in-link/", views.way_in, name="member-link"),
    path("people/<int:pk>/end/", views.end, name="member-end"),
]
