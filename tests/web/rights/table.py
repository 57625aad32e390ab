"""Every page and route of the workspace beside the table that was written by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from django.urls import URLPattern, URLResolver, get_resolver

from fledge.web.pages.door import DOORS, Door
from fledge.web.store.models import Seat

_TABLE = yaml.safe_load((Path(__file__).parents[2] / "cases/web/rights.yaml").read_text(encoding="utf-8"))
PAGES: dict[str, dict[str, str]] = _TABLE["pages"]
WITHOUT_A_SEAT: dict[str, Any] = _TABLE["without_a_seat"]
ROUTE_TABLE: dict[str, dict[str, str]] = _TABLE["routes"]


def seats_in(group: str) -> set[Seat]:
    """The seats of a group of the table."""
    return {Seat(seat) for seat in _TABLE["groups"][group]}


@dataclass(frozen=True)
class Page:
    """One address: its name, what it looks like, what has to be filled in, and the view."""

    name: str
    address: str
    blanks: tuple[str, ...]
    view: Callable[..., Any]

    @property
    def door(self) -> Door | None:
        """What it stands behind."""
        return DOORS.get(f"{self.view.__module__.removeprefix('fledge.web.pages.').split('.')[0]}.{self.view.__name__}")

    @property
    def has_seat(self) -> bool:
        return self.address.startswith("o/<slug:slug>/")


def pages() -> dict[str, Page]:
    """Every page that is ours, by its name; those of signing in and of the API's routes are not among them."""
    ours = (page for page in _below(get_resolver().url_patterns) if not page.address.startswith("account/"))
    return {page.name: page for page in ours if page.name}


def _below(patterns: list[Any], prefix: str = "") -> Iterator[Page]:
    for one in patterns:
        address = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _below(one.url_patterns, address)
        else:
            assert isinstance(one, URLPattern)
            blanks = tuple(part.split(":")[-1].split(">")[0] for part in address.split("<")[1:])
            yield Page(one.name or "", address, blanks, one.callback)
