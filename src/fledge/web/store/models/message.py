"""Letters to people who applied."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from fledge.web.store.models.applicant import Applicant
from fledge.web.store.models.decision import Decision
from fledge.web.store.models.interview import Interview
from fledge.web.store.models.organisation import Organisation


class Letter(models.Model):
    """A template: subject and words with places for a name and a role."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="letters")
    name = models.CharField("name", max_length=80)
    subject = models.CharField("subject", max_length=200)
    words = models.TextField("words")
    edition = models.PositiveIntegerField(default=1)

    history = HistoricalRecords(excluded_fields=["edition"])

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "name"], name="one_letter_per_name"),)


class Message(models.Model):
    """A letter in the outbox. It leaves when ``due`` has passed, and never when the decision behind it is undone.

    Where the words hold {link}, the private link is made when the letter leaves; ``site`` is where it leads. ``taken``
    stands while a worker has it: what a killed worker had is not sent again by itself, for it may have arrived.

    An invitation belongs to an ``interview`` and has its calendar file with it; ``sequence`` is that of the file.
    It goes to whoever applied, or to the ``colleague`` who holds the interview.
    """

    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="messages")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="messages", null=True)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    due = models.DateTimeField()
    sent = models.DateTimeField(null=True, blank=True)
    stopped = models.DateTimeField(null=True, blank=True)
    failed = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    taken = models.DateTimeField(null=True, blank=True)
    given_up = models.DateTimeField(null=True, blank=True)
    is_by_hand = models.BooleanField(default=False)
    site = models.CharField(max_length=200, blank=True)
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="messages", null=True, blank=True)
    colleague = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    sequence = models.PositiveIntegerField(null=True, blank=True)
    file = models.BinaryField(null=True, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_kind = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("-made", "-pk")
        indexes = (models.Index(fields=["sent", "stopped", "due"]),)
        constraints = (
            models.UniqueConstraint(
                fields=["decision"], condition=Q(decision__isnull=False, stopped=None), name="one_letter_per_decision"
            ),
        )

    @property
    def whom(self) -> str:
        """Whose letter it is."""
        return str(self.colleague or self.applicant.person)

    @property
    def has_link(self) -> bool:
        """Whether a private link belongs into the words; never into an invitation, whatever its place is called."""
        return "{link}" in self.words and self.interview_id is None
