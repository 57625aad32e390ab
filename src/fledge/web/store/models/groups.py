"""What people said about the groups they belong to: kept apart, for counting, and never shown beside an application."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from fledge.web.store.models.role import Role


class GroupsFile(models.Model):
    """An uploaded file of groups for one role. Rows go by the key of a separate file and are joined only to be counted."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="groups_files")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=200)
    columns = models.JSONField()
    rows = models.JSONField()
    unknown = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-at", "-pk")
