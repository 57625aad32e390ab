"""Somebody who applied: who they are, what they sent, and what was read in it."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from fledge.web.store.models.organisation import Organisation


class Person(models.Model):
    """Who somebody is, kept apart from what they can do. Erased people leave a row without a name.

    ``keep_until`` is the day until which the person agreed to be kept; afterwards somebody is asked to erase them.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="persons")
    name = models.CharField("name", max_length=160, blank=True)
    email = models.EmailField("e-mail address", blank=True)
    phone = models.CharField("telephone", max_length=40, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    keep_until = models.DateField("may be kept until", null=True, blank=True)
    consent = models.CharField("how they agreed", max_length=200, blank=True)
    erased = models.DateTimeField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    history = HistoricalRecords(excluded_fields=["edition"])

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "email"], condition=~Q(email=""), name="one_person_per_address"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.email or "erased person"

    @property
    def open_requests(self) -> Any:
        """What they asked for and nobody has answered yet."""
        return self.requests.filter(answered=None).defer("file")


class Paper(models.Model):
    """A file that somebody sent, as it was sent, and its text. ``unread`` says why it could not be read."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="papers")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, blank=True)
    file = models.BinaryField()
    text = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    notes = models.JSONField(default=list)
    unread = models.CharField(max_length=300, blank=True)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-made", "-pk")
        constraints = (models.UniqueConstraint(fields=["person", "digest"], name="one_paper_once"),)


class Reading(models.Model):
    """What somebody's papers show, without who they are: evidence with the line it rests on.

    ``kept`` is a fledge.people.Applicant as data. ``corrected`` are the numbers of lines that the person disputed and
    somebody took out.
    """

    person = models.OneToOneField(Person, models.CASCADE, related_name="reading", primary_key=True)
    made_by = models.CharField(max_length=80)
    kept = models.JSONField()
    corrected = models.JSONField(default=list)
    unread = models.CharField(max_length=300, blank=True)
    read = models.DateTimeField(auto_now=True)
