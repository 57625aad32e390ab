"""Other programs that are told of decisions."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from fledge.web.store.models.organisation import Organisation


class Webhook(models.Model):
    """An address that is told, signed with a secret that both sides know."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="webhooks")
    address = models.URLField("address", max_length=500)
    secret = models.CharField(max_length=80)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    withdrawn = models.DateTimeField(null=True, blank=True)

    history = HistoricalRecords(excluded_fields=["secret"])


class Delivery(models.Model):
    """One telling: what, to whom, how often it was tried, and what came back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    kind = models.CharField(max_length=40)
    body = models.JSONField()
    made = models.DateTimeField(auto_now_add=True)
    due = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    delivered = models.DateTimeField(null=True, blank=True)
    given_up = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-made",)
        indexes = (models.Index(fields=["delivered", "given_up", "due"]),)
