"""The answer to a candidate."""

from __future__ import annotations

from django import forms


class AnswerForm(forms.Form):
    """What the candidate reads."""

    answer = forms.CharField(
        label="Your answer",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="The candidate reads it as it stands. Whoever declines has to say why.",
    )
