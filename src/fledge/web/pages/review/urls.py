"""Addresses."""

from django.urls import path

from fledge.web.pages.review import remarking, tables, views

_REVIEW = "roles/<int:pk>/round/review/"
_ONE = f"{_REVIEW}<int:applicant>/"

urlpatterns = [
    path(_REVIEW, views.begin, name="review-begin"),
    path(f"{_REVIEW}shown/", views.switch, name="review-shown"),
    path(_ONE, views.one, name="review"),
    path(f"{_ONE}undo/<int:decision>/", views.take_back, name="review-undo"),
    path(f"{_ONE}note/", remarking.note, name="review-note"),
    path(f"{_ONE}tag/", remarking.tag, name="review-tag"),
    path(f"{_ONE}untag/", remarking.untag, name="review-untag"),
    path(f"{_ONE}task/", remarking.task, name="review-task"),
    path(f"{_ONE}paper/<int:paper>/", views.paper, name="review-paper"),
    path(f"{_ONE}version/<int:number>/", views.against, name="match"),
    path(f"{_ONE}version/<int:number>/csv/", tables.match, name="match-csv"),
    path(f"{_ONE}notes/csv/", tables.notes, name="review-notes-csv"),
    path(f"{_ONE}tasks/csv/", tables.tasks, name="review-tasks-csv"),
]
