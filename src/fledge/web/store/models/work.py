"""Long work in the background, and each of the items that it consists of."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from fledge.web.store.models.organisation import Organisation
from fledge.web.store.models.posting import Posting


class WorkState(models.TextChoices):
    """Where long work stands."""

    CHOOSING = "choosing", "Not started"
    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"
    FAILED = "failed", "Failed"


class Work(models.Model):
    """Something that takes longer than a page: what was asked, how far it is, and whether somebody asked it to stop.

    ``done`` grows in the same transaction as the effect of each item, so work that was killed goes on where it was.
    ``turn`` grows whenever a worker takes it up; a worker that was slow sees by it that another one has taken over.
    ``tries`` counts how often it was taken up without coming any further.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="works")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=200)
    asked = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=WorkState.choices, default=WorkState.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    stop = models.BooleanField(default=False)
    turn = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    failed = models.TextField(blank=True)
    made = models.DateTimeField(auto_now_add=True)
    beat = models.DateTimeField(null=True, blank=True)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made",)
        indexes = (models.Index(fields=["organisation", "-made"]), models.Index(fields=["state"]))

    @property
    def is_moving(self) -> bool:
        """Whether it waits for a worker or has one."""
        return self.state in (WorkState.WAITING, WorkState.RUNNING)

    @property
    def can_go_on(self) -> bool:
        """Whether it ended before everything was done."""
        return self.state in (WorkState.STOPPED, WorkState.FAILED)


class Came(models.TextChoices):
    """What became of one item."""

    WAITING = "", "Waiting"
    IN = "in", "Done"
    THERE = "there", "There already"
    NOT = "not", "Not possible"


class WorkItem(models.Model):
    """One step of long work: what it needs until it is done, and what came of it.

    ``asked`` is emptied when the item is done: what somebody uploaded is not kept a second time. Where it is about an
    applicant, its words go with them when they are erased.
    """

    work = models.ForeignKey(Work, models.CASCADE, related_name="items")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    asked = models.JSONField(default=dict)
    came = models.CharField(max_length=10, choices=Came.choices, blank=True, default=Came.WAITING)
    says = models.TextField(blank=True)
    posting = models.ForeignKey(Posting, models.SET_NULL, related_name="+", null=True, blank=True)
    applicant = models.ForeignKey("store.Applicant", models.SET_NULL, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["work", "number"], name="one_item_per_number"),)
        indexes = (models.Index(fields=["work", "came"]),)
