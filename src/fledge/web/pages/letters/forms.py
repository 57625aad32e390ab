"""The words of a letter."""

from __future__ import annotations

from django import forms

from fledge.web.store.queries.letters import LONGEST

_PLACES = "{name}, {role} and {organisation} are filled in for each person; {link} becomes a private link."


class WordsForm(forms.Form):
    """Subject and words."""

    subject = forms.CharField(
        label="Subject", max_length=150, help_text="{name}, {role} and {organisation} may stand in it."
    )
    words = forms.CharField(
        label="Words", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 14}), help_text=_PLACES
    )


class LetterForm(WordsForm):
    """A template, and the edition that was on the page."""

    name = forms.CharField(label="What the letter is called", max_length=80, help_text="Only your team sees it.")
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = ("name", "subject", "words")
