"""A second look and the page of impact in a real browser: by keyboard alone, axe in light and dark, on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.web.impact.round import seeded, with_file
from tests.web.postings.test_in_a_browser import CHROMIUM, opened
from tests.web.second_look.rejected import OPEN, add, looked, rejected, round_of
from tests.web.workspace import Place, peopled, signed_in

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; Debian: apt-get install chromium"),
    pytest.mark.parametrize("committed", ["sqlite"], indirect=True),
]


def _made() -> tuple[Place, str, str]:
    """Two people to look at again, and a round with groups; the addresses of both pages."""
    place = peopled()
    role = round_of(place)
    for name in ("Ines", "Omar"):
        rejected(role, place, name)
    add(role, place, OPEN)
    looked(role, place)
    counted = seeded(place, 40)
    with_file(counted, place)
    here = f"/o/{place.organisation.slug}/roles"
    return place, f"{here}/{role.pk}/round/second-look/", f"{here}/{counted.pk}/round/impact/"


def _tabs(page: Page) -> list[str]:
    """How many wait, are freed, came back, stay rejected."""
    found = page.get_by_role("navigation", name="Second look").get_by_role("link").all_inner_texts()
    return [words.split()[-1] for words in found]


def _checked(page: Page, address: str) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(address)
        assert Axe().run(page).response["violations"] == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_a_phone_scrolls_one_way_only(committed: str, width: int) -> None:
    place, *pages = _made()
    with opened(signed_in(place.alice).cookies["fledge"].value, width) as (page, address):
        for one in (*pages, f"{pages[1]}groups/"):
            _checked(page, address + one)


def test_a_queue_is_worked_through_by_keyboard_alone(committed: str) -> None:
    place, here, _ = _made()
    with opened(signed_in(place.alice).cookies["fledge"].value) as (page, address):
        page.goto(address + here)
        page.locator(".look").first.focus()
        page.keyboard.press("j")
        page.keyboard.press("k")
        page.keyboard.press("q")
        page.keyboard.press("b")
        page.keyboard.type("Python is enough for this work")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert _tabs(page) == ["1", "1", "1", "0"]
        assert page.evaluate("document.activeElement.className").startswith("look")
        with page.expect_navigation():
            page.keyboard.press("u")
        assert _tabs(page) == ["2", "2", "0", "0"]
