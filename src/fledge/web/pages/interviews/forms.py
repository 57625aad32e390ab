"""When an interview is, where, and who holds it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from fledge.web.store.models import Role, User
from fledge.web.store.queries.interviews import can_interview


class PlanForm(forms.Form):
    """A time on a clock that is named, how long, where, and with whom."""

    begins = forms.DateTimeField(
        label="Day and time",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    zone = forms.CharField(
        label="On the clock of",
        max_length=64,
        help_text="The time zone of that time, as Europe/London or America/New_York. Your browser fills in yours.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    minutes = forms.IntegerField(label="Minutes", min_value=10, max_value=480)
    place = forms.CharField(
        label="Where",
        max_length=200,
        required=False,
        help_text="A room, an address, or the link of a call. It stands in the invitation.",
    )
    interviewers = forms.ModelMultipleChoiceField(
        queryset=User.objects.none(),
        label="Who holds it",
        widget=forms.CheckboxSelectMultiple,
        help_text="Two people who rate alone see more than one. Whoever is on the role and may interview is listed.",
    )

    invites = forms.BooleanField(label="Put invitations into the outbox", required=False)

    def __init__(self, *args: Any, role: Role, invites: str, **more: Any) -> None:
        super().__init__(*args, **more)
        people: Any = self.fields["interviewers"]
        people.queryset = can_interview(role)
        self.fields["invites"].help_text = invites

    def clean_begins(self) -> datetime:
        """What the clock shows; the zone beside it says which clock."""
        begins: datetime = self.cleaned_data["begins"]
        return begins.replace(tzinfo=None)


class LaterForm(forms.Form):
    """A note after a scorecard was handed in."""

    text = forms.CharField(
        label="A note on your scorecard",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        help_text="It stands below the card with its time. The numbers stay as you handed them in.",
    )
