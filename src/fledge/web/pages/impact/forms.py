"""One file."""

from __future__ import annotations

from django import forms


class GroupsForm(forms.Form):
    """The file of groups."""

    upload = forms.FileField(
        label="File of groups",
        allow_empty_file=True,  # an empty file is named like every other that cannot be read
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
        help_text="A CSV with one line a person: email or reference, and sex, race_ethnicity or both.",
        error_messages={"required": "choose a file"},
    )
