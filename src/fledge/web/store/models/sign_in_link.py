"""A link that signs one person in once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from fledge.web.store.models.organisation import Organisation


class SignInLink(models.Model):
    """Whoever runs the workspace, or an owner, opens it for somebody, once, for a while. Only a digest is kept.

    Of an owner's link, ``organisation`` says where; such a link opens nothing for somebody who sits elsewhere, too.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", null=True, blank=True)
    made = models.DateTimeField(auto_now_add=True)
    ends = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    history = HistoricalRecords(excluded_fields=["digest"])

    def __str__(self) -> str:
        return f"a way in for {self.user}"
