"""What a new account needs."""

from __future__ import annotations

from django import forms


class JoinForm(forms.Form):
    """A name and a password."""

    name = forms.CharField(
        label="Your name",
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text="As your colleagues know you.",
    )
    password = forms.CharField(
        label="A password",
        max_length=500,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least 12 characters. Four or five words that do not belong together are easy to keep in mind.",
    )
