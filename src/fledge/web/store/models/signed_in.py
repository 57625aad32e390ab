"""Where somebody is signed in."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models


class SignedIn(models.Model):
    """One browser in which somebody is signed in: since when, and roughly which. It goes when its session goes.

    Neither the address of the visitor nor the whole name that the browser gives is kept; nobody needs them here.
    """

    session = models.OneToOneField(Session, models.CASCADE, primary_key=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)
    browser = models.CharField(max_length=60)

    objects: ClassVar[models.Manager[SignedIn]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.user} in {self.browser}"
