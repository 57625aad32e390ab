"""What a program reads when something is wrong: RFC 9457, with what, where and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, JsonResponse
from ninja.errors import HttpError, ValidationError

from fledge.problem import Problem

MEDIA_TYPE = "application/problem+json"


class Refused(Problem):
    """A request that was refused before anybody looked at what it asks; ``status`` says why."""

    status = 400
    headers: Mapping[str, str] = {}


class Unknown(Refused):
    """Nobody says who asks, or the key opens nothing."""

    status = 401
    headers = {"WWW-Authenticate": 'Bearer realm="Fledge"'}


class OutOfScope(Refused):
    """The token was not made for this."""

    status = 403


class WrongMethod(Refused):
    """The address takes other methods."""

    status = 405


class WrongKind(Refused):
    """What was sent is of a kind that is not read here."""

    status = 415


class TooOften(Refused):
    """More requests than a token may make in a minute."""

    status = 429


class NotReadable(Refused):
    """The body is no JSON."""


class Fields(Refused):
    """One or several fields have to be mended; each is named."""

    status = 422

    def __init__(self, wrong: Iterable[Problem]) -> None:
        self.problems = tuple(wrong)
        first = self.problems[0]
        super().__init__(first.what, where=first.where, mend=first.mend)


def answered(problem: Refused) -> JsonResponse:
    """The body of a refusal."""
    said: dict[str, Any] = {"type": "about:blank", "title": problem.what, "status": problem.status}
    said |= {name: value for name, value in (("where", problem.where), ("mend", problem.mend)) if value}
    said["detail"] = str(problem)
    if isinstance(problem, Fields):
        said["problems"] = [{"what": p.what, "where": p.where} for p in problem.problems]
    return JsonResponse(said, status=problem.status, content_type=MEDIA_TYPE, headers=dict(problem.headers))


def invalid(request: HttpRequest, error: ValidationError) -> JsonResponse:
    """Fields that have the wrong type, are missing, or are not known, each by its name."""
    return answered(Fields(Problem(_said(one), where=_where(one["loc"])) for one in error.errors))


def unreadable(request: HttpRequest, error: HttpError) -> JsonResponse:
    """What Ninja refuses by itself: a body that is no JSON."""
    found = NotReadable("the body cannot be read", mend="send JSON as the reference of the API shows it")
    found.status = error.status_code
    return answered(found)


def _said(one: Mapping[str, Any]) -> str:
    if one["type"] == "extra_forbidden":
        return "there is no such field"
    if one["type"] == "missing":
        return "this is missing"
    words = str(one["msg"]).removeprefix("Value error, ")
    return words[:1].lower() + words[1:]


def _where(path: Iterable[Any]) -> str:
    """A field's name without the part of the request that it stood in and without the name of our argument.

    >>> _where(("body", "given", "openings")), _where(("query", "limit")), _where(("body", "given"))
    ('openings', 'limit', 'body')
    """
    parts = [str(part) for part in path]
    return ".".join(parts[2:] or parts[:1]) if parts[:1] == ["body"] else ".".join(parts[1:] or parts)
