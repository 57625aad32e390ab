"""Every page of the worked example in several seats: axe finds nothing, light or dark, a phone scrolls one way only,
nothing is asked of another host, and no script is refused or fails."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve
from playwright.sync_api import Browser, BrowserContext, Error, Page
from tests.web.browser.conftest import Workspace, entered_as, shot

pytestmark = pytest.mark.browser
#: Two pages of one kind in each seat are enough.
_OF_A_KIND = 2
#: What axe has seen in another seat of this run; the same templates in this one need not be seen again.
_LOOKED_AT: set[str] = set()
_NO_PAGES = {"posting-file", "audit-file", "account_logout"}
_WIDER = "document.documentElement.scrollWidth > innerWidth + 1"


@pytest.mark.parametrize(
    "name",
    ["Ruth Calloway", "Marcus Oyelaran", "Grace Okafor", "Ines Aldana", "Amara Diallo", "Helen Marsh", "Noor Siddiqui"],
)
def test_every_page_can_be_read_by_everybody(chromium: Browser, workspace: Workspace, name: str) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    elsewhere: list[str] = []
    context.on("request", lambda asked: elsewhere.append(asked.url) if not _ours(asked.url, workspace) else None)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda said: wrong.append(f"{page.url}: {said.text}") if said.type == "error" else None)
    entered_as(page, workspace, name)
    for kind, address in _pages(page, workspace):
        wrong += _looked_at(page, address, f"{name.split()[0].lower()}-{kind}")
    assert elsewhere == []
    assert wrong == []
    context.close()


def _ours(address: str, workspace: Workspace) -> bool:
    return address.startswith((workspace.address, "data:", "blob:"))


def _pages(page: Page, workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Whatever links lead to, from the first page on, a few of each kind."""
    waiting, seen, kinds = [page.url], {page.url}, dict[str, int]()
    while waiting:
        address = waiting.pop(0)
        kind = resolve(urlsplit(address).path).view_name
        if kind in _NO_PAGES or kinds.get(kind, 0) >= _OF_A_KIND:
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        status = _opened(page, address)
        if status is None:
            continue
        assert (address, status) == (address, 200)
        links = page.eval_on_selector_all("a[href]:not([download])", "all => all.map(a => a.href.split('#')[0])")
        fresh = [one for one in links if one.startswith(workspace.address) and one not in seen]
        seen.update(fresh)
        waiting += fresh
        yield f"{kind}-{kinds[kind]}", address


def _opened(page: Page, address: str) -> int | None:
    """The status of a page; None where it is a file to keep."""
    try:
        answer = page.goto(address)
    except Error as error:
        if "Download is starting" in error.message:
            return None
        raise
    assert answer is not None
    return answer.status


def _looked_at(page: Page, address: str, name: str) -> Iterator[str]:
    kind = name.split("-", 1)[1]
    for scheme in () if kind in _LOOKED_AT else ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = Axe().run(page)
        if found.violations_count:
            yield f"{address} in the {scheme}: {[one['id'] for one in found.response['violations']]}"
        shot(page, f"{name}-{scheme}")
    _LOOKED_AT.add(kind)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 740})
    if page.evaluate(_WIDER):
        yield f"{address} is wider than a phone"
    shot(page, f"{name}-phone")
    page.set_viewport_size({"width": 1280, "height": 900})


def test_menu_and_forms_work_by_keyboard_alone(chromium: Browser, workspace: Workspace) -> None:
    context: BrowserContext = chromium.new_context()
    page = context.new_page()
    entered_as(page, workspace, "Ruth Calloway")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "New role":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/roles/new/")
    page.get_by_label("Title", exact=True).focus()
    page.keyboard.type("By keyboard")
    page.keyboard.press("Enter")
    page.wait_for_url("**/new/")
    context.close()
