"""A changed posting under discussion, and who agreed to which line."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from fledge.web.store.models.posting import Posting


class Purpose(models.TextChoices):
    """What the changes are for."""

    REPAIRED = "repaired", "Repaired"
    POTENTIAL = "potential", "For potential"


class Proposal(models.Model):
    """The changes that are proposed to one version for one purpose, and what they were asked to keep and to offer.

    The changed lines themselves are worked out from the posting each time, so they can never differ from it.
    """

    posting = models.ForeignKey(Posting, models.CASCADE, related_name="proposals")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    edits = models.PositiveSmallIntegerField("changes to what is demanded", default=3)
    keep = models.JSONField("skills that stay", default=list, blank=True)
    mentor = models.CharField("mentor", max_length=120, blank=True)
    mentor_hours = models.FloatField("hours a week with the mentor", null=True, blank=True)
    protected_hours = models.FloatField("protected hours a week", null=True, blank=True)
    budget = models.CharField("budget to learn", max_length=60, blank=True)
    projects = models.JSONField("first projects", default=list, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    edition = models.PositiveIntegerField(default=1)
    became = models.ForeignKey(Posting, models.PROTECT, related_name="came_from", null=True, blank=True)

    history = HistoricalRecords(excluded_fields=["edition"])

    class Meta:
        constraints = (models.UniqueConstraint(fields=["posting", "purpose"], name="one_proposal_per_purpose"),)

    def __str__(self) -> str:
        return f"{self.posting}: {self.get_purpose_display().lower()}"


class SignOff(models.Model):
    """One person's yes or no to one changed line, with the reason; a change of mind is another one.

    ``line`` names the changed line by what it was and what it becomes, so it stays valid while other lines move.
    """

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="sign_offs")
    line = models.CharField(max_length=40)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    agreed = models.BooleanField()
    why = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=["proposal", "line"]),)
