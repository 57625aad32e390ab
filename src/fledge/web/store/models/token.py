"""Keys of programs, and what was done once already."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from fledge.web.store.models.organisation import Member


class Scope(models.TextChoices):
    """What a token may be used for; the seat's rights hold as well."""

    READ = "read", "Read"
    WRITE = "write", "Write roles and postings"
    PEOPLE = "people", "Invite and change seats"
    APPLICANTS = "applicants", "Read applicants"
    ROUND = "round", "Change what is in a round"


class Token(models.Model):
    """A key by which a program works in somebody's seat. Only a digest is kept; it is shown once."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="tokens")
    name = models.CharField("name", max_length=80)
    scopes = models.JSONField(default=list)
    made = models.DateTimeField(auto_now_add=True)
    ends = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    history = HistoricalRecords(excluded_fields=["digest", "used"])

    class Meta:
        ordering = ("-made", "-pk")


class Once(models.Model):
    """Something that was asked under a key: asked again it is not done again, and the same answer is given."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    asked = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "key"], name="one_answer_per_key"),)
