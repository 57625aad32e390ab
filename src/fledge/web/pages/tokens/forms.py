"""What a token is for, what it may do, and how long."""

from __future__ import annotations

from typing import Any

from django import forms

from fledge.web.store.models import Member
from fledge.web.store.queries.tokens import LONGEST_DAYS
from fledge.web.store.rights import scopes_for


class TokenForm(forms.Form):
    """A name, scopes that the seat can use, and the days until it ends."""

    name = forms.CharField(label="What it is for", max_length=80, help_text="Such as: nightly copy of our postings.")
    scopes = forms.MultipleChoiceField(
        label="What the program may do",
        widget=forms.CheckboxSelectMultiple,
        help_text="As little as it needs. It never may more than your seat.",
    )
    days = forms.IntegerField(
        label="Days until it ends", min_value=1, max_value=LONGEST_DAYS, initial=90, help_text="1 to 365."
    )

    def __init__(self, *args: Any, member: Member, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["scopes"].choices = [(scope.value, scope.label) for scope in scopes_for(member.seat)]  # type: ignore[attr-defined]
        self.fields["scopes"].initial = ["read"]
