"""What a role is."""

from __future__ import annotations

from typing import Any

from django import forms

from fledge.web.store.models import Member, Role, User
from fledge.web.store.queries.members import members_of


class RoleForm(forms.ModelForm[Role]):
    """Title, team, place, how many, where it stands, and who belongs to it."""

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Role
        fields = ("title", "team_name", "location", "openings", "state", "manager", "people")
        widgets = {"people": forms.CheckboxSelectMultiple}
        help_texts = {
            "title": "As it stands on the posting, for example Senior AI Engineer.",
            "openings": "How many people you want to hire.",
            "manager": "Whose role it is.",
            "people": "Hiring managers, interviewers and mentors see only roles they belong to.",
        }

    def __init__(self, *args: Any, member: Member, **more: Any) -> None:
        super().__init__(*args, **more)
        sitting = User.objects.filter(pk__in=members_of(member.organisation).values("user")).order_by("name", "pk")
        self.fields["manager"].queryset = self.fields["people"].queryset = sitting  # type: ignore[attr-defined]
        self.fields["manager"].empty_label = "Nobody yet"  # type: ignore[attr-defined]
        self.fields["people"].required = False
        self.fields["edition"].initial = self.instance.edition
