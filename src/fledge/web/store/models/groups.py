"""What people said about the groups they belong to: kept apart, for counting, and never shown beside an application."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from fledge.web.store.models.role import Role


class GroupsFile(models.Model):
    """An uploaded file of groups for one role, joined to the round only in memory and only to be counted.

    ``rows`` goes by digests made with the server's secret, in the order of the digests: whoever reads the database
    finds no address beside a group. ``columns`` names the columns that were read and not what stood in them.
    ``unknown`` counts the rows that fit nobody in the round. Until it is in use it is only looked through. The
    history keeps no rows.
    """

    role = models.ForeignKey(Role, models.CASCADE, related_name="groups_files")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=200)
    columns = models.JSONField()
    rows = models.JSONField()
    unknown = models.PositiveIntegerField(default=0)
    in_use = models.BooleanField(default=False)

    history = HistoricalRecords(excluded_fields=["rows", "columns", "unknown"])

    class Meta:
        ordering = ("-at", "-pk")
