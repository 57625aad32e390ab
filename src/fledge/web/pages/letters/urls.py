"""Addresses."""

from django.urls import path

from fledge.web.pages.letters import many, outbox, tables, views

urlpatterns = [
    path("roles/<int:pk>/round/letters/", many.many, name="letters-write"),
    path("letters/templates/", views.letters, name="letters"),
    path("letters/templates/csv/", tables.templates, name="letters-csv"),
    path("letters/templates/starters/", views.starters, name="letter-starters"),
    path("letters/templates/new/", views.new, name="letter-new"),
    path("letters/templates/<int:pk>/", views.edit, name="letter"),
    path("letters/templates/<int:pk>/take-away/", views.take_away, name="letter-take-away"),
    path("applicants/<int:pk>/letter/", views.write, name="applicant-letter"),
    path("letters/", outbox.outbox, name="outbox"),
    path("letters/csv/", tables.outbox_table, name="outbox-csv"),
    path("letters/<int:pk>/", outbox.message, name="message"),
    path("letters/<int:pk>/attachment/", outbox.attachment, name="message-attachment"),
    path("letters/<int:pk>/words/", outbox.words, name="message-words"),
    path("letters/<int:pk>/sent/", outbox.mark, name="message-sent"),
    path("letters/<int:pk>/stop/", outbox.stop, name="message-stop"),
    path("letters/<int:pk>/again/", outbox.again, name="message-again"),
]
