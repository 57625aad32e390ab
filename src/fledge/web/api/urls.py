"""Addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.urls import URLPattern, path
from django.views.decorators.csrf import csrf_exempt

from fledge.web.api import pages
from fledge.web.api.problems import WrongMethod, answered
from fledge.web.api.v1 import api


def _with_problems(view: Callable[..., Any] | None) -> Callable[..., HttpResponseBase]:
    """What the library says about methods, as a problem body."""

    @csrf_exempt  # the door looks for itself, and only where a browser asks
    def entered(request: HttpRequest, *args: Any, **path: Any) -> HttpResponseBase:
        assert view is not None
        found: HttpResponseBase = view(request, *args, **path)
        if not isinstance(found, HttpResponseNotAllowed):
            return found
        methods = ", ".join(sorted(found.headers["Allow"].split(", ")))
        problem = WrongMethod(f"{request.method} is not taken here", where=request.path, mend=f"use {methods}")
        problem.headers = {"Allow": methods}
        return answered(problem)

    return entered


def _v1() -> list[URLPattern]:
    """One pattern for each address; Ninja gives one for each method, all of the same view."""
    patterns = cast("list[URLPattern]", api.urls[0])
    found = {str(one.pattern): one.callback for one in patterns if one.name != "api-root"}
    return [path(f"v1/{address}", _with_problems(view)) for address, view in found.items()]


urlpatterns = [
    path("v1/openapi.json", pages.openapi, name="api-openapi"),
    path("v1/docs", pages.reference, name="api-docs"),
    *_v1(),
]
