"""The page of a match in a real browser: on a phone and a wide screen, in the light and in the dark."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from typer.testing import CliRunner

from fledge.cli.main import app

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
    """The page that the command writes for the sample posting and the invented people that ship with it."""
    samples = files("fledge.knowledge").joinpath("samples")
    path = tmp_path_factory.mktemp("page") / "match.html"
    posting, papers = samples / "senior_ai_engineer.txt", samples / "resumes"
    command = ["match", str(posting), *(str(file) for file in sorted(Path(str(papers)).glob("*.txt")))]
    said = CliRunner().invoke(app, [*command, "--date", "2026-02-01", "--format", "html", "--out", str(path)])
    assert said.exit_code == 0, said.output
    return path.as_uri()


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
    assert len(shown) == 2
    assert all(svg.evaluate(WORDS_FIT) for svg in shown)


def test_the_keyboard_reaches_the_people_first(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the people"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#grid"
