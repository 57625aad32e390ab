"""The reference as a page of the workspace, made from the description on the server: no script, no other host."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fledge.web.api.described import described
from fledge.web.api.doors import ROUTES, Door

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """A parameter or a field: its name, what it is, whether it has to be there, and what it is for."""

    name: str
    kind: str
    is_needed: bool
    says: str


@dataclass(frozen=True, slots=True)
class Told:
    """One route as the page shows it. ``statuses`` are (status, what it means)."""

    door: Door
    path: str
    summary: str
    says: str
    parameters: tuple[Named, ...]
    fields: tuple[Named, ...]
    example: str
    gives: tuple[Named, ...]
    gives_called: str
    statuses: tuple[tuple[str, str], ...]


def shelves() -> dict[str, tuple[Told, ...]]:
    """Every route, by the heading that it stands under, in the order of the description."""
    found: dict[str, tuple[Told, ...]] = {}
    for path, routes in described()["paths"].items():
        for route in routes.values():
            heading = route["tags"][0]
            found[heading] = (*found.get(heading, ()), _told(path, route))
    return found


def _told(path: str, route: Json) -> Told:
    door = ROUTES[route["operationId"]]
    sent = _first(route.get("requestBody", {}))
    given = _first(next(a for status, a in route["responses"].items() if status < "3")).get("schema", {})
    return Told(
        door=door,
        path=path,
        summary=route["summary"],
        says=route["description"].rpartition("\n\n")[0],
        parameters=tuple(_parameter(one) for one in route["parameters"]),
        fields=tuple(_fields(sent.get("schema", {}))),
        example=json.dumps(sent["example"], indent=2, ensure_ascii=False) if "example" in sent else "",
        gives=tuple(_fields(given)),
        gives_called=_kind(given),
        statuses=tuple((status, one["description"]) for status, one in route["responses"].items()),
    )


def _first(body: Json) -> Json:
    found: Json = next(iter(body.get("content", {}).values()), {})
    return found


def _parameter(one: Json) -> Named:
    return Named(one["name"], _kind(one["schema"]), one["required"], one.get("description", ""))


def _fields(schema: Json) -> Iterator[Named]:
    """The fields of a body; of a list those of its items."""
    whole = _opened(schema)
    if "items" in whole.get("properties", {}):
        whole = _opened(whole["properties"]["items"]["items"])
    needed = whole.get("required", [])
    for name, one in whole.get("properties", {}).items():
        yield Named(name, _kind(one), name in needed, one.get("description", ""))


def _opened(schema: Json) -> Json:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Json = described()["components"]["schemas"][name] if name else schema
    return found


def _kind(schema: Json) -> str:
    """A type in a few words.

    >>> _kind({"anyOf": [{"type": "integer"}, {"type": "null"}]}), _kind({"type": "array", "items": {"type": "string"}})
    ('integer or null', 'list of string')
    """
    if "$ref" in schema and "enum" not in _opened(schema):
        return str(schema["$ref"]).rpartition("/")[2]
    schema = _opened(schema)
    if options := schema.get("anyOf"):
        return " or ".join(_kind(option) for option in options)
    if "enum" in schema:
        return " or ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "anything")
