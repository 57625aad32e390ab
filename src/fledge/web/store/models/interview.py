"""Interviews and what interviewers saw, each by themselves first."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from fledge.web.store.models.applicant import Applicant


class Interview(models.Model):
    """One conversation: when, with whom, and the kit of questions that everybody gets alike."""

    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="interviews")
    kit = models.JSONField()
    begins = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField("where", max_length=200, blank=True)
    interviewers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="interviews")
    made = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    edition = models.PositiveIntegerField(default=1)

    history = HistoricalRecords(excluded_fields=["edition", "kit"])


class Card(models.Model):
    """One interviewer's scorecard: a number from 1 to 5 a criterion, hidden from the others until it is handed in."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="cards")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ratings = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    overall = models.PositiveSmallIntegerField(null=True, blank=True)
    handed_in = models.DateTimeField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["interview", "by"], name="one_card_each"),)
