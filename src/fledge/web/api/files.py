"""A version as files to take away."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from ninja import Router

from fledge.web.api.doors import Request, route
from fledge.web.api.postings import version
from fledge.web.computed.files import FILES, Posted
from fledge.web.store.models import Posting, Scope
from fledge.web.store.queries.postings import asked_of
from fledge.web.store.rights import May

shelf = Router(tags=["Postings"])
#: The words that stand for kinds of files, as an enumeration so that the reference names them.
FileName = StrEnum("FileName", {name.replace("-", "_"): name for name in FILES})  # type: ignore[misc]


@route(shelf, "GET", "/roles/{int:pk}/postings/{int:number}/files/{kind}", may=May.SEE_ROLES, gives=Any)
def file(request: Request, pk: int, number: int, kind: FileName) -> HttpResponse:
    """A version as a file: page, Word document, plain text, schema.org data, or its audit."""
    posting = version(request, pk, number)
    wanted = FILES[kind.value]
    if wanted.tells:
        request.caller.refuse_unless(May.SEE_DRAFTS, Scope.READ)
    found = HttpResponse(wanted.made(_posted(posting)), content_type=f"{wanted.media}; charset=utf-8")
    name = f"{slugify(posting.title)[:60] or 'posting'}-{posting.number}.{wanted.ending}"
    found["Content-Disposition"] = f'attachment; filename="{name}"'
    return found


def _posted(posting: Posting) -> Posted:
    day = (posting.published or timezone.now()).date()
    is_for_potential = posting.came_from.filter(purpose="potential").exists()
    return Posted(asked_of(posting), day, posting.role.location, is_for_potential)
