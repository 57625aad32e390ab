"""An action for many: first a page that says how many and who is left out, then all of it, taken back together."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from fledge.web.jobs import asking
from fledge.web.jobs.kinds.deciding import done_for
from fledge.web.pages.door import Visit, door
from fledge.web.pages.round.actions import Action, actions_for
from fledge.web.pages.round.chosen import Chosen, chosen_in
from fledge.web.pages.round.forms import MoveForm, RejectForm, TagForm, TaskForm
from fledge.web.store.models import Role
from fledge.web.store.queries import decisions, remarks
from fledge.web.store.queries.bulk import AT_ONCE, Fit, fit, named
from fledge.web.store.queries.changes import together
from fledge.web.store.queries.problems import Field, NotThere, Stale
from fledge.web.store.queries.roles import role_for
from fledge.web.store.queries.works import Wanted
from fledge.web.store.rights import May

#: Names of people left out that the page shows; the rest is counted.
_NAMED = 60


@door(May.REVIEW, writes=May.REVIEW)
def many(visit: Visit, pk: int) -> HttpResponse:
    """Ask before it is done, then do it; beyond a hundred people in the background."""
    role = role_for(visit.member, pk)
    data = visit.request.POST if visit.is_writing else visit.request.GET
    action = _action(visit, role, data.get("action", ""))
    if action.elsewhere:
        return HttpResponseRedirect(f"{action.elsewhere}?{visit.request.GET.urlencode()}")
    chosen = chosen_in(data, role)
    whom = fit(role, chosen.people, what=action.what, to=action.to)
    form = _form(action, role, data if visit.is_writing else None)
    if not visit.is_writing or not form.is_valid():
        return _asked(visit, role, action, chosen, whom, form)
    if data.get("digest") != whom.digest:
        return _asked(visit, role, action, chosen, whom, form, is_other=True)
    return _do(visit, role, action, chosen, whom, form)


def _action(visit: Visit, role: Role, value: str) -> Action:
    found = next((one for one in actions_for(visit, role) if one.value == value), None)
    if found is None:
        raise Field("choose what is to be done", where="action", mend="go back to the list")
    return found


def _form(action: Action, role: Role, data: Any) -> forms.Form:
    kinds: dict[str, Callable[..., forms.Form]] = {"reject": RejectForm, "tag": TagForm}
    if action.value == "task":
        return TaskForm(data, role=role)
    return kinds.get(action.value, MoveForm)(data)


def _asked(
    visit: Visit, role: Role, action: Action, chosen: Chosen, whom: Fit, form: forms.Form, *, is_other: bool = False
) -> HttpResponse:
    status = 409 if is_other else 422 if form.errors else 200
    shown = {"role": role, "action": action, "chosen": chosen, "whom": whom, "form": form, "is_other": is_other,
             "named": named(role, whom.out[:_NAMED]), "more_out": max(len(whom.out) - _NAMED, 0), "at_once": AT_ONCE,
             "after": decisions.last_line(role)}  # fmt: skip
    return render(visit.request, "round/many.html", shown, status=status)


def _do(visit: Visit, role: Role, action: Action, chosen: Chosen, whom: Fit, form: forms.Form) -> HttpResponse:
    asked = _wanted(visit, role, action, form.cleaned_data)
    if len(whom.people) > AT_ONCE:
        items = [Wanted(f"Applicant {pk}", {"applicant": pk}) for pk in whom.people]
        about = f"{action.asks} {len(items):,} people · {role.title}"
        work = asking.begin(visit.member, kind="deciding", about=about, items=items, **asked)
        return redirect("work", visit.organisation.slug, work.pk)
    done, left_out = _done(visit, role, whom, asked)
    messages.success(visit.request, f"{action.says}: done for {done:,} {'person' if done == 1 else 'people'}.")
    for name, because in left_out:
        messages.warning(visit.request, f"{name} was left out: {because}.")
    address = reverse("round-list", args=[visit.organisation.slug, role.pk])
    return HttpResponseRedirect(f"{address}?{chosen.asked.query}" if chosen.asked.query else address)


def _wanted(visit: Visit, role: Role, action: Action, fields: dict[str, Any]) -> dict[str, Any]:
    """What is to be done, as work keeps it."""
    after = visit.request.POST.get("after", "")
    due, who = fields.get("due"), fields.get("doer")
    return {
        "do": action.does, "what": action.what.value if action.what else "", "to": action.to, "role": role.pk,
        "reason": fields.get("reason", ""), "words": fields.get("words", ""), "group": str(uuid.uuid4()),
        "after": int(after) if after.isascii() and after.isdigit() and len(after) < 16 else 0,
        "tag": remarks.tag_words(fields["tag"]) if "tag" in fields else "", "who": who.pk if who else None,
        "due": due.isoformat() if due else "",
    }  # fmt: skip


@together
def _done(visit: Visit, role: Role, whom: Fit, asked: dict[str, Any]) -> tuple[int, list[tuple[str, str]]]:
    """All of it in this request, each person by the same step as in the background."""
    left_out = []
    people = role.applicants.filter(pk__in=whom.people).select_related("person").order_by("applied", "pk")
    for one in people:
        try:
            done_for(one, member=visit.member, asked=asked)
        except (Stale, NotThere) as problem:
            left_out.append((str(one.person), problem.what))
    return len(people) - len(left_out), left_out
