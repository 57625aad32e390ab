"""Exports of other systems, brought in by work in the background."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from django.http import HttpResponse
from django.utils import timezone
from ninja import File, Router
from ninja.files import UploadedFile

from fledge.problem import Problem
from fledge.web.api.doors import Request, route
from fledge.web.api.works import WorkAnswer, shown
from fledge.web.computed.from_file import FromFile, from_export
from fledge.web.jobs.asking import begin
from fledge.web.store.models import Scope
from fledge.web.store.queries.postings import words_of
from fledge.web.store.queries.problems import Field
from fledge.web.store.queries.words import one_line
from fledge.web.store.queries.works import Wanted
from fledge.web.store.rights import May

shelf = Router(tags=["Background work"])
MOST = 500


@route(
    shelf,
    "POST",
    "/imports",
    may=May.WRITE_POSTINGS,
    scope=Scope.WRITE,
    takes="form",
    status=202,
    gives=WorkAnswer,
)
def import_postings(request: Request, response: HttpResponse, file: Annotated[UploadedFile, File()]) -> WorkAnswer:
    """Bring in every posting of an export of Greenhouse, Ashby or Lever, each as a role with its first version.

    What is there already is not taken a second time. The answer is the work that does it; ask it how far it is.
    """
    name = one_line(file.name or "")[:120] or "a file"
    items = list(_items(_read(file, name), name))
    if len(items) > MOST:
        raise Field(f"this file holds {len(items):,} postings; at most {MOST} come in at once", where="file")
    work = begin(request.caller.member, kind="import", about=name, items=items)
    response["Location"] = f"/api/v1/works/{work.pk}"
    return shown(work)


def _read(file: UploadedFile, name: str) -> tuple[FromFile, ...]:
    try:
        return from_export(file.read(), name, timezone.now().date())
    except Problem as problem:
        raise Field(problem.what or str(problem), where="file", mend=problem.mend) from problem


def _items(found: tuple[FromFile, ...], name: str) -> Iterator[Wanted]:
    for one in found:
        title = one_line(one.title)[:200] or one_line(one.text.strip().partition("\n")[0])[:200] or name
        try:
            words = words_of(text=one.text, title=title, company=one_line(one.company)[:200])
        except Problem as problem:
            yield Wanted(title, {"broken": f"{title[:80]}: {problem.what}"})
            continue
        day = (one.judged_by or timezone.now().date()).isoformat()
        more = {"origin": one.origin, "notes": list(one.notes), "location": one_line(one.location)[:120]}
        yield Wanted(words["title"], {**words, **more, "judged_by": day})
