"""Exports of other systems, brought in by work in the background."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpResponse
from ninja import File, Router
from ninja.files import UploadedFile

from fledge.problem import Problem
from fledge.web.api.doors import Request, route
from fledge.web.api.works import WorkAnswer, shown
from fledge.web.jobs.asking import begin
from fledge.web.jobs.asking_postings import MOST, wanted_in
from fledge.web.store.models import Scope
from fledge.web.store.queries.problems import Field
from fledge.web.store.queries.words import one_line
from fledge.web.store.queries.works import Wanted
from fledge.web.store.rights import May

shelf = Router(tags=["Background work"])


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
    items = _read(name, file.read())
    if len(items) > MOST:
        raise Field(f"this file holds {len(items):,} postings; at most {MOST} come in at once", where="file")
    work = begin(request.caller.member, kind="import", about=name, items=items)
    response["Location"] = f"/api/v1/works/{work.pk}"
    return shown(work)


def _read(name: str, content: bytes) -> list[Wanted]:
    try:
        return wanted_in(name, content)
    except Problem as problem:
        raise Field(problem.what or str(problem), where="file", mend=problem.mend) from problem
