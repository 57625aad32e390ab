"""What is asked before somebody is decided about."""

from __future__ import annotations

from typing import Any

from django import forms

from fledge.web.store.models import Role, User
from fledge.web.store.queries.decisions import REASONS
from fledge.web.store.queries.remarks import can_be_asked

_WORDS = forms.Textarea(attrs={"rows": 4})


class RejectForm(forms.Form):
    """A reason from the list, and words."""

    reason = forms.ChoiceField(
        label="Reason",
        choices=[("", "Choose a reason"), *REASONS.items()],
        help_text="About the role and the evidence.",
        error_messages={"required": "Choose a reason; without one nobody is rejected."},
    )
    words = forms.CharField(
        label="In your own words", required=False, widget=_WORDS, max_length=4000,
        help_text="Kept in the ledger with your name. With “another reason” the person reads these words on their "
        "page; with any other they may ask for them.",
    )  # fmt: skip


class BackForm(forms.Form):
    """Why somebody comes back."""

    words = forms.CharField(
        label="Why they come back",
        widget=_WORDS,
        max_length=4000,
        help_text="Kept in the ledger with your name.",
        error_messages={"required": "Say why this person comes back."},
    )


class MoveForm(forms.Form):
    """Words that go with a move."""

    words = forms.CharField(label="Why", required=False, widget=_WORDS, max_length=4000)


class TagForm(forms.Form):
    """One tag."""

    tag = forms.CharField(label="Tag", max_length=40, help_text="A word or two about the work, such as “night shifts”.")


class TaskForm(forms.Form):
    """What is to be done, by whom, until when."""

    words = forms.CharField(label="What is to be done", max_length=200)
    doer: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        label="Who does it", queryset=User.objects.none(), empty_label="Choose somebody"
    )
    due = forms.DateField(
        label="Until", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, role: Role, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["doer"].queryset = can_be_asked(role)  # type: ignore[attr-defined]


class KeepForm(forms.Form):
    """A name for a search."""

    name = forms.CharField(label="Name", max_length=80)
    asked = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)
    is_shared = forms.BooleanField(label="For everybody on the role", required=False)
