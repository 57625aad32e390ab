"""The candidate's side: a private link, and what they ask for through it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from fledge.web.store.models.person import Person


class PrivateLink(models.Model):
    """A link by which one person sees what is kept of them. Only a digest of it is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="links")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    ends = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True, blank=True)
    seen = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, unique=True)

    history = HistoricalRecords(excluded_fields=["digest", "seen"])


class Wish(models.TextChoices):
    """What a candidate can ask for."""

    CORRECT = "correct", "Something read is wrong"
    ADD = "add", "Something is missing"
    REVIEW = "review", "A person should look again"
    WITHDRAW = "withdraw", "Withdraws from the round"
    ERASE = "erase", "Everything shall be erased"
    KEEP = "keep", "May be kept longer"


class Request(models.Model):
    """What a candidate asked for, and what came of it. ``line`` is the line of their papers that it is about."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="requests")
    wish = models.CharField(max_length=10, choices=Wish.choices)
    line = models.PositiveIntegerField("line of the papers", null=True, blank=True)
    skill = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True)
    file = models.BinaryField(null=True, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    answered = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    granted = models.BooleanField(null=True, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ("-at", "-pk")
