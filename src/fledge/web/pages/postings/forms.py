"""A posting as somebody brings it: pasted, or a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from fledge.problem import Problem

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class PostingForm(forms.Form):
    """The text itself, or a file that holds it; the title and employer where the text does not say them."""

    text = forms.CharField(
        label="The posting",
        widget=forms.Textarea(attrs={"rows": 18}),
        required=False,
        strip=False,
        help_text="Paste all of it, requirements included. Lists stay lists.",
    )
    file = forms.FileField(
        label="Or a file",
        required=False,
        help_text="Text, Markdown, a saved page, PDF, Word, or an export of Greenhouse, Ashby or Lever; at most 10 MB.",
    )
    title = forms.CharField(label="Title", required=False, max_length=200, help_text="Empty: the title of the role.")
    company = forms.CharField(
        label="Employer", required=False, max_length=200, help_text="Its own name is never read as a tool."
    )
    judged_by = forms.DateField(
        label="Judged by",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Tools have birthdays, so a posting is judged by a day. Empty: the day the page gives, else today.",
    )

    def clean(self) -> dict[str, Any]:
        """One of the two has to be there; a file is read and its own title, employer and day fill what is empty."""
        found = super().clean() or {}
        if not self.errors:
            try:
                found |= _brought(found.pop("text", ""), found.pop("file", None), found)
            except Problem as problem:
                raise forms.ValidationError(str(problem)) from problem
        return found


def _brought(text: str, file: UploadedFile[bytes] | None, given: dict[str, Any]) -> dict[str, Any]:
    """The fields of a new version; what the person gave comes before what the page says of itself."""
    from fledge.web.computed.from_file import from_file

    if text.strip() and file:
        raise Problem("there is a pasted text and a file", mend="give one of them")
    if not text.strip() and not file:
        raise Problem("there is neither a text nor a file", mend="paste the posting, or choose its file")
    if not file:
        return {**given, "text": text, "origin": "pasted", "notes": ()}
    return from_file(file.read(), file.name or "a file", timezone.now().date()).fields(given)
