"""Notes, tags and tasks beside somebody's papers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from fledge.web.pages.door import Visit, door
from fledge.web.pages.forms import kept
from fledge.web.pages.review.page import Looked, looked_at
from fledge.web.pages.round.forms import TagForm, TaskForm
from fledge.web.store.models import User
from fledge.web.store.queries import remarks
from fledge.web.store.rights import May


class NoteForm(forms.Form):
    """A remark."""

    text = forms.CharField(label="Note", max_length=4000)


@door(None, writes=May.INTERVIEW)
def note(visit: Visit, pk: int, applicant: int) -> HttpResponse:
    """A remark that everybody who works on the round can read."""
    looked = looked_at(visit, pk, applicant)
    return _kept(looked, NoteForm(visit.request.POST), remarks.noted, "The note is kept.")


@door(None, writes=May.REVIEW)
def tag(visit: Visit, pk: int, applicant: int) -> HttpResponse:
    """A tag more."""
    looked = looked_at(visit, pk, applicant)
    return _kept(looked, TagForm(visit.request.POST), remarks.tagged, "The tag is there.")


@door(None, writes=May.REVIEW)
def untag(visit: Visit, pk: int, applicant: int) -> HttpResponse:
    """A tag less."""
    looked = looked_at(visit, pk, applicant)
    return _kept(looked, TagForm(visit.request.POST), remarks.untagged, "The tag is gone.")


@door(None, writes=May.REVIEW)
def task(visit: Visit, pk: int, applicant: int) -> HttpResponse:
    """Something for somebody to do."""
    looked = looked_at(visit, pk, applicant)

    def ask(one: Any, *, words: str, doer: User, **more: Any) -> Any:
        return remarks.asked_of(one, what=words, who=doer, **more)

    return _kept(looked, TaskForm(visit.request.POST, role=looked.role), ask, "The task is given.")


def _kept(looked: Looked, form: forms.Form, change: Callable[..., Any], says: str) -> HttpResponse:
    """Back to the page, with what was done or what has to be mended."""
    visit = looked.visit

    def made(**fields: Any) -> Any:
        return change(looked.one, member=visit.member, **fields) is not None

    if kept(form, made):
        messages.success(visit.request, says)
    else:
        wrong = " ".join(str(problem) for problems in form.errors.values() for problem in problems)
        messages.error(visit.request, f"Nothing was kept: {wrong}")
    page = reverse("review", args=[visit.organisation.slug, looked.role.pk, looked.one.pk])
    return HttpResponseRedirect(f"{page}?{looked.asked.query}#remarks")
