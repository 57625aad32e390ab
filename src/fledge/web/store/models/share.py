"""A link for somebody without an account."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from fledge.web.store.models.posting import Posting


class Share(models.Model):
    """One posting's audit, readable by whoever holds the link until it ends or is withdrawn. Only a digest is kept."""

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="shares")
    whom = models.CharField("for whom", max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    ends = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True, blank=True)
    seen = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, unique=True)

    history = HistoricalRecords(excluded_fields=["digest", "seen"])

    class Meta:
        ordering = ("-made", "-pk")
