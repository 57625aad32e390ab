"""One or several files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Every file that was chosen, each checked like one."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        """An empty choice is an empty list for the field's own check."""
        given = data if isinstance(data, (list, tuple)) else [data]
        if not [one for one in given if one]:
            return [super().clean(None, initial)]
        return [super(_FilesField, self).clean(one, initial) for one in given]


class ImportForm(forms.Form):
    """The files that hold the postings."""

    upload = _FilesField(
        label="Files",
        allow_empty_file=True,  # an empty file is named like every other that cannot be read
        widget=_Files(attrs={"multiple": True}),
        help_text="Exports of Greenhouse, Ashby or Lever, saved pages, JSON, PDF, Word or text.",
        error_messages={"required": "choose at least one file"},
    )
