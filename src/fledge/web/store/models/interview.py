"""Interviews and what interviewers saw, each by themselves first."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from fledge.web.store.models.applicant import Applicant
from fledge.web.store.models.posting import Posting
from fledge.web.store.models.role import Role


class RoundKit(models.Model):
    """The questions that everybody in a round is asked, made from one version of the posting and never changed.

    ``data`` is the kit in its published shape. A newer kit gets the next number; interviews that were planned keep
    theirs.
    """

    role = models.ForeignKey(Role, models.CASCADE, related_name="kits")
    posting = models.ForeignKey(Posting, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    data = models.JSONField()
    made = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["role", "number"], name="one_kit_per_number"),)


class Interview(models.Model):
    """One conversation: when, with whom, and the kit of questions that everybody gets alike.

    ``zone`` is the time zone in which it was planned. ``uid`` and ``sequence`` are what calendars know it by.
    """

    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="interviews")
    kit = models.JSONField()
    kit_number = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField("version of the posting", default=0)
    begins = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    zone = models.CharField("time zone", max_length=64, default="UTC")
    place = models.CharField("where", max_length=200, blank=True)
    interviewers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="interviews")
    made = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    cancelled = models.DateTimeField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)

    history = HistoricalRecords(excluded_fields=["edition", "kit", "uid"], m2m_fields=[interviewers])

    @property
    def ends(self) -> datetime | None:
        """When it is over; None where no time is set."""
        return self.begins + timedelta(minutes=self.minutes) if self.begins else None


class Card(models.Model):
    """One interviewer's scorecard: a number from 1 to 5 a criterion, hidden from the others until it is handed in.

    ``words`` holds what was heard for each criterion, strengths, doubts, and notes added after it was handed in.
    ``tab`` is the page that saved it last, so that a second page of the same person is noticed.
    """

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="cards")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ratings = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    overall = models.PositiveSmallIntegerField(null=True, blank=True)
    handed_in = models.DateTimeField(null=True, blank=True)
    edition = models.PositiveIntegerField(default=1)
    tab = models.CharField(max_length=32, blank=True)
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["interview", "by"], name="one_card_each"),)
