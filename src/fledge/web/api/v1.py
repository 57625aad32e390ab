"""The first version of the API: every shelf of routes, put together."""

from __future__ import annotations

import json
from typing import Any, cast

from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from fledge.web.api import (
    applicants,
    candidates,
    comparing,
    counted,
    files,
    history,
    impact,
    imports,
    invitations,
    letters,
    many,
    matches,
    moving,
    organisation,
    postings,
    proposals,
    remarks,
    retention,
    roles,
    round_counts,
    second_looks,
    shares,
    tables,
    tokens,
    uploads,
    webhooks,
    works,
)
from fledge.web.api.doors import ROUTES
from fledge.web.api.problems import invalid, unreadable

__all__ = ["ROUTES", "api"]


class StrictParser(Parser):
    """JSON as its standard says: no NaN."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body as data."""
        return json.loads(request.body, parse_constant=_refused)


def _refused(word: str) -> Any:
    raise ValueError(word)


api = NinjaAPI(
    title="Fledge",
    version="1.0.0",
    urls_namespace="api",
    description="Roles, postings, rounds, decisions and people of one organisation.",
    docs_url=None,
    openapi_url=None,
    parser=StrictParser(),
)
api.add_exception_handler(ValidationError, cast("Any", invalid))
api.add_exception_handler(HttpError, cast("Any", unreadable))
_SHELVES = (
    organisation,
    invitations,
    roles,
    postings,
    counted,
    proposals,
    files,
    shares,
    round_counts,
    applicants,
    uploads,
    matches,
    comparing,
    many,
    second_looks,
    impact,
    moving,
    letters,
    candidates,
    retention,
    remarks,
    works,
    imports,
    history,
    tokens,
    webhooks,
)
for one in (*(part.shelf for part in _SHELVES), *tables.shelves):
    api.add_router("", one)
