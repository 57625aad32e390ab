"""The door of a route: who asks, whether seat and token allow it, how often, and whether it was done already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from ninja import Router
from ninja.decorators import decorate_view

from fledge.web.api import pace
from fledge.web.api.caller import Caller, caller_of, is_forged
from fledge.web.api.once import once
from fledge.web.api.problems import Refused, WrongKind, answered
from fledge.web.store.models import Scope
from fledge.web.store.queries.problems import NotAllowed
from fledge.web.store.rights import May

View = TypeVar("View", bound=Callable[..., Any])
_JSON, _FORM = "application/json", "multipart/form-data"


class Request(HttpRequest):
    """A request that came through a door."""

    caller: Caller
    takes_files: bool


@dataclass(frozen=True, slots=True)
class Door:
    """What the table of rights knows of a route: its name, its address, and what opens it."""

    name: str
    method: str
    path: str
    may: May | None
    scope: Scope
    takes: str = ""
    keeps: bool = True

    @property
    def is_write(self) -> bool:
        """Whether it changes something; what only reckons does not."""
        return self.method != "GET" and self.keeps


#: Every route by its name; tests walk through all of them.
ROUTES: dict[str, Door] = {}


def route(
    shelf: Router,
    method: str,
    path: str,
    *,
    may: May | None,
    gives: Any,
    scope: Scope = Scope.READ,
    status: int = 200,
    takes: str = "",
    keeps: bool = True,
    also: Mapping[int, Any] | None = None,
) -> Callable[[View], View]:
    """Put a view on a shelf behind its door.

    ``may`` is what the seat needs, ``scope`` what the token needs; ``takes`` is ``json`` or ``form`` where a body is
    read, ``files`` where it holds the papers of many people; ``gives`` is the shape of the answer under ``status``,
    ``also`` those under others; without ``keeps`` a POST only reckons.
    """

    def hung(view: View) -> View:
        door = ROUTES[view.__name__] = Door(view.__name__, method, path, may, scope, takes, keeps)
        decorate_view(lambda run: _entered(door, run))(view)
        summary, _, rest = (view.__doc__ or "").partition("\n")
        shelf.api_operation(
            [method],
            path,
            response={status: gives, **(also or {})},
            operation_id=view.__name__,
            summary=summary.rstrip("."),
            description=rest.strip() or None,
        )(view)
        return view

    return hung


def _entered(door: Door, run: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(run)
    def entered(request: Request, **path: Any) -> HttpResponseBase:
        try:
            _admit(request, door)
            if not door.is_write:
                return run(request, **path)
            return once(request, request.caller, lambda: _whole(run(request, **path)))
        except Refused as problem:
            return answered(problem)

    return entered


def _whole(answer: HttpResponseBase) -> HttpResponse:
    assert isinstance(answer, HttpResponse)
    return answer


def _admit(request: Request, door: Door) -> None:
    request.caller = caller = caller_of(request)
    pace.counted(caller)
    caller.refuse_unless(door.may, door.scope)
    request.takes_files = door.takes == "files"
    if is_forged(request, caller):
        raise NotAllowed(
            "this does not come from a page of ours", where="X-CSRFToken", mend="send the token of the page, or use one"
        )
    _refuse_other_kinds(request, door)


def _refuse_other_kinds(request: HttpRequest, door: Door) -> None:
    """A body of another kind is refused before it is read; one that is too large stops while it is read."""
    wanted = {"json": _JSON, "form": _FORM, "files": _FORM}.get(door.takes)
    sent = int(request.META.get("CONTENT_LENGTH") or 0) > 0
    if wanted and sent and request.content_type != wanted:
        raise WrongKind(f"this is read as {wanted} only", where="Content-Type", mend=f"send Content-Type: {wanted}")
    if wanted == _FORM:
        _ = request.FILES
    elif door.is_write or wanted:
        _ = request.body
