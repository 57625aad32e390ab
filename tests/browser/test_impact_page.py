"""The page of a hiring round in a real browser: on a phone and a wide screen, in the light and in the dark."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.impact_by_hand import LINES, PEOPLE, reported

from fledge.facts import laws
from fledge.publish import impact_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WORDS_FIT = """node => {
  const all = node.getBoundingClientRect();
  const words = [...node.querySelectorAll('text')].map(text => text.getBoundingClientRect());
  return words.every(at => at.left >= all.left - 1 && at.right <= all.right + 1);
}"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; Debian: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of an invented round with requirements; one of its groups is a word that never breaks."""
    path = tmp_path_factory.mktemp("page") / "impact.html"
    people = [
        line.replace("Black", "a_word_without_any_place_to_break_it_that_goes_on_and_on_and_on") for line in PEOPLE
    ]
    path.write_text(impact_html(reported(people=people, asked=LINES), laws(), date(2026, 6, 1)), encoding="utf-8")
    return Path(path).as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(params=[360, 1280])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    page.goto(address)
    yield page
    page.close()


def test_nothing_is_wider_than_the_screen(page: Page) -> None:
    for folded in page.locator("summary").all():
        folded.click()
    assert page.evaluate("document.documentElement.scrollWidth") == page.evaluate("window.innerWidth")


@pytest.mark.skipif(find_spec("axe_playwright_python") is None, reason="no axe here: pip install axe-playwright-python")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for folded in page.locator("summary").all():
        folded.click()
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    assert [(found["id"], found["nodes"][0]["html"]) for found in result["violations"]] == []
    assert len(result["passes"]) > 20


def test_no_request_leaves_the_page(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(address, wait_until="networkidle")
    page.close()
    assert asked == [address]
    assert said == []


def test_one_drawing_of_each_chart_shows_and_fits(page: Page) -> None:
    shown = [svg for svg in page.locator("figure svg").all() if svg.is_visible()]
    assert len(shown) == 3
    assert all(svg.evaluate(WORDS_FIT) for svg in shown)


def test_the_keyboard_reaches_what_can_be_said_first(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to what can be said"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#said"
