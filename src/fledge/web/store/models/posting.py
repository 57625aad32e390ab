"""A posting, which never changes once it is there: another text is another version."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from fledge.web.store.models.role import Role


class Posting(models.Model):
    """One version of a role's posting. Its words stay as they are for ever; only whether it is published changes."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="postings")
    number = models.PositiveIntegerField()
    title = models.CharField("title", max_length=200)
    company = models.CharField("employer", max_length=200, blank=True)
    text = models.TextField("text")
    judged_by = models.DateField("judged by")
    origin = models.CharField(max_length=200)
    notes = models.JSONField(default=list, blank=True)
    made_from = models.ForeignKey("self", models.PROTECT, related_name="offspring", null=True, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)

    history = HistoricalRecords(excluded_fields=["text", "notes"])

    FIXED = ("role_id", "number", "title", "company", "text", "judged_by", "origin", "made_from_id", "by_id")

    class Meta:
        ordering = ("-number",)
        constraints = (models.UniqueConstraint(fields=["role", "number"], name="one_posting_per_number"),)

    def __str__(self) -> str:
        return f"{self.title}, version {self.number}"

    def save(self, *args: Any, **more: Any) -> None:
        """Keep it; a version that is there already can only be published or withdrawn."""
        if self.pk and not self._state.adding:
            more["update_fields"] = ["published", "published_by"]
        super().save(*args, **more)


class PostingAudit(models.Model):
    """What the stages said of a posting, kept so that a page opens at once; made anew when Fledge or its facts change.

    ``parts`` are the page's parts as HTML by their names. ``findings`` counts the findings by grade.
    """

    posting = models.OneToOneField(Posting, models.CASCADE, related_name="audit", primary_key=True)
    made_by = models.CharField(max_length=80)
    verdict = models.TextField()
    findings = models.JSONField()
    people = models.TextField(blank=True)
    share = models.FloatField(null=True, blank=True)
    parts = models.JSONField()
