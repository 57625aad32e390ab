"""A table, papers, or both."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile


class _Many(forms.ClearableFileInput):
    allow_multiple_selected = True


class _ManyField(forms.FileField):
    """Every file that was chosen; none is an empty list."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        """Each file is checked like one."""
        given = data if isinstance(data, (list, tuple)) else [data]
        return [super(_ManyField, self).clean(one, initial) for one in given if one]


class BringForm(forms.Form):
    """What somebody uploads."""

    table = forms.FileField(
        label="The table",
        required=False,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        help_text="An export of your applicant system, or your own list: CSV or Excel (.xlsx), a row for each person.",
    )
    papers = _ManyField(
        label="Résumés",
        required=False,
        allow_empty_file=True,  # an empty file is named like every other that cannot be read
        widget=_Many(attrs={"multiple": True}),
        help_text="As many files as you like, or a ZIP of them: PDF, Word, text, web pages. "
        "Papers of a person in the table find that person; others come in under the name of the file.",
    )

    def clean(self) -> dict[str, Any]:
        """One of them has to be there."""
        found = super().clean() or {}
        if not self.errors and not found.get("table") and not found.get("papers"):
            self.add_error("table", "Choose a table, résumés, or both.")
        return found
