"""The audit page in a real browser: on a phone and a wide screen, in the light, in the dark and on paper."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from fledge import shipped_panels
from fledge.audit import check, count_people
from fledge.facts import Fact, FactBook, Spread
from fledge.posting import read
from fledge.publish import as_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
WIDTHS = [360, 768, 1280]

IN_SIGHT = "node => { const at = node.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight; }"
WORDS_FIT = """node => {
  const all = node.getBoundingClientRect();
  const words = [...node.querySelectorAll('text')].map(text => text.getBoundingClientRect());
  return words.every(at => at.left >= all.left - 1 && at.right <= all.right + 1);
}"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; Debian: apt-get install chromium"),
]

POSTING = """Senior AI Engineer

We are a bank. <script>document.title = "taken over"</script>

Requirements
- 5+ years of production experience with LangChain
- Expert-level Python, PyTorch and TensorFlow
- Vector databases (Pinecone, Weaviate or ChromaDB)
- Kubernetes, Docker, Terraform, MLflow, Airflow and a_word_without_any_place_to_break_it_that_goes_on_and_on_and_on
- 7+ years in financial services
- Master's degree in Computer Science

Nice to have
- Rust
"""


@pytest.fixture(scope="module")
def address(book: FactBook, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of an invented posting, written to a file, with a distribution to compare with."""
    source = "https://example.org/a-long/address/that-does-not-break-anywhere-at-all-and-goes-on"
    measured = Fact("separate tools asked", "n = 9", source, "C", "2026")
    spread = Spread("tech", ("engineer",), (1, 2, 3, 4, 4, 5, 6, 9, 14), measured)
    compared = FactBook(book.skills.values(), book.relations, book.constants, book.words, {"tech": spread})
    posting = read(POSTING, compared, title="Senior AI Engineer", company="Meridian Trust (invented)")
    path = tmp_path_factory.mktemp("page") / "audit.html"
    audit = count_people(check(posting, compared, date(2025, 6, 1)), shipped_panels(), compared)
    path.write_text(as_html(audit, compared), encoding="utf-8")
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


def test_the_posting_s_own_markup_stays_text(page: Page) -> None:
    assert page.title() == "Audit: Senior AI Engineer, Meridian Trust (invented)"
    assert page.locator(".text").evaluate("node => node.textContent") == POSTING


def test_a_quote_leads_to_its_words_and_their_number_back(page: Page) -> None:
    page.locator("#finding-1 .quotes a").first.click()
    target = page.locator(":target")
    assert "LangChain" in POSTING[int((target.get_attribute("id") or "at-0")[3:]) :].split("\n")[0]
    assert target.evaluate(IN_SIGHT)
    page.locator('.text a[href="#finding-1"]').first.click()
    assert page.locator(":target").get_attribute("id") == "finding-1"


def test_the_keyboard_reaches_the_findings_first(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the findings"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#findings"


def test_one_drawing_of_each_chart_shows_and_fits(page: Page) -> None:
    shown = [svg for svg in page.locator("figure svg").all() if svg.is_visible()]
    assert len(shown) == 5
    assert all(svg.evaluate(WORDS_FIT) for svg in shown)


def test_paper_shows_what_the_screen_folds_away(page: Page) -> None:
    facts = page.locator("#finding-1 .facts")
    assert not facts.is_visible()
    page.emulate_media(media="print")
    assert facts.is_visible()
    assert not page.locator("nav").is_visible()
