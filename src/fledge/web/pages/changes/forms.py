"""What somebody asks a proposal for: how many changes and what stays, or what is offered to people who learn."""

from __future__ import annotations

from typing import Any

from django import forms

from fledge.web.computed.frontier import MOST, Frontier
from fledge.web.store.models import Proposal

_DEFAULT = 3


class RepairForm(forms.Form):
    """How many of the best changes, and which skills stay as they are."""

    edits = forms.TypedChoiceField(coerce=int, widget=forms.RadioSelect)
    keep = forms.MultipleChoiceField(
        label="What stays as it is",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tick what the work cannot do without. No change touches it, and the counts follow.",
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, skills: tuple[tuple[str, str], ...], counted: Frontier | None, **more: Any) -> None:
        super().__init__(*args, **more)
        most = len(counted.steps) if counted else 0
        self.fields["edits"].choices = [(n, n) for n in range(MOST + 1)]  # type: ignore[attr-defined]
        self.fields["keep"].choices = skills  # type: ignore[attr-defined]
        self.most = most

    @property
    def chosen(self) -> int:
        """How many changes are marked: what was asked for, as far as there are so many."""
        value = str(self["edits"].value() or 0)
        return min(int(value) if value.isdigit() else _DEFAULT, self.most)


class PotentialForm(forms.Form):
    """What somebody who learns the role is given; whatever stays empty is marked in the text as a place to fill in."""

    mentor = forms.CharField(
        label="Mentor", required=False, max_length=120, help_text="A name, or a role such as “a staff engineer”."
    )
    mentor_hours = forms.FloatField(
        label="Hours a week with the mentor",
        required=False,
        widget=forms.NumberInput(attrs={"min": "0", "max": "60", "step": "any"}),
        help_text="At fixed times. Give the number that the mentor has agreed to.",
    )
    protected_hours = forms.FloatField(
        label="Protected hours to learn, a week",
        required=False,
        widget=forms.NumberInput(attrs={"min": "0", "max": "60", "step": "any"}),
        help_text="Within working hours. Urgent work does not take them.",
    )
    budget = forms.CharField(
        label="Budget to learn, first year",
        required=False,
        max_length=60,
        help_text="An amount with its currency, such as “$2,500”.",
    )
    projects = forms.CharField(
        label="First projects",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One a line, the smallest first. Each has an end, and somebody waits for it.",
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_projects(self) -> list[str]:
        """One project a line."""
        return [line.strip(" -•*\t") for line in self.cleaned_data["projects"].splitlines() if line.strip(" -•*\t")]


def begun(proposal: Proposal | None, asked: dict[str, Any]) -> dict[str, Any]:
    """What the form shows at first: what was proposed before, else what the address asks for."""
    if proposal is None:
        return {"edits": _DEFAULT} | asked
    names = ("edits", "keep", "mentor", "mentor_hours", "protected_hours", "budget", "edition")
    kept = {name: getattr(proposal, name) for name in names}
    return kept | {"projects": "\n".join(proposal.projects)}
