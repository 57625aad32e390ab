"""The board and the list in a real browser: by mouse, by keyboard alone, and as axe looks at them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import Locator, Page, expect
from tests.web.postings.test_in_a_browser import CHROMIUM, opened
from tests.web.round.test_deciding import at
from tests.web.rounds_by_hand import round_with
from tests.web.workspace import peopled, signed_in

from fledge.web.store.models import Applicant, What
from fledge.web.store.queries import decisions

T = TypeVar("T")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; Debian: apt-get install chromium"),
    pytest.mark.parametrize("committed", ["sqlite"], indirect=True),
]


def meanwhile(asked: Callable[[], T]) -> T:
    """What the store says while a browser is open, which has a loop of its own in this thread."""

    def answered() -> T:
        try:
            return asked()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as other:
        return other.submit(answered).result()


def stages() -> list[str]:
    """Where everybody is, in the order in which they applied."""
    return meanwhile(lambda: list(Applicant.objects.order_by("pk").values_list("stage", flat=True)))


def card(page: Page, one: Applicant) -> Locator:
    return page.locator(f".person[data-applicant='{one.pk}']")


def test_a_card_is_dragged_and_the_board_comes_back_as_it_is(committed: str) -> None:
    place = peopled()
    role, (one, other) = round_with(place, 2)
    with opened(signed_in(place.alice).cookies["fledge"].value) as (page, address):
        page.goto(address + at(role))
        card(page, one).drag_to(page.locator(".lane[data-stage='review']"))
        expect(page.locator("#board-says")).to_contain_text("is in “In review” now")
        expect(page.locator(".lane[data-stage='review'] .person")).to_have_count(1)
        assert stages() == ["review", "applied"]
        card(page, other).drag_to(page.locator(".lane[data-stage='rejected']"))
        page.wait_for_url("**/reject/")
        assert meanwhile(lambda: decisions.ledger(role).count()) == 1


def test_a_round_is_worked_by_keyboard_alone_and_every_step_is_announced(committed: str) -> None:
    place = peopled()
    role, (one,) = round_with(place, 1)
    with opened(signed_in(place.alice).cookies["fledge"].value) as (page, address):
        page.goto(address + at(role))
        says = page.locator("#board-says")
        card(page, one).locator(".grip").focus()
        page.keyboard.press("Space")
        expect(says).to_contain_text("is picked up from Applied")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        expect(says).to_contain_text("Interview, 0 there")
        page.keyboard.press("Escape")
        expect(says).to_contain_text("stays where they are")
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(says).to_contain_text("is in “In review” now")
        assert page.evaluate("document.activeElement.closest('.person').dataset.applicant") == str(one.pk)
        assert stages() == ["review"]


def test_whoever_was_slower_sees_who_was_quicker_and_the_board_as_it_is(committed: str) -> None:
    place = peopled()
    role, (one,) = round_with(place, 1)
    with opened(signed_in(place.alice).cookies["fledge"].value) as (page, address):
        page.goto(address + at(role))
        meanwhile(lambda: decisions.decide(one, member=place.member("talent"), what=What.MOVE, to="offer"))
        card(page, one).drag_to(page.locator(".lane[data-stage='review']"))
        expect(page.locator(".alert")).to_contain_text("Talent partner Person changed this person")
        expect(page.locator(".lane[data-stage='offer'] .person")).to_have_count(1)


def test_shift_ticks_a_stretch(committed: str) -> None:
    place = peopled()
    role, _ = round_with(place, 6)
    with opened(signed_in(place.alice).cookies["fledge"].value) as (page, address):
        page.goto(address + at(role, "list/"))
        ticks = page.locator("input[name=who]")
        ticks.nth(1).click()
        ticks.nth(4).click(modifiers=["Shift"])
        expect(page.locator("#many-says")).to_have_text("4 chosen")
        page.select_option("#action", "reject")
        page.get_by_role("button", name="Go on").click()
        expect(page.locator("h1")).to_have_text("Reject: 4 people")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_the_screen_and_keep_what_axe_asks(committed: str, scheme: str, width: int) -> None:
    place = peopled()
    role, people = round_with(place, 5)
    decisions.decide(people[0], member=place.alice, what=What.REJECT, reason="filled")
    rests = ("round/", "round/list/", f"round/{people[1].pk}/reject/", f"round/{people[0].pk}/back/", "round/ledger/",
             "round/list/many/?action=reject&all=1")  # fmt: skip
    pages = [*(f"/o/harbour-bank/roles/{role.pk}/{rest}" for rest in rests), "/o/harbour-bank/tasks/"]
    with opened(signed_in(place.alice).cookies["fledge"].value, width) as (page, address):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        for path in pages:
            page.goto(address + path, wait_until="networkidle")
            found = [one["id"] for one in Axe().run(page).response["violations"]]
            assert (path, found) == (path, [])
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
