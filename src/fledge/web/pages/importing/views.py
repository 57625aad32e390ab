"""Import: choose files, look at what is in them, begin."""

from __future__ import annotations

import uuid

from django.http import HttpResponse
from django.shortcuts import redirect, render

from fledge.problem import Problem
from fledge.web.jobs.asking import begin_chosen
from fledge.web.jobs.asking_postings import wanted_from
from fledge.web.pages.door import Visit, door
from fledge.web.pages.importing.forms import ImportForm
from fledge.web.pages.importing.found import broken_in, choices_of, found_in
from fledge.web.store.models import Work, WorkState
from fledge.web.store.queries import works
from fledge.web.store.queries.works import Wanted
from fledge.web.store.rights import May


@door(May.WRITE_POSTINGS, writes=May.WRITE_POSTINGS)
def bring(visit: Visit) -> HttpResponse:
    """Choose files of another system; they are read at once, and nothing comes in yet."""
    form = ImportForm(visit.request.POST, visit.request.FILES) if visit.is_writing else ImportForm()
    if visit.is_writing and form.is_valid():
        work = _read(visit, form)
        if work:
            return redirect("import-choose", visit.organisation.slug, work.pk)
    return render(visit.request, "importing/files.html", {"form": form}, status=422 if form.errors else 200)


def _read(visit: Visit, form: ImportForm) -> Work | None:
    """Work that waits for a choice, or None where nothing in the files can come in, which the form says."""
    files = form.cleaned_data["upload"]
    try:
        items = wanted_from((file.name or "", file.read()) for file in files)
    except Problem as problem:
        form.add_error("upload", str(problem))
        return None
    broken = [item.asked["broken"] for item in items if "broken" in item.asked]
    if len(broken) == len(items):
        form.add_error("upload", broken)
        return None
    return works.added(visit.member, kind="import", about=_about(files, items), items=items, is_begun=False)


def _about(files: list[object], items: list[Wanted]) -> str:
    name = str(getattr(files[0], "name", "") or "a file")
    return name if len(files) == 1 else f"{name[:120]} and {len(files) - 1} more"


@door(May.WRITE_POSTINGS, writes=May.WRITE_POSTINGS)
def choose(visit: Visit, pk: uuid.UUID) -> HttpResponse:
    """What was found: what is new, what is there already; what is chosen comes in."""
    work = works.work_for(visit.member, pk)
    if work.state != WorkState.CHOOSING:
        return redirect("work", visit.organisation.slug, pk)
    found = found_in(work, visit.member)
    if visit.is_writing:
        choices = choices_of(work, found, visit.request.POST, set(visit.request.POST.getlist("take")))
        if choices:
            begin_chosen(work, choices)
            return redirect("work", visit.organisation.slug, pk)
    new = sum(not one.same for one in found)
    shown = {"work": work, "found": found, "broken": broken_in(work), "new": new, "nothing": visit.is_writing}
    return render(visit.request, "importing/choose.html", shown, status=422 if visit.is_writing else 200)


@door(None, writes=May.WRITE_POSTINGS)
def forget(visit: Visit, pk: uuid.UUID) -> HttpResponse:
    """Leave it: what was uploaded is forgotten at once."""
    work = works.work_for(visit.member, pk)
    if works.forgotten(work):
        return redirect("import", visit.organisation.slug)
    return redirect("work", visit.organisation.slug, pk)
