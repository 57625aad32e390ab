"""A link for somebody without an account, and the places of a text to fill in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from fledge.web.computed.filling import Blank


class ShareForm(forms.Form):
    """For whom a link is, and how long it opens."""

    whom = forms.CharField(
        label="For whom", max_length=120, help_text="A name or an address. It stands in the history, not in the link."
    )
    days = forms.IntegerField(
        label="Days until it ends", widget=forms.NumberInput(attrs={"min": 1, "max": 365}), help_text="1 to 365."
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"days": settings.SHARE_DAYS})


class FillForm(forms.Form):
    """One answer for each place, and whether its line goes instead."""

    def __init__(self, *args: Any, blanks: tuple[Blank, ...], **more: Any) -> None:
        super().__init__(*args, **more)
        self.blanks = blanks
        for n, blank in enumerate(blanks):
            self.fields[f"words-{n}"] = forms.CharField(label=blank.asks, required=False, max_length=500)
            self.fields[f"without-{n}"] = forms.BooleanField(required=False)

    def rows(self) -> list[tuple[Blank, Any, Any]]:
        """Each place with its two fields."""
        return [(blank, self[f"words-{n}"], self[f"without-{n}"]) for n, blank in enumerate(self.blanks)]

    def clean(self) -> dict[str, Any]:
        """The answers by the words of their places, and the places whose lines go."""
        found = super().clean() or {}
        both = [n for n, _ in enumerate(self.blanks) if found.get(f"words-{n}") and found.get(f"without-{n}")]
        for n in both:
            self.add_error(f"words-{n}", "fill this in, or take the line out, not both")
        return {
            "words": {blank.words: found.get(f"words-{n}", "") for n, blank in enumerate(self.blanks)},
            "without": [blank.words for n, blank in enumerate(self.blanks) if found.get(f"without-{n}")],
        }
