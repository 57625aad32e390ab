"""The page of the API: for people who are signed in, under the same strict policy as every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from django.test import Client
from ninja import Schema
from tests.web.workspace import Place, signed_in

from fledge.web.api.v1 import ROUTES

#: Told as parameters and not by their name.
_ASKED_BY_QUERY = {"Wanted"}


def test_the_page_tells_every_route_without_a_script_or_style_of_its_own(place: Place) -> None:
    answer = signed_in(place.alice).get("/api/v1/docs")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert [name for name in ROUTES if f'id="{name}"' not in page] == []
    assert (" style=" in page, "<script>" in page, "script-src 'self'" in answer["Content-Security-Policy"]) == (
        False, False, True,
    )  # fmt: skip


def test_strangers_sign_in_before_they_read_it(place: Place) -> None:
    answer = Client().get("/api/v1/docs")
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/?next=/api/v1/docs")


def test_no_two_shapes_of_answers_share_a_name() -> None:
    """The description knows them by their names alone; the second one would be told in the place of the first."""
    names = Counter(one.__name__ for one in set(_below(Schema)) if one.__module__.startswith("fledge.web.api"))
    assert len(names) > 100
    assert [name for name, many in names.items() if many > 1 and name not in _ASKED_BY_QUERY] == []


def _below(shape: type[Schema]) -> Iterator[type[Schema]]:
    for one in shape.__subclasses__():
        yield one
        yield from _below(one)
