"""Decisions: always a named person's, with the time, the reason and the evidence that was shown."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from fledge.web.store.models.applicant import Applicant
from fledge.web.store.models.posting import Posting
from fledge.web.store.models.role import Role


def sealed(words: str) -> str:
    """The seal of free words: the chain holds it and not the words, so that these can be erased and nothing breaks."""
    return hashlib.sha256(words.encode()).hexdigest()


def sealed_nothing() -> str:
    """The seal of no words."""
    return sealed("")


class What(models.TextChoices):
    """What was decided."""

    MOVE = "move", "Moved on"
    REJECT = "reject", "Rejected"
    REOPEN = "reopen", "Brought back"
    WITHDRAW = "withdraw", "Withdrew"
    KEEP = "keep", "Rejection confirmed at a second look"
    UNDO = "undo", "Undone"


class Decision(models.Model):
    """One line of the ledger. It is never changed or taken away; each line holds the digest of the one before it.

    ``shown`` says what evidence stood on the page: the version, readiness where it was shown, and digests of the quoted
    lines, nothing by which somebody could be known. ``counts_from`` is when the undo window closes: until then nobody
    is told. Whoever applied may withdraw by themselves: then nobody stands in ``by``, and ``by_candidate`` says so.
    """

    role = models.ForeignKey(Role, models.PROTECT, related_name="decisions")
    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="decisions")
    posting = models.ForeignKey(Posting, models.PROTECT, related_name="+", null=True)
    what = models.CharField(max_length=10, choices=What.choices)
    from_stage = models.CharField(max_length=10)
    to_stage = models.CharField(max_length=10)
    reason = models.CharField(max_length=40, blank=True)
    words = models.TextField(blank=True)
    seal = models.CharField(max_length=64, default=sealed_nothing)
    shown = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    by_candidate = models.BooleanField(default=False)
    at = models.DateTimeField()
    counts_from = models.DateTimeField()
    undoes = models.OneToOneField("self", models.PROTECT, related_name="undone_by", null=True)
    together = models.UUIDField(null=True, db_index=True)
    before = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=["role", "at"]), models.Index(fields=["applicant", "at"]))
        constraints = (
            models.CheckConstraint(
                condition=Q(by__isnull=False, by_candidate=False) | Q(by=None, by_candidate=True, what="withdraw"),
                name="somebody_decides",
            ),
        )

    @property
    def whose(self) -> str:
        """Who decided, as a page says it."""
        return "the candidate" if self.by_candidate else str(self.by)

    def save(self, *args: Any, **more: Any) -> None:
        """Keep it; it cannot be changed afterwards."""
        if self.pk and not self._state.adding:
            raise TypeError("a decision is never changed; undo it by another one")
        super().save(*args, **more)


class LookState(models.TextChoices):
    """What became of a second look."""

    OPEN = "open", "To look at"
    ACCEPTED = "accepted", "Brought back"
    DECLINED = "declined", "Rejection stands"


class SecondLook(models.Model):
    """Somebody rejected earlier whom a changed posting may bring back; a person accepts or declines with a reason.

    ``mid`` is the readiness now, before it is drawn towards the middle of all who are looked at; ``freed`` counts what
    had excluded them and is gone or carried. ``decision`` is the line of the ledger that came of it.
    """

    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="second_looks")
    posting = models.ForeignKey(Posting, models.CASCADE, related_name="second_looks")
    original = models.ForeignKey(Posting, models.CASCADE, related_name="+")
    decided = models.DateTimeField("rejected on")
    found = models.JSONField()
    mid = models.FloatField(null=True)
    freed = models.PositiveSmallIntegerField(default=0)
    made = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=LookState.choices, default=LookState.OPEN)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(null=True)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="second_look", null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["applicant", "posting"], name="one_second_look_per_version"),)
        indexes = (
            models.Index(fields=["posting", "state", "decided", "id"]),
            models.Index(fields=["posting", "mid"], name="second_look_middle"),
        )
