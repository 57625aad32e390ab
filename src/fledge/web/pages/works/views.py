"""Work in the background."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from fledge.web.computed import made_by
from fledge.web.csv_answer import csv_answer
from fledge.web.jobs import asking
from fledge.web.jobs.kind import KINDS
from fledge.web.pages.door import Visit, door
from fledge.web.store.models import Work, WorkState
from fledge.web.store.queries import works as asked
from fledge.web.store.queries.tables import works as tables
from fledge.web.store.rights import May

_A_PAGE = 25
_RESULTS_A_PAGE = 50


@door(May.WRITE_POSTINGS)
def works(visit: Visit) -> HttpResponse:
    """What is under way and what is over, newest first; and how many audits an earlier Fledge made."""
    page = Paginator(asked.works_for(visit.member), _A_PAGE).get_page(visit.request.GET.get("page"))
    outdated = asked.outdated_for(visit.member, made_by()).count()
    rows = [(one, _words_of(one)) for one in page.object_list]
    return render(visit.request, "works/list.html", {"page": page, "rows": rows, "outdated": outdated})


@door(May.WRITE_POSTINGS)
def work(visit: Visit, pk: uuid.UUID) -> HttpResponse:
    """One work: how far it is, and what came of each item."""
    found = asked.work_for(visit.member, pk)
    if found.state == WorkState.CHOOSING:
        return redirect("import-choose", visit.organisation.slug, pk)
    return render(visit.request, "works/work.html", _shown(visit, found))


@door(May.WRITE_POSTINGS)
def progress(visit: Visit, pk: uuid.UUID) -> HttpResponse:
    """The part of that page which moves; when it moves no more, the whole page is shown again."""
    found = asked.work_for(visit.member, pk)
    if not visit.request.headers.get("HX-Request"):
        return redirect("work", visit.organisation.slug, pk)
    answer = render(visit.request, "works/progress.html", _shown(visit, found))
    if not found.is_moving:
        answer["HX-Refresh"] = "true"
    return answer


@door(May.WRITE_POSTINGS)
def table(visit: Visit) -> HttpResponse:
    """What is under way and what is over, as a table."""
    return csv_answer(tables.works(visit.member))


@door(May.WRITE_POSTINGS)
def results(visit: Visit, pk: uuid.UUID) -> HttpResponse:
    """What came of each item of one work, as a table."""
    return csv_answer(tables.results(asked.work_for(visit.member, pk), visit.request.GET.get("came", "")))


@door(None, writes=May.WRITE_POSTINGS)
def stop(visit: Visit, pk: uuid.UUID) -> HttpResponse:
    """Stop after the item at hand."""
    asked.stopped(asked.work_for(visit.member, pk))
    return redirect("work", visit.organisation.slug, pk)


@door(None, writes=May.WRITE_POSTINGS)
def go_on(visit: Visit, pk: uuid.UUID) -> HttpResponse:
    """Go on where it was."""
    asking.go_on(asked.work_for(visit.member, pk))
    return redirect("work", visit.organisation.slug, pk)


@door(None, writes=May.WRITE_POSTINGS)
def reaudit(visit: Visit) -> HttpResponse:
    """Audit anew what an earlier Fledge audited."""
    begun = asking.audit_everything_anew(visit.member)
    if begun is None:
        messages.info(visit.request, "Every version is audited by this Fledge already.")
        return redirect("works", visit.organisation.slug)
    return redirect("work", visit.organisation.slug, begun.pk)


def _shown(visit: Visit, found: Work) -> dict[str, Any]:
    came = visit.request.GET.get("came", "")
    results = asked.results_of(found, came)
    page = Paginator(results, _RESULTS_A_PAGE).get_page(visit.request.GET.get("page"))
    left = found.total - found.done
    counts = asked.counts_of(found)
    return {"work": found, "says": _words_of(found), "page": page, "came": came, "counts": counts, "left": left}


def _words_of(found: Work) -> str:
    kind = KINDS.get(found.kind)
    return kind.says if kind else found.kind
