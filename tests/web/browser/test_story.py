"""A posting from pasted to published, by hand in a browser; and the same without any JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.web.browser.conftest import Workspace, entered_as, shot

pytestmark = pytest.mark.browser
POSTING = """Platform Engineer <script>document.title = "taken over"</script>

We are a bank. This posting is invented.

Requirements
- 7+ years of LangChain
- Expert-level Python, PyTorch and TensorFlow
- Kubernetes, Docker and Terraform
- Master's degree in Computer Science

Nice to have
- Rust
"""


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_posting_goes_from_pasted_to_published(chromium: Browser, workspace: Workspace, scripts: bool) -> None:
    context = chromium.new_context(java_script_enabled=scripts)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    title = f"Platform Engineer {'with' if scripts else 'without'} scripts"
    name = "with" if scripts else "without"

    _sign_in(page, workspace, scripts)
    _add_role(page, title)
    _paste(page)
    expect(page.get_by_text("Nobody can have 7 years of LangChain")).to_be_visible()
    assert "taken over" not in page.title()
    shot(page, f"story-{name}-1-audit")
    _agree_to_all(page, name)
    expect(page.get_by_role("heading", level=1)).to_contain_text("version 2")
    shot(page, f"story-{name}-3-version-2")
    public = _publish(page, name)
    link = _share(page)
    _read_without_account(chromium, public, link, name)
    _tab(page, "History")
    expect(page.get_by_role("main")).to_contain_text("published")
    shot(page, f"story-{name}-6-history")
    assert wrong == []
    context.close()


def _sign_in(page: Page, workspace: Workspace, by_link: bool) -> None:
    """By the printed link the first time, which then opens nothing, and by a name of the sign-in page the second."""
    if not by_link:
        entered_as(page, workspace, "Ruth Calloway")
        return
    page.goto(workspace.link)
    page.get_by_role("main").get_by_role("button").click()
    page.wait_for_url("**/roles/")


def _add_role(page: Page, title: str) -> None:
    page.get_by_role("link", name="New role").first.click()
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_role("button", name="Add the role").click()


def _paste(page: Page) -> None:
    page.get_by_label(re.compile("^The posting")).fill(POSTING)
    page.get_by_role("button", name="Add and audit it").click()


def _tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="This version").get_by_role("link", name=name, exact=True).click()


def _agree_to_all(page: Page, name: str) -> None:
    """Propose a repair, agree to every line with a reason, and make the next version of it."""
    _tab(page, "Repair")
    page.get_by_role("button", name=re.compile("^Propose")).click()
    shot(page, f"story-{name}-2-repair")
    page.get_by_text("Agree to all the others").click()
    page.get_by_label(re.compile("^Why you agree to the")).fill("We teach what is missing")
    page.get_by_role("button", name=re.compile(r"^Agree to \d+ lines?$")).click()
    page.get_by_role("button", name=re.compile("Make it version 2")).click()


def _publish(page: Page, name: str) -> str:
    _tab(page, "Publish")
    page.get_by_role("button", name=re.compile("^Publish")).click()
    shot(page, f"story-{name}-4-published")
    address = page.locator("a[href*='/published/']").first.get_attribute("href")
    assert address
    return address


def _share(page: Page) -> str:
    page.get_by_label(re.compile("For whom", re.I)).fill("Dana, who has no account")
    page.get_by_role("button", name=re.compile("Make (the|a) link", re.I)).click()
    return page.locator("input[value*='/shared/']").first.input_value()


def _read_without_account(chromium: Browser, public: str, link: str, name: str) -> None:
    stranger = chromium.new_context()
    page = stranger.new_page()
    page.goto(public)
    expect(page.get_by_role("main")).to_contain_text("This posting is invented")
    shot(page, f"story-{name}-5-public")
    page.goto(link)
    expect(page.get_by_role("main")).to_contain_text("Findings")
    page.goto(link[:-8] + "AAAAAAA/")
    expect(page.get_by_role("main")).to_contain_text("does not open anything")
    stranger.close()
