"""Long work in the background."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from fledge.web.store.models.organisation import Organisation


class WorkState(models.TextChoices):
    """Where long work stands."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"
    FAILED = "failed", "Failed"


class Work(models.Model):
    """Something that takes longer than a page: what was asked, how far it is, and whether somebody asked it to stop.

    ``done`` grows in the same transaction as the effect of each item, so work that was killed goes on where it was.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="works")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=200)
    asked = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=WorkState.choices, default=WorkState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    stop = models.BooleanField(default=False)
    results = models.JSONField(default=list)
    failed = models.TextField(blank=True)
    made = models.DateTimeField(auto_now_add=True)
    beat = models.DateTimeField(null=True, blank=True)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made",)
        indexes = (models.Index(fields=["organisation", "-made"]), models.Index(fields=["state"]))
