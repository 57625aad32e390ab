"""A hiring round by hand in a browser: papers come in, people are decided about, some come back, candidates answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.web.browser.conftest import Workspace, entered_as, shot
from tests.web.browser.papers import BROKEN, written
from tests.web.browser.test_story import _add_role, _paste

pytestmark = pytest.mark.browser
_LONG = 180_000
_CHANGED = re.compile("Gone from the posting|Carried by what is near")


def test_a_hundred_papers_come_in_and_two_broken_ones_are_named(
    chromium: Browser, workspace: Workspace, tmp_path: Path
) -> None:
    page = chromium.new_page()
    papers = [path for path, _ in written(tmp_path, 98, host="hundred.example")]
    for name, data in BROKEN.items():
        (tmp_path / name).write_bytes(data)
        papers.append(tmp_path / name)
    assert len({path.suffix for path in papers}) == 3
    entered_as(page, workspace, "Priya Raman")
    here = _round_of_a_new_role(page, "Engineer among a hundred")
    _brought(page, here, papers)
    shot(page, "round-story-1-brought")
    page.get_by_role("link", name=re.compile("^Not")).click()
    for name in BROKEN:
        expect(page.get_by_role("row", name=re.compile(re.escape(name)))).to_have_count(1)
    expect(page.locator("tbody tr")).to_have_count(2)
    page.goto(f"{here}list/")
    expect(page.get_by_role("main")).to_contain_text("98")
    shot(page, "round-story-2-list")
    page.context.close()


def test_a_round_of_twenty_is_worked_through_by_keyboard_alone_and_impact_claims_nothing(
    chromium: Browser, workspace: Workspace, tmp_path: Path
) -> None:
    page = chromium.new_page()
    papers = written(tmp_path, 20, first=100, host="twenty.example")
    entered_as(page, workspace, "Priya Raman")
    here = _round_of_a_new_role(page, "Engineer among twenty")
    _brought(page, here, [path for path, _ in papers])
    page.goto(here)
    _worked_through(page)
    groups = "\n".join(f"{email},{'Female' if n % 2 else 'Male'}" for n, (_, email) in enumerate(papers))
    (tmp_path / "groups.csv").write_text(f"email,sex\n{groups}\n")
    page.goto(f"{here}impact/groups/")
    page.locator("input[type=file]").set_input_files(tmp_path / "groups.csv")
    page.get_by_role("button", name="Look it through").click()
    page.get_by_role("button", name=re.compile("^Count by this file")).click()
    shot(page, "round-story-4-impact")
    expect(page.get_by_role("main")).to_contain_text("cannot tell")
    expect(page.get_by_role("main")).not_to_contain_text(re.compile("real gap|went on less often", re.I))
    page.context.close()


def _worked_through(page: Page) -> None:
    """From the board on, with keys alone: two of three go on, the third is rejected with a reason."""
    _tabbed_to(page, page.get_by_role("link", name="Review one by one"))
    _key(page, "Enter")
    shot(page, "round-story-3-review")
    for n in range(20):
        if n % 3 == 2:
            page.keyboard.press("r")
            page.keyboard.type("A must-have")
            page.keyboard.press("Tab")
            page.keyboard.type("The papers show no work with models.")
            page.keyboard.press("Tab")
            _key(page, "Enter")
        else:
            _key(page, "a")
    expect(page.locator(".messages")).to_contain_text("That was the last one of this search.")


def _tabbed_to(page: Page, wanted: Locator) -> None:
    place = wanted.element_handle()
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("one => document.activeElement === one", place):
            return
    pytest.fail("the keyboard does not lead there")


def _key(page: Page, key: str) -> None:
    """Press a key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_a_second_look_brings_somebody_back_with_the_reason_on_screen(chromium: Browser, workspace: Workspace) -> None:
    page = chromium.new_page()
    entered_as(page, workspace, "Priya Raman")
    page.get_by_role("link", name="Senior AI Engineer", exact=True).first.click()
    here = _round_at(page)
    page.goto(f"{here}second-look/")
    card = page.locator(".look").first
    expect(card).to_contain_text("Rejected on")
    expect(
        card.get_by_role("heading", name=re.compile("Gone from the posting|Carried by what is near")).first
    ).to_be_visible()
    who = card.get_by_role("heading", level=3).inner_text()
    shot(page, "round-story-5-second-look")
    card.get_by_label(re.compile("^Why")).fill("What kept them out is not asked any more.")
    card.get_by_role("button", name="Bring back").click()
    expect(page.locator(".messages")).to_contain_text(f"{who} is back in the round.")
    page.goto(f"{here}second-look/?state=accepted")
    back = page.locator(".look", has_text=who)
    expect(back).to_contain_text("What kept them out is not asked any more.")
    expect(back).to_contain_text("Priya Raman")
    page.goto(f"{here}ledger/")
    expect(page.get_by_role("main")).to_contain_text("What kept them out is not asked any more.")
    shot(page, "round-story-6-ledger")
    page.context.close()


