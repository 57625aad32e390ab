"""What somebody reads when something is wrong: what, where, and how to mend it, on a page that leads on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import requires_csrf_token

from fledge.problem import Problem
from fledge.web.store.queries.problems import Ended, NotAllowed, NotKnown, NotThere, Stale

_STATUSES = ((NotKnown, 401), (NotThere, 404), (NotAllowed, 403), (Stale, 409), (Ended, 410), (Problem, 422))
_log = logging.getLogger("fledge.web")


class TooLarge(Problem, RequestDataTooBig):
    """An upload beyond the limit. It is met before any view, where Django knows only its own kinds of refusal."""


def status_of(problem: Problem) -> int:
    """The status of HTTP that says what kind of problem it is."""
    if isinstance(problem, TooLarge):
        return 413
    return next(status for kind, status in _STATUSES if isinstance(problem, kind))


class ProblemMiddleware:
    """Turns a Problem into a page for people and into a problem body for programs."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing is done on the way in."""
        return self.respond(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page of a problem; everything else is a fault and is logged."""
        if isinstance(error, Problem):
            return shown(request, error)
        if isinstance(error, RequestDataTooBig):
            return shown(
                request, TooLarge("what was sent is too large", mend="send the posting alone, as text or a file")
            )
        if isinstance(error, (TooManyFieldsSent, MultiPartParserError)):
            return shown(
                request, Problem("the form could not be read", mend="open the page again and send it once more")
            )
        return None


def shown(request: HttpRequest, problem: Problem) -> HttpResponse:
    """A problem as a page, as a part of a page for HTMX, or as a problem body (RFC 9457) under /api/."""
    status = status_of(problem)
    if request.path.startswith("/api/"):
        return body(problem, status)
    if getattr(request, "htmx", False):
        return render(request, "problem_part.html", {"problem": problem}, status=status)
    told = {"problem": problem, "status": status, "back": _from(request)}
    return render(request, "problem.html", told, status=status)


def _from(request: HttpRequest) -> str:
    """The page of this workspace from which somebody came; empty where there is none, or where it is this page."""
    before = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    return before if is_ours and urlsplit(before).path != request.path else ""


def body(problem: Problem, status: int) -> JsonResponse:
    """A problem for programs."""
    said: dict[str, Any] = {"type": "about:blank", "title": problem.what or str(problem), "status": status}
    said |= {name: value for name, value in (("where", problem.where), ("mend", problem.mend)) if value}
    return JsonResponse({**said, "detail": str(problem)}, status=status, content_type="application/problem+json")


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such page."""
    what = "there is no such page"
    if isinstance(exception, Http404) and "/api/" in request.path:
        what = "there is no such thing"
    return shown(request, NotThere(what, mend="check the address, or begin at the start page"))


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent cannot be read."""
    if isinstance(exception, Problem):
        return shown(request, exception)
    if isinstance(exception, RequestDataTooBig):
        return shown(request, TooLarge("what was sent is too large", mend="send the posting alone, as text or a file"))
    if isinstance(exception, SuspiciousOperation):
        _log.warning("refused: %s", type(exception).__name__)
    return shown(request, Problem("what was sent cannot be read", mend="open the page again and send it once more"))


@requires_csrf_token
def broken(request: HttpRequest) -> HttpResponse:
    """A fault of Fledge's own."""
    if request.path.startswith("/api/"):
        return body(
            Problem("something is broken here", mend="try again; if it stays, tell whoever runs this workspace"), 500
        )
    return render(request, "broken.html", status=500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that does not come from a page of ours, or from one that was open too long."""
    _log.warning("a form was refused: %s", reason)
    problem = NotAllowed(
        "this form was open too long, or does not come from here", mend="open the page again and send it once more"
    )
    return shown(request, problem)


def too_long_ago(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What concerns the account itself needs that somebody signed in a moment ago."""
    return shown(
        request, NotAllowed("you signed in too long ago for this", mend="sign out, sign in again, and come back")
    )


def locked(request: HttpRequest, credentials: Any = None, *args: Any, **more: Any) -> HttpResponse:
    """Too many wrong passwords."""
    return render(request, "locked.html", {"minutes": round(settings.AXES_COOLOFF_TIME * 60)}, status=429)
