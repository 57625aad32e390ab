"""What somebody uploaded about applicants and has not brought in yet: a table, and the papers beside it."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

from fledge.web.store.models.role import Role
from fledge.web.store.models.work import Work


class Incoming(models.Model):
    """One upload for one role. It waits as a draft until somebody begins with it or throws it away.

    ``sheets`` are the tables as rows of text; ``said`` is what somebody said about their columns, days and words.
    ``work`` is there once it has begun; when that is done, all of it is forgotten.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    role = models.ForeignKey(Role, models.CASCADE, related_name="incoming")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    sheets = models.JSONField(default=list)
    said = models.JSONField(default=dict)
    work = models.OneToOneField(Work, models.CASCADE, related_name="incoming", null=True)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-made",)

    @property
    def waits_until(self) -> datetime:
        """When it is forgotten unless somebody begins with it."""
        return self.made + timedelta(days=settings.UPLOAD_DAYS)


class IncomingFile(models.Model):
    """One file of an upload, as it was sent, or the sentence why it is left."""

    incoming = models.ForeignKey(Incoming, models.CASCADE, related_name="files")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    data = models.BinaryField(blank=True)
    refused = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["incoming", "number"], name="one_incoming_file_per_number"),)
