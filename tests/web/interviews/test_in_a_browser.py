"""Interviews in a real browser: a scorecard by keyboard that saves itself, the browser's clock, a phone, and axe."""

from __future__ import annotations

import os
import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.web.interviews.planned import Planned, handed_in, planned
from tests.web.interviews.test_pages import address
from tests.web.postings.test_in_a_browser import opened
from tests.web.workspace import Place, peopled, signed_in

from fledge.web.store.models import Card, Seat
from fledge.web.store.queries import interviews, persons

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not shutil.which("chromium"), reason="no Chromium here; Debian: apt-get install chromium"),
    pytest.mark.parametrize("committed", ["sqlite"], indirect=True),
]
_WIDER = "document.documentElement.scrollWidth > innerWidth + 1"


def cookie(place: Place, seat: Seat) -> str:
    return signed_in(place.member(seat)).cookies["fledge"].value


def test_a_scorecard_is_filled_in_by_keyboard_and_saves_itself(committed: str) -> None:
    place = peopled()
    one = planned(place)
    with opened(cookie(place, Seat.INTERVIEWER)) as (page, site):
        page.goto(site + address(place, "scorecard", one.interview.pk))
        page.locator("fieldset input[type=radio]").first.focus()
        page.keyboard.press("4")
        expect(page.locator("#saved")).to_contain_text("Saved at")
        page.locator("textarea").first.focus()
        page.keyboard.type("Wrote 5 tests")
        expect(page.locator("fieldset").first.locator("input:checked")).to_have_value("4")
        page.get_by_role("button", name="Hand it in").click()
        expect(page.locator(".messages")).to_contain_text("Your scorecard is handed in")
    card = Card.objects.get()
    assert card.handed_in
    assert (card.ratings, card.words["notes"]) == ({one.criteria[0]: 4}, {one.criteria[0]: "Wrote 5 tests"})


def test_a_second_tab_that_would_overwrite_the_first_is_told(committed: str) -> None:
    place = peopled()
    one = planned(place)
    with opened(cookie(place, Seat.INTERVIEWER)) as (page, site):
        other = page.context.new_page()
        for tab in (page, other):
            tab.goto(site + address(place, "scorecard", one.interview.pk))
        page.locator("input[name=overall]").first.check()
        expect(page.locator("#saved")).to_contain_text("Saved at")
        other.locator("input[name=overall]").last.check()
        expect(other.locator("#saved")).to_contain_text("on another page")
    assert Card.objects.get().overall == 1


def test_the_clock_of_the_browser_is_filled_in_and_said(committed: str) -> None:
    place = peopled()
    one = planned(place)
    with opened(cookie(place, Seat.OWNER)) as (page, site):
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Tokyo"})
        page.goto(site + address(place, "interview-plan", one.applicant.pk))
        expect(page.get_by_label("On the clock of")).to_have_value("Asia/Tokyo")
        expect(page.locator("#zone-said")).to_have_text("The time is on your own clock, Asia/Tokyo.")
        page.goto(site + address(place, "interview", one.interview.pk))
        expect(page.locator(".here")).to_have_text(re.compile("^Mon,? 23:00 where you are, Asia/Tokyo$"))


def full(place: Place) -> Planned:
    """Two cards handed in that lie apart, and one interview to come."""
    one = planned(place)
    words = {"strengths": "Explains what a test is for.", "doubts": "Has not run anything at night."}
    handed_in(one, place.member(Seat.INTERVIEWER), 5, "“We wrote the test first, since the job ran at night.”", **words)
    handed_in(one, place.member(Seat.MANAGER), 2, "Named the tool, not the reason.", doubts="Little of their own.")
    soon = datetime(2026, 12, 20, 9, 30)
    interviews.planned(one.applicant, member=place.alice, interviewers=[place.alice.user], begins=soon)
    other, _ = persons.applied(one.role, member=place.alice, name="Omar Invented", stage="interview")
    assert other.stage == "interview"
    late = datetime(2026, 1, 20, 9, 30)
    people = [place.member(Seat.INTERVIEWER).user]
    fields = {"member": place.alice, "interviewers": people, "zone": "Asia/Kolkata"}
    interviews.planned(one.applicant, begins=late, **fields)  # type: ignore[arg-type]
    return one


@pytest.mark.parametrize("seat", [Seat.INTERVIEWER, Seat.TALENT, Seat.EXECUTIVE])
def test_every_page_of_interviews_can_be_read_by_everybody(committed: str, seat: Seat) -> None:
    place = peopled()
    one = full(place)
    role, person, held = one.role.pk, one.applicant.pk, one.interview.pk
    last = one.applicant.interviews.latest("pk").pk
    pages = {"round": address(place, "round-interviews", role)}
    if seat is not Seat.EXECUTIVE:
        pages |= {
            "own": address(place, "interviews"),
            "kit": address(place, "kit", role),
            "interview": address(place, "interview", held),
            "handed-in": address(place, "scorecard", held),
            "card": address(place, "scorecard", last),
            "agreement": address(place, "agreement", person) + "?estimate=1",
        }
    if seat is Seat.TALENT:
        pages |= {"plan": address(place, "interview-plan", person), "change": address(place, "interview-change", held)}
    wrong: list[str] = []
    with opened(cookie(place, seat)) as (page, site):
        for name, where in pages.items():
            page.goto(site + where)
            wrong += looked_at(page, f"{seat.value}-{name}")
    assert wrong == []


def looked_at(page: Page, name: str) -> list[str]:
    wrong = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found = Axe().run(page)
        nodes = ((one["id"], node["html"][:200]) for one in found.response["violations"] for node in one["nodes"])
        wrong += [f"{name} in the {scheme}: {kind} at {where}" for kind, where in nodes]
        _shot(page, f"{name}-{scheme}")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 740})
    if page.evaluate(_WIDER):
        wrong.append(f"{name} is wider than a phone")
    _shot(page, f"{name}-phone")
    page.set_viewport_size({"width": 1280, "height": 900})
    return wrong


def _shot(page: Page, name: str) -> None:
    """A picture for people to look at, where the folder for them is named."""
    if folder := os.environ.get("SHOTS_OF_FLEDGE"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"interviews-{name}.png"), full_page=True)
