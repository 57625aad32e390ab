"""The interview kit in a real browser: on a phone and a wide screen, in the light, in the dark and on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from fledge.facts import FactBook
from fledge.facts.load_interview import load_questionnaire
from fledge.match.interview import kit
from fledge.posting import read
from fledge.publish import kit_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; Debian: apt-get install chromium"),
]

POSTING = """Senior AI Engineer

What you'll do
- Build retrieval over contracts <script>document.title = "taken over"</script>
- Write a_word_without_any_place_to_break_it_that_goes_on_and_on_and_on_and_on_until_the_screen_ends_and_beyond tests

Requirements
- System design, testing, statistics
- Python and PostgreSQL
"""


@pytest.fixture(scope="module")
def address(book: FactBook, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The kit of an invented posting, with the gaps of one person, in a file."""
    posting = read(POSTING, book, title="Senior AI Engineer", company="Meridian Trust (invented)")
    made = kit(posting, book, questionnaire=load_questionnaire(), gaps=("langchain", "statistics"))
    path = tmp_path_factory.mktemp("page") / "kit.html"
    path.write_text(kit_html(made), encoding="utf-8")
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
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    page.close()
    assert asked == [address]


def test_the_posting_s_own_markup_stays_text(page: Page) -> None:
    assert page.title() == "Interview kit: Senior AI Engineer, Meridian Trust (invented)"
    assert page.locator("script").count() == 0


def test_each_question_has_five_sentences_to_rate_by(page: Page) -> None:
    cards = page.locator("#questions .question")
    assert cards.count() >= 6
    assert page.locator("#questions .anchors > li").count() == 5 * cards.count()
    assert page.locator("#one .question").count() == 2


def test_the_keyboard_reaches_the_questions_first(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the questions"


def test_paper_has_room_to_write_for_whatever_gets_a_number(page: Page) -> None:
    room = page.locator(".write")
    assert not room.first.is_visible()
    page.emulate_media(media="print")
    assert room.first.is_visible()
    assert room.count() == page.locator("#questions .question, .rubric > li").count()
    assert not page.locator("nav").is_visible()
