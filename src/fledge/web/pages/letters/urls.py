"""Addresses."""

from django.urls import path

from fledge.web.pages.letters import outbox, views

urlpatterns = [
    path("letters/", views.letters, name="letters"),
    path("letters/starters/", views.starters, name="letter-starters"),
    path("letters/new/", views.new, name="letter-new"),
    path("letters/<int:pk>/", views.edit, name="letter"),
    path("letters/<int:pk>/take-away/", views.take_away, name="letter-take-away"),
    path("applicants/<int:pk>/letter/", views.write, name="applicant-letter"),
    path("outbox/", outbox.outbox, name="outbox"),
    path("outbox/<int:pk>/", outbox.message, name="message"),
    path("outbox/<int:pk>/words/", outbox.words, name="message-words"),
    path("outbox/<int:pk>/sent/", outbox.mark, name="message-sent"),
    path("outbox/<int:pk>/stop/", outbox.stop, name="message-stop"),
    path("outbox/<int:pk>/again/", outbox.again, name="message-again"),
]
