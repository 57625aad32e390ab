"""The wizard."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fledge.problem import Problem
from fledge.web.computed.arrivals import FIELDS, Said, questions_of
from fledge.web.computed.arrivals.blank import AS_CSV, blank_workbook
from fledge.web.jobs.arriving.looking import outlook
from fledge.web.jobs.arriving.reading import drafted, sheet_of
from fledge.web.jobs.arriving.saying import is_whole
from fledge.web.jobs.arriving.starting import begun
from fledge.web.pages.applicants_import.forms import BringForm
from fledge.web.pages.applicants_import.saying import answered, columns_said, headings_said
from fledge.web.pages.applicants_import.showing import columns_shown, headings_shown, questions_shown
from fledge.web.pages.door import Visit, door
from fledge.web.store.models import Incoming, Role
from fledge.web.store.queries import incoming
from fledge.web.store.queries.problems import NotThere
from fledge.web.store.queries.roles import role_for
from fledge.web.store.rights import May

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@door(May.BRING_APPLICANTS, writes=May.BRING_APPLICANTS)
def bring(visit: Visit, pk: int) -> HttpResponse:
    """Upload a table, papers, or both; and go on with what waits."""
    role = role_for(visit.member, pk)
    form = BringForm(visit.request.POST, visit.request.FILES) if visit.is_writing else BringForm()
    if visit.is_writing and form.is_valid():
        try:
            draft = drafted(role, visit.member, **form.cleaned_data)
        except Problem as problem:
            form.add_error("table", str(problem))
        else:
            return _to(visit, "applicants-import-columns" if draft.sheets else "applicants-import-look", role, draft)
    shown = {"role": role, "form": form, "drafts": incoming.drafts_of(role)}
    return render(visit.request, "applicants_import/files.html", shown, status=422 if form.errors else 200)


@door(May.BRING_APPLICANTS)
def template(visit: Visit, pk: int, kind: str) -> HttpResponse:
    """A table with the headings that are read, and nobody in it."""
    role_for(visit.member, pk)
    if kind not in ("csv", "xlsx"):
        raise NotThere("there is no such template", mend="take it as CSV or as Excel workbook")
    is_csv = kind == "csv"
    answer = HttpResponse(AS_CSV.encode("utf-8-sig") if is_csv else blank_workbook())
    answer["Content-Type"] = "text/csv; charset=utf-8" if is_csv else _EXCEL
    answer["Content-Disposition"] = f'attachment; filename="applicants.{kind}"'
    return answer


@door(May.BRING_APPLICANTS, writes=May.BRING_APPLICANTS)
def columns(visit: Visit, pk: int, draft: uuid.UUID) -> HttpResponse:
    """Say which row holds the headings, and what each column is."""
    role, found = _waiting(visit, pk, draft)
    if found.work_id or not found.sheets:
        return _onward(visit, role, found)
    wrong = ""
    if visit.is_writing and "again" in visit.request.POST:
        headings_said(found, visit.request.POST)
        return _to(visit, "applicants-import-columns", role, found)
    if visit.is_writing:
        wrong = columns_said(found, visit.request.POST)
        if not wrong:
            return _to(visit, "applicants-import-words", role, found)
    shown = {"columns": columns_shown(found, visit.request.POST if wrong else {}), "fields": FIELDS, "wrong": wrong}
    return _page(visit, role, found, "columns", {**shown, **headings_shown(found)}, wrong=bool(wrong))


@door(May.BRING_APPLICANTS, writes=May.BRING_APPLICANTS)
def words(visit: Visit, pk: int, draft: uuid.UUID) -> HttpResponse:
    """Say what stages and statuses mean, and how days are written, where the table does not say."""
    role, found = _waiting(visit, pk, draft)
    if found.work_id or not found.sheets:
        return _onward(visit, role, found)
    said = Said.of(found.said)
    if not said.is_mapped:
        return _to(visit, "applicants-import-columns", role, found)
    asked = questions_of(sheet_of(found.sheets[said.sheet]), said)
    if not asked:
        return _to(visit, "applicants-import-look", role, found)
    is_open = visit.is_writing and not answered(found, asked, visit.request.POST)
    if visit.is_writing and not is_open:
        return _to(visit, "applicants-import-look", role, found)
    shown = {"questions": questions_shown(asked, visit.request.POST), "is_open": is_open}
    return _page(visit, role, found, "words", shown, wrong=is_open)


@door(May.BRING_APPLICANTS, writes=May.BRING_APPLICANTS)
def look(visit: Visit, pk: int, draft: uuid.UUID) -> HttpResponse:
    """What will come in and what not, before anything does; then begin."""
    role, found = _waiting(visit, pk, draft)
    if found.work_id:
        return _onward(visit, role, found)
    if not is_whole(found):
        return _to(visit, "applicants-import-words", role, found)
    today = timezone.now().date()
    if visit.is_writing:
        return redirect("work", visit.organisation.slug, begun(visit.member, found, today).pk)
    return _page(visit, role, found, "look", {"out": outlook(found, today), "notes": _notes(found)})


@door(None, writes=May.BRING_APPLICANTS)
def forget(visit: Visit, pk: int, draft: uuid.UUID) -> HttpResponse:
    """Throw an upload away; nothing of it is kept."""
    role, found = _waiting(visit, pk, draft)
    if incoming.thrown_away(found):
        return redirect("applicants-import", visit.organisation.slug, role.pk)
    return _onward(visit, role, found)


def _notes(draft: Incoming) -> list[str]:
    return list(draft.sheets[Said.of(draft.said).sheet]["notes"]) if draft.sheets else []


def _waiting(visit: Visit, pk: int, draft: uuid.UUID) -> tuple[Role, Incoming]:
    role = role_for(visit.member, pk)
    return role, incoming.draft_for(role, draft)


def _onward(visit: Visit, role: Role, draft: Incoming) -> HttpResponse:
    if draft.work_id:
        return redirect("work", visit.organisation.slug, draft.work_id)
    return _to(visit, "applicants-import-look", role, draft)


def _to(visit: Visit, page: str, role: Role, draft: Incoming) -> HttpResponse:
    return redirect(page, visit.organisation.slug, role.pk, draft.pk)


def _page(
    visit: Visit, role: Role, draft: Incoming, step: str, shown: dict[str, Any], *, wrong: bool = False
) -> HttpResponse:
    around = {"role": role, "draft": draft, "step": step, **shown}
    return render(visit.request, f"applicants_import/{step}.html", around, status=422 if wrong else 200)
