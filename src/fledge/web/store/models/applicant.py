"""Somebody in the round of a role: where they stand, and what their papers bring to a posting."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from fledge.web.store.models.person import Person
from fledge.web.store.models.posting import Posting
from fledge.web.store.models.role import Role


class Stage(models.TextChoices):
    """The columns of the board, in order."""

    APPLIED = "applied", "Applied"
    REVIEW = "review", "In review"
    INTERVIEW = "interview", "Interview"
    OFFER = "offer", "Offer"
    HIRED = "hired", "Hired"


class Standing(models.TextChoices):
    """Whether somebody is in the round. Only a person with a name and a reason moves anybody out of it."""

    ACTIVE = "active", "In the round"
    REJECTED = "rejected", "Rejected"
    WITHDRAWN = "withdrawn", "Withdrew"


class Applicant(models.Model):
    """One person in one role's round."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="applicants")
    person = models.ForeignKey(Person, models.CASCADE, related_name="applicants")
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.APPLIED)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.ACTIVE)
    applied = models.DateField()
    since = models.DateTimeField("in this stage since")
    source = models.CharField("source", max_length=80, blank=True)
    reference = models.CharField("reference in another system", max_length=120, blank=True)
    tags = models.JSONField("tags", default=list, blank=True)
    decided = models.DateTimeField(null=True, blank=True)
    reason = models.CharField("reason", max_length=40, blank=True)
    edition = models.PositiveIntegerField(default=1)
    made = models.DateTimeField(auto_now_add=True)

    history = HistoricalRecords(excluded_fields=["edition"])

    class Meta:
        constraints = (models.UniqueConstraint(fields=["role", "person"], name="once_in_a_round"),)
        indexes = (
            models.Index(fields=["role", "standing", "stage", "applied", "id"]),
            models.Index(fields=["role", "standing", "stage", "since", "id"]),
            models.Index(fields=["role", "standing", "decided", "id"]),
            models.Index(fields=["role", "applied", "id"]),
        )


class Matched(models.Model):
    """What somebody's papers bring to one version of the posting, as numbers; the lines are worked out when looked at.

    ``credits`` has one number a requirement, in the posting's order. Nobody is put in order by it unless somebody asks.
    """

    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="matches")
    posting = models.ForeignKey(Posting, models.CASCADE, related_name="matches")
    made_by = models.CharField(max_length=80)
    low = models.FloatField()
    mid = models.FloatField()
    high = models.FloatField()
    credits = models.JSONField()
    months_low = models.FloatField(null=True)
    months_mid = models.FloatField(null=True)
    months_high = models.FloatField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["applicant", "posting"], name="one_match_per_version"),)
        indexes = (models.Index(fields=["posting", "mid"]),)


class Note(models.Model):
    """A remark of somebody who works on the round."""

    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="remarks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-at", "-pk")


class Task(models.Model):
    """Something that somebody is to do for an applicant by a day."""

    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="tasks")
    what = models.CharField(max_length=200)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tasks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    done = models.DateTimeField(null=True, blank=True)


class Filter(models.Model):
    """A search kept for oneself or for everybody on the role. ``asked`` is the query of the address."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="filters")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    asked = models.CharField(max_length=500)
    is_shared = models.BooleanField(default=False)
    made = models.DateTimeField(auto_now_add=True)

    history = HistoricalRecords(excluded_fields=["asked"])


class OrderAsked(models.Model):
    """Somebody put people in an order, and why. Kept for ever."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="orders")
    posting = models.ForeignKey(Posting, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    order = models.CharField(max_length=20)
    because = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)
