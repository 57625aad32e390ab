"""A role that an organisation wants to fill."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from fledge.web.store.models.organisation import Organisation


class RoleState(models.TextChoices):
    """Where a role stands."""

    OPEN = "open", "Open"
    PAUSED = "paused", "Paused"
    FILLED = "filled", "Filled"
    CLOSED = "closed", "Closed"


class Role(models.Model):
    """A role: its postings are versions of one text. ``edition`` grows with each change, so that two people who change
    it at once are told, and neither overwrites the other.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="roles")
    title = models.CharField("title", max_length=200)
    team_name = models.CharField("team", max_length=120, blank=True)
    location = models.CharField("location", max_length=120, blank=True)
    openings = models.PositiveSmallIntegerField("openings", default=1)
    state = models.CharField("state", max_length=10, choices=RoleState.choices, default=RoleState.OPEN)
    manager = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="roles_of", blank=True)
    made = models.DateTimeField(auto_now_add=True)
    edition = models.PositiveIntegerField(default=1)

    history = HistoricalRecords(excluded_fields=["edition"], m2m_fields=[people])

    class Meta:
        ordering = ("-made", "-pk")

    def __str__(self) -> str:
        return self.title
