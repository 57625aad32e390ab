"""The page of the API: every route as the workspace itself describes it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any

_OPENING = """Everything that the pages of a workspace can do, for programs. It stands under `/api/v1`; the same is at
`/api/v1/docs` of a workspace as a page and at `/api/v1/openapi.json` as OpenAPI 3.1.
[Use the API](../how-to/use-the-api.md) says how to begin."""
_COMMON = """## What holds everywhere

- **Who asks**: `Authorization: Bearer fledge_…`, a token of somebody's seat. Seat and scope both have to allow a
  route. A browser that is signed in works too; its writes need `X-CSRFToken`, and `Fledge-Organisation` where
  somebody sits in several organisations.
- **Lists** give `items`, `count` and `next`, the address of the next part or null. `limit` is 1 to 100. Whoever
  follows `next` meets every item once, however many are added meanwhile.
- **Writes** take `Idempotency-Key`, at most 100 characters: the same request under the same key is done once and
  answered with the same words, for 7 days; another request under that key is refused. What failed is not kept.
- **Changes** of roles, proposals and the organisation name the edition that was seen, as `edition` or as `If-Match`
  with the answer's `ETag`; if somebody was quicker the answer is 409.
- **Problems** are `application/problem+json` (RFC 9457): `title` says what is wrong, `where` names the field, header or
  thing, `mend` says how to mend it, `problems` lists every field where there are several.
- **Statuses**: 400 unreadable, 401 unknown, 403 not allowed, 404 not there or not yours, 405 other method, 409 somebody
  was quicker, 410 ended, 413 too large, 415 of another kind, 422 fields to mend, 429 too often (`Retry-After`)."""


def api_page(by_hand: str) -> str:
    """The whole page; ``by_hand`` is the remark that nobody edits it."""
    _set_up()
    from fledge.web.api.reference import shelves

    told = [line for heading, routes in shelves().items() for line in _shelf(heading, routes)]
    return "\n".join(["# The API", "", by_hand, "", _OPENING, "", _COMMON, "", *told])


def _set_up() -> None:
    """The workspace's code needs settings; a folder of its own keeps it from anybody's data."""
    from django.apps import apps

    if not apps.ready:
        import django

        home = tempfile.mkdtemp(prefix="fledge-reference-")
        os.environ |= {"FLEDGE_HOME": home, "FLEDGE_SECRET": "only-for-the-reference-" * 3}
        os.environ["DJANGO_SETTINGS_MODULE"] = "fledge.web.settings"
        django.setup()


def _shelf(heading: str, routes: Iterable[Any]) -> Iterator[str]:
    yield from (f"## {heading}", "")
    for route in routes:
        yield from _route(route)


def _route(route: Any) -> Iterator[str]:
    may = f"The seat may {route.door.may.value}." if route.door.may else "Any seat."
    yield from (f"### `{route.door.method} {route.path}`", "", f"{route.summary}.", "")
    if route.says:
        yield from (route.says, "")
    yield from (f"{may} Scope of the token: `{route.door.scope.value}`.", "")
    ours = [one for one in route.parameters if one.name not in ("Fledge-Organisation", "Idempotency-Key", "If-Match")]
    yield from _table("In the address", ours, needed=True)
    yield from _table("In the body", route.fields, needed=True)
    if route.example:
        yield from ("```json", route.example, "```", "")
    yield from _table("In the answer", route.gives, needed=False)
    yield from ("Statuses: " + ", ".join(status for status, _ in route.statuses) + ".", "")


def _table(caption: str, rows: Iterable[Any], *, needed: bool) -> Iterator[str]:
    rows = list(rows)
    if not rows:
        return
    yield from (f"| {caption} | What it is |", "|---|---|")
    for row in rows:
        says = f". {row.says}" if row.says else ""
        yield f"| `{row.name}` | {row.kind}{', needed' if needed and row.is_needed else ''}{says} |".replace("\n", " ")
    yield ""
