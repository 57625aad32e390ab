"""The organisation."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.store.models import Organisation
from fledge.web.store.queries.members import facts_of, renamed
from fledge.web.store.queries.roles import roles_for
from fledge.web.store.rights import May


class NameForm(forms.Form):
    """What the organisation is called, and the edition that the page showed."""

    name = forms.CharField(
        label="Name",
        max_length=120,
        help_text="It stands on every page and in every invitation. Addresses stay as they are.",
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)


@door(May.SEE_MEMBERS, writes=May.SETTLE)
def organisation(visit: Visit) -> HttpResponse:
    """What the organisation is called, who sits in it, and how many roles it has."""
    here = visit.organisation
    form = NameForm(
        visit.request.POST if visit.is_writing else None, initial={"name": here.name, "edition": here.edition}
    )

    def rename(*, name: str, edition: int) -> Organisation:
        return renamed(here, name=name, edition=edition, by=visit.user)

    done = kept(form, rename) if visit.is_writing else None
    if done:
        messages.success(visit.request, f"The organisation is called {done.name}.")
        return redirect("organisation", here.slug)
    shown = {"form": form, "facts": facts_of(here), "roles": roles_for(visit.member).count()}
    return render(visit.request, "organisation/organisation.html", shown, status=422 if form.errors else 200)
