"""The page of a rewrite in a real browser: on a phone and a wide screen, in the light, in the dark and on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from fledge.audit.rewrite.potential import potential
from fledge.facts import FactBook
from fledge.posting import read
from fledge.publish.rewrite_html import rewrite_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTHS = [360, 768, 1280]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; Debian: apt-get install chromium"),
]

POSTING = """Senior AI Engineer

We are a bank. <script>document.title = "taken over"</script>

What you'll do
- Build retrieval over contracts
- Write a_word_without_any_place_to_break_it_that_goes_on_and_on_and_on_and_on_until_the_screen_ends_and_beyond

Requirements
- 5+ years of production experience with LangChain
- Expert-level Python, PyTorch and TensorFlow
- 7+ years in financial services
- Master's degree in Computer Science

What we offer
- $100,000 - $120,000 a year
"""


@pytest.fixture(scope="module")
def address(book: FactBook, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of an invented posting, rewritten for potential, in a file."""
    posting = read(POSTING, book, title="Senior AI Engineer", company="Meridian Trust (invented)")
    path = tmp_path_factory.mktemp("page") / "rewrite.html"
    path.write_text(rewrite_html(potential(posting, book, date(2025, 6, 1))), encoding="utf-8")
    return Path(path).as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    page.goto(address)
    yield page
    page.close()


def test_nothing_is_wider_than_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") == page.evaluate("window.innerWidth")


@pytest.mark.skipif(find_spec("axe_playwright_python") is None, reason="no axe here: pip install axe-playwright-python")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
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


def test_the_posting_s_own_markup_stays_text(page: Page) -> None:
    title = "A posting that hires for potential: Engineer learning AI, Meridian Trust (invented)"
    assert page.title() == title
    assert page.locator("script").count() == 0


def test_the_new_text_can_be_copied_as_headings_and_lists(page: Page) -> None:
    text = page.locator(".posting")
    assert text.locator("h3").all_inner_texts()[:3] == ["What you'll do", "First projects", "What you bring"]
    assert "Build retrieval over contracts" in text.locator("li").all_inner_texts()
    marked = text.locator("mark").all_inner_texts()
    assert marked == page.locator("#fill-in mark").all_inner_texts()
    assert "[mentor: name or role]" in marked


def test_every_change_has_a_reason_beneath_it(page: Page) -> None:
    cards = page.locator(".diff > li:not(.left)")
    assert cards.count() > 10
    assert cards.count() == page.locator(".diff > li .why").count()


def test_the_keyboard_reaches_the_new_text_first(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the new text"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#posting"


def test_paper_shows_the_whole_text_and_no_navigation(page: Page) -> None:
    page.emulate_media(media="print")
    text = page.locator(".posting")
    assert text.evaluate("node => node.scrollHeight <= node.clientHeight + 1")
    assert not page.locator("nav").is_visible()