def test_a_candidate_corrects_their_evidence_and_the_reviewer_sees_it(chromium: Browser, workspace: Workspace) -> None:
    page = chromium.new_page()
    entered_as(page, workspace, "Priya Raman")
    page.get_by_role("link", name="Senior AI Engineer", exact=True).first.click()
    here = _round_at(page)
    page.goto(f"{here}review/?standing=active&stage=review")
    review = page.url
    page.get_by_role("link", name="Private link, letters and whole file").click()
    page.get_by_role("button", name=re.compile("^Make a")).click()
    link = page.get_by_label("Private link").input_value()
    line = _disputed(chromium, link)
    page.goto(review)
    expect(page.get_by_role("note")).to_contain_text("That was my colleague, not me.")
    shot(page, "round-story-8-review-told")
    page.get_by_role("link", name="Answer it").last.click()
    expect(page.get_by_role("main")).to_contain_text(line)
    page.get_by_role("main").locator("textarea").fill("Taken out, thank you.")
    page.locator("button[value=grant]").click()
    page.goto(review)
    expect(page.locator(".text-lines .out").first).to_contain_text("taken out, the candidate disputed it")
    shot(page, "round-story-9-taken-out")
    page.context.close()


def _disputed(chromium: Browser, link: str) -> str:
    """The candidate opens the link on a phone, without an account, and says that the first line is wrong."""
    phone = chromium.new_page(viewport={"width": 360, "height": 740})
    phone.goto(link)
    first = phone.locator(".own-lines > li").first
    line = first.locator("blockquote").inner_text()
    first.locator("summary").click()
    first.get_by_label("What is wrong with it?").fill("That was my colleague, not me.")
    first.get_by_role("button").click()
    expect(phone.get_by_text("you said that this is wrong").first).to_be_visible()
    shot(phone, "round-story-7-candidate")
    phone.context.close()
    return line


def _round_of_a_new_role(page: Page, title: str) -> str:
    """A role with a posting that is pasted by hand; the address of its round."""
    _add_role(page, title)
    _paste(page)
    return _round_at(page)


def _round_at(page: Page) -> str:
    page.wait_for_url(re.compile(r"/roles/\d+/"))
    found = re.match(r"(http://[^/]+/o/[^/]+/roles/\d+/)", page.url)
    assert found is not None
    return f"{found[1]}round/"


def _brought(page: Page, here: str, papers: list[Path]) -> None:
    """Files by the wizard, until the work is done."""
    page.goto(f"{here}import/")
    page.locator("input[name=papers]").set_input_files(papers)
    page.get_by_role("button", name="Read the files").click()
    page.get_by_role("button", name="Bring them in").click()
    expect(page.locator("#progress .chip").first).to_have_text("Done", timeout=_LONG)
