"""Who may not be kept any longer, whom to ask, and the legal hold."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.letters.views import site
from fledge.web.store.models import Organisation
from fledge.web.store.queries import letters, retention
from fledge.web.store.queries.problems import Field
from fledge.web.store.rights import May

_MOST = 500


class HoldForm(forms.Form):
    """Why nothing may be erased."""

    legal_hold = forms.CharField(
        label="Why nobody may be erased now",
        required=False,
        max_length=300,
        help_text="Such as: a dispute about the round of March. Candidates read it. Empty ends the hold.",
    )
    edition = forms.IntegerField(widget=forms.HiddenInput)


@door(May.BRING_APPLICANTS)
def kept_people(visit: Visit) -> HttpResponse:
    """Those whose time has passed, those whose time ends soon, and those who asked to go."""
    return _page(visit)


def _page(visit: Visit, form: HoldForm | None = None) -> HttpResponse:
    here, today = visit.organisation, timezone.now().date()
    now = {"legal_hold": here.legal_hold, "edition": here.edition}
    shown = {
        "passed": retention.passed(here, today)[:_MOST], "soon": retention.ending_soon(here, today)[:_MOST],
        "waiting": retention.waiting_to_go(here)[:_MOST], "form": form or HoldForm(initial=now),
        "letters": [one for one in letters.letters_of(here) if "{link}" in one.words],
        "count": retention.passed(here, today).count(),
    }  # fmt: skip
    return render(visit.request, "retention/kept.html", shown, status=422 if form and form.errors else 200)


def _chosen(visit: Visit) -> list[int]:
    return [int(one) for one in visit.request.POST.getlist("person") if one.isdecimal()][:_MOST]


@door(None, writes=May.BRING_APPLICANTS)
def erase(visit: Visit) -> HttpResponse:
    """Ask once more, then erase those who were chosen."""
    people = _chosen(visit)
    if visit.request.POST.get("sure") != "yes":
        return render(visit.request, "retention/sure.html", {"people": people})
    n = retention.erase_these(visit.member, people)
    messages.success(visit.request, f"{n} {'person has' if n == 1 else 'people have'} been erased.")
    return redirect("kept", visit.organisation.slug)


@door(None, writes=May.WRITE_LETTERS)
def ask(visit: Visit) -> HttpResponse:
    """Write to those who were chosen whether they may be kept longer."""
    wanted = visit.request.POST.get("letter", "")
    letter = next((one for one in letters.letters_of(visit.organisation) if str(one.pk) == wanted), None)
    if letter is None:
        raise Field("choose a letter to ask with", where="letter", mend="go back and choose one")
    told = retention.ask_to_keep(visit.member, _chosen(visit), letter, site=site(visit))
    n, out = len(told.written), len(told.left_out)
    says = f"{n} letter{'' if n == 1 else 's'} {'is' if n == 1 else 'are'} in the outbox."
    messages.success(visit.request, f"{says} {out} could not be written: no address is known." if out else says)
    return redirect("kept", visit.organisation.slug)


@door(None, writes=May.SETTLE)
def hold(visit: Visit) -> HttpResponse:
    """Begin or end a legal hold."""
    form = HoldForm(visit.request.POST)

    def change(**fields: Any) -> Organisation:
        return retention.held(visit.organisation, member=visit.member, **fields)

    if found := kept(form, change):
        says = "Nobody is erased while this stands." if found.legal_hold else "The hold has ended."
        messages.success(visit.request, says)
        return redirect("kept", visit.organisation.slug)
    return _page(visit, form)
