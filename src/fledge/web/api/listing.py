"""Lists in parts: each item once, however many are added while somebody walks through them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar

from django.core import signing
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from ninja import Field as Said
from ninja import Query, Schema

from fledge.web.store.queries.problems import Field

Item = TypeVar("Item")
Thing = TypeVar("Thing", bound=Model)
_SALT = "fledge.api.after"


class Part(Schema):
    """Which part of a list."""

    limit: Annotated[int, Said(ge=1, le=100, description="How many items, 1 to 100.")] = 25
    after: Annotated[
        str, Said(max_length=500, pattern=r"^[\x20-\x7e]*$", description="Where to go on; it stands in next.")
    ] = ""


class Listed(Schema, Generic[Item]):
    """A part of a list: its items, how many there are in all, and the address of the next part."""

    items: list[Item]
    count: Annotated[int, Said(ge=0)]
    next: Annotated[str | None, Said(description="The address of the next part; null at the end.")]


AsPart = Annotated[Part, Query()]


def part_of(
    things: QuerySet[Thing], request: HttpRequest, part: Part, *, by: Sequence[str], shown: Callable[[Thing], Item]
) -> dict[str, Any]:
    """One part of a query. ``by`` are the fields that order it; the last of them is unique."""
    count = things.count()
    if part.after:
        things = things.filter(_beyond(by, _read(part.after, len(by))))
    found = list(things.order_by(*by)[: part.limit + 1])
    more = len(found) > part.limit
    items = found[: part.limit]
    following = _next(request, [_value(items[-1], name) for name in by]) if more else None
    return {"items": [shown(thing) for thing in items], "count": count, "next": following}


def part_of_many(
    things: Sequence[Any], request: HttpRequest, part: Part, *, shown: Callable[[Any], Item]
) -> dict[str, Any]:
    """One part of what is all there already, newest first; counted from the oldest, so nothing moves when more come."""
    begin = 0
    if part.after:
        begin = max(len(things) - int(_read(part.after, 1)[0]), 0)
    items = things[begin : begin + part.limit]
    left = len(things) - begin - len(items)
    following = _next(request, [left]) if left > 0 and items else None
    return {"items": [shown(thing) for thing in items], "count": len(things), "next": following}


def _beyond(by: Sequence[str], values: Sequence[Any]) -> Q:
    """Everything behind a place in the order: further on in the first field, or the same there and further on in the
    second, and so on.
    """
    beyond, same = Q(), Q()
    for name, value in zip(by, values, strict=True):
        field = name.lstrip("-")
        beyond |= same & Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": value})
        same &= Q(**{field: value})
    return beyond


def _value(thing: Any, name: str) -> Any:
    for step in name.lstrip("-").split("__"):
        thing = getattr(thing, step)
    return thing.isoformat() if isinstance(thing, datetime) else thing if isinstance(thing, int) else str(thing)


def _read(after: str, wanted: int) -> list[Any]:
    try:
        found = signing.loads(after, salt=_SALT)
    except signing.BadSignature:
        found = None
    if not isinstance(found, list) or len(found) != wanted:
        raise Field("this is no place in the list", where="after", mend="take it from next, or begin without it")
    return found


def _next(request: HttpRequest, values: list[Any]) -> str:
    query = request.GET.copy()
    query["after"] = signing.dumps(values, salt=_SALT)
    return f"{request.path}?{query.urlencode()}"
