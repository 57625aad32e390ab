"""Addresses."""

from django.urls import path

from fledge.web.pages.round import board, bulk, kept, lists, one, undoing

_ROUND = "roles/<int:pk>/round/"

urlpatterns = [
    path(_ROUND, board.board, name="round"),
    path(f"{_ROUND}more/", board.more, name="round-more"),
    path(f"{_ROUND}<int:applicant>/move/", one.move, name="round-move"),
    path(f"{_ROUND}<int:applicant>/reject/", one.reject, name="round-reject"),
    path(f"{_ROUND}<int:applicant>/back/", one.bring_back, name="round-back"),
    path(f"{_ROUND}undo/<int:decision>/", undoing.undo, name="round-undo"),
    path(f"{_ROUND}together/<uuid:group>/", undoing.together, name="round-together"),
    path(f"{_ROUND}together/<uuid:group>/csv/", undoing.together_table, name="round-together-csv"),
    path(f"{_ROUND}list/", lists.everybody, name="round-list"),
    path(f"{_ROUND}list/csv/", lists.as_csv, name="round-csv"),
    path(f"{_ROUND}list/many/", bulk.many, name="round-many"),
    path(f"{_ROUND}list/keep/", kept.keep, name="round-keep"),
    path(f"{_ROUND}list/forget/", kept.forget, name="round-forget"),
]
