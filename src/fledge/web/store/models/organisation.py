"""An organisation, who sits in it, and who has been invited."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords


class Seat(models.TextChoices):
    """What somebody is in an organisation; the table of rights says what each may do."""

    OWNER = "owner", "Owner"
    TALENT = "talent", "Talent partner"
    MANAGER = "manager", "Hiring manager"
    INTERVIEWER = "interviewer", "Interviewer"
    MENTOR = "mentor", "Mentor"
    LEARNER = "learner", "Learner"
    UNIVERSITY = "university", "University partner"
    EXECUTIVE = "executive", "Executive (reads)"
    AUDITOR = "auditor", "Auditor (reads)"


class Organisation(models.Model):
    """Whose roles these are. People of one never learn that another exists."""

    name = models.CharField("name", max_length=120)
    slug = models.SlugField(max_length=60, unique=True)
    made = models.DateTimeField(auto_now_add=True)
    edition = models.PositiveIntegerField(default=1)
    is_invented = models.BooleanField(default=False)
    legal_hold = models.CharField("why nobody may be erased now", max_length=300, blank=True)

    history = HistoricalRecords(excluded_fields=["edition"])

    def __str__(self) -> str:
        return self.name


class Member(models.Model):
    """Somebody's seat in an organisation."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats")
    seat = models.CharField("seat", max_length=20, choices=Seat.choices)
    since = models.DateTimeField(auto_now_add=True)
    left = models.DateTimeField(null=True, blank=True)

    history = HistoricalRecords()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organisation", "user"], name="one_seat_each"),)

    def __str__(self) -> str:
        return f"{self.user} ({self.get_seat_display()})"


class Invitation(models.Model):
    """A link by which one person joins, once, until it ends. Only a digest of the link is kept."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField("e-mail address")
    seat = models.CharField("seat", max_length=20, choices=Seat.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(auto_now_add=True)
    ends = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, unique=True)

    history = HistoricalRecords(excluded_fields=["digest"])

    def __str__(self) -> str:
        return f"{self.email} as {self.get_seat_display()}"
