"""Why somebody comes back, or why their rejection stands."""

from __future__ import annotations

from django import forms

from fledge.web.store.queries.second_looks import LONGEST


class SettleForm(forms.Form):
    """The reason, and which of the two buttons was pressed."""

    reason = forms.CharField(
        label="Why",
        max_length=LONGEST,
        help_text="One sentence about the role and the evidence. It stands in the ledger beside your name.",
        error_messages={"required": "say why; it stands in the ledger beside your name"},
    )
    answer = forms.ChoiceField(
        choices=[("back", "Bring back"), ("stands", "Rejection stands")],
        widget=forms.HiddenInput,
        error_messages={"required": "choose one of the two buttons", "invalid_choice": "choose one of the two buttons"},
    )
