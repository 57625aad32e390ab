"""Searches that somebody keeps."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.round.forms import KeepForm
from fledge.web.pages.round.search import asked_in
from fledge.web.store.models import Filter
from fledge.web.store.queries.filters import forgotten, kept_filter
from fledge.web.store.queries.problems import Field
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May


@door(None, writes=May.SEE_APPLICANTS)
def keep(visit: Visit, pk: int) -> HttpResponse:
    """A search under a name, as its address."""
    role = role_for(visit.member, pk)
    form = KeepForm(visit.request.POST)

    def keep_it(*, name: str, asked: str, is_shared: bool) -> Filter:
        query = asked_in(QueryDict(asked)).query
        return kept_filter(role, member=visit.member, name=name, asked=query, is_shared=is_shared)

    made = kept(form, keep_it)
    if made is None:
        return render(visit.request, "round/keep.html", {"role": role, "form": form}, status=422)
    messages.success(visit.request, f"“{made.name}” is kept.")
    address = reverse("round-list", args=[visit.organisation.slug, pk])
    return HttpResponseRedirect(f"{address}?{made.asked}")


@door(None, writes=May.SEE_APPLICANTS)
def forget(visit: Visit, pk: int) -> HttpResponse:
    """One of the person's own searches is kept no more."""
    role = role_for(visit.member, pk)
    number = visit.request.POST.get("kept", "")
    if not (number.isascii() and number.isdigit() and len(number) < 16):
        raise Field("choose a search", where="kept", mend="go back to the list")
    forgotten(role, int(number), member=visit.member)
    return redirect("round-list", visit.organisation.slug, pk)
