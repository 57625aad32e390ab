"""A round worked through by keyboard alone in a real browser, requirements that mark their lines, and axe."""

from __future__ import annotations

import shutil
from importlib.resources import files
from importlib.util import find_spec

import pytest
from playwright.sync_api import Page, expect
from tests.web.postings.test_in_a_browser import opened
from tests.web.review.people import a_role, address, somebody
from tests.web.workspace import peopled, signed_in

from fledge.web.store.models import Applicant, Note, Role, Stage, Standing

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium here; Debian: apt-get install chromium"),
    pytest.mark.parametrize("committed", ["sqlite"], indirect=True),
]


def a_round(many: int) -> tuple[Role, list[Applicant], str]:
    """So many people in a round, and the cookie of somebody who decides."""
    place = peopled()
    role, _ = a_role(place)
    people = [somebody(place, role, n) for n in range(1, many + 1)]
    return role, people, signed_in(place.alice).cookies["fledge"].value


def test_ten_people_are_worked_through_by_keyboard_alone(committed: str) -> None:
    role, people, cookie = a_round(10)
    with opened(cookie) as (page, site):
        page.goto(site + address(role, "review/?standing=active"))
        for n, one in enumerate(people):
            expect(page.get_by_role("heading", level=1)).to_have_text(f"Applicant {one.pk}")
            if n % 3 == 0:
                _key(page, "a")
            elif n % 3 == 1:
                page.keyboard.press("r")
                page.keyboard.type("The papers show")
                page.keyboard.press("Tab")
                page.keyboard.type("jars")
                page.keyboard.press("Tab")
                _key(page, "Enter")
            else:
                _key(page, "s")
        expect(page.locator(".messages")).to_contain_text("That was the last one of this search.")
    stages = [(one.stage, one.standing) for one in role.applicants.order_by("pk")]
    moved, rejected = (Stage.REVIEW, Standing.ACTIVE), (Stage.APPLIED, Standing.REJECTED)
    assert stages == [moved, rejected, (Stage.APPLIED, Standing.ACTIVE)] * 3 + [moved]


def _key(page: Page, key: str) -> None:
    """Press a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_keys_do_nothing_in_fields_and_can_be_turned_off(committed: str) -> None:
    role, people, cookie = a_round(2)
    with opened(cookie) as (page, site):
        here = site + address(role, f"review/{people[0].pk}/")
        page.goto(here)
        page.keyboard.press("n")
        page.keyboard.type("jars and skies")
        assert (page.url, page.locator("#note").input_value()) == (here, "jars and skies")
        page.keyboard.press("Escape")
        page.keyboard.press("?")
        expect(page.locator("#keys dl")).to_be_visible()
        page.get_by_role("button", name="Turn keys off").click()
        page.keyboard.press("Escape")
        page.keyboard.press("j")
        assert page.url == here
    assert not Note.objects.exists()


def test_a_requirement_marks_its_lines_and_an_undo_brings_back(committed: str) -> None:
    role, people, cookie = a_round(2)
    with opened(cookie) as (page, site):
        page.goto(site + address(role, f"review/{people[0].pk}/"))
        page.locator("#need-1").focus()
        expect(page.locator(".text-lines .here")).to_have_count(len(page.locator("#need-1 blockquote").all()))
        expect(page.locator("#told")).to_contain_text("are marked in the papers")
        _key(page, "a")
        expect(page.locator(".undo-strip")).to_contain_text(f"Applicant {people[0].pk}")
        _key(page, "u")
        expect(page.get_by_role("heading", level=1)).to_have_text(f"Applicant {people[0].pk}")
        _key(page, "ArrowRight")
        _key(page, "k")
    assert {one.stage for one in role.applicants.all()} == {Stage.APPLIED}


@pytest.mark.skipif(find_spec("axe_playwright_python") is None, reason="no axe here: pip install axe-playwright-python")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(committed: str, scheme: str) -> None:
    role, people, cookie = a_round(3)
    with opened(cookie) as (page, site):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for end in (f"review/{people[0].pk}/", "compare/"):
            page.goto(site + address(role, end))
            for name in ("Show readiness as a range", "Show readiness and months"):
                if page.get_by_text(name).count():
                    page.get_by_text(name).click()
            assert _violations(page) == []
            page.set_viewport_size({"width": 360, "height": 780})
            assert _violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
            page.set_viewport_size({"width": 1280, "height": 800})


def _violations(page: Page) -> list[tuple[str, str]]:
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found]
