"""What somebody who applied can say."""

from __future__ import annotations

from django import forms


class AskForm(forms.Form):
    """A wish, the line that it is about, words, and a further file."""

    wish = forms.ChoiceField(choices=[("correct", ""), ("add", ""), ("review", "")])
    line = forms.IntegerField(required=False, min_value=1, max_value=10**6)
    words = forms.CharField(required=False, max_length=4000, strip=True)
    file = forms.FileField(required=False, allow_empty_file=False)
