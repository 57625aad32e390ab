"""The page of the API: for people who are signed in, under the same strict policy as every page."""

from __future__ import annotations

from django.test import Client
from tests.web.workspace import Place, signed_in

from fledge.web.api.v1 import ROUTES


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
