"""The candidate's page in a real browser: axe finds nothing, a phone scrolls one way only, and no script is needed."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from tests.web.candidate.test_candidate import link_of, somebody
from tests.web.postings.test_in_a_browser import CHROMIUM, served
from tests.web.workspace import peopled

from fledge.web.store.models import Decision, Request

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; Debian: apt-get install chromium"),
    pytest.mark.parametrize("committed", ["sqlite"], indirect=True),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_candidate_reads_disputes_and_withdraws_on_a_phone_without_scripts(committed: str, scheme: str) -> None:
    place = peopled()
    _, path = link_of(place, somebody(place))
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        look = browser.new_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
        look.goto(address + path)
        look.locator("summary").first.click()
        assert Axe().run(look).response["violations"] == []
        assert not look.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
        plain = browser.new_page(java_script_enabled=False, viewport={"width": 360, "height": 800})
        plain.goto(address + path)
        line = plain.locator(".own-lines > li").filter(has_text="Built payment services")
        line.locator("summary").click()
        line.get_by_label("What is wrong with it?").fill("I built it in Go.")
        line.get_by_role("button").click()
        assert "A person reads it and answers you here." in plain.content()
        plain.get_by_role("link", name="Withdraw from Senior AI Engineer").click()
        plain.get_by_role("button", name="Yes, withdraw").click()
        assert "You withdrew." in plain.content()
        browser.close()
    assert (Request.objects.filter(answered=None).count(), Decision.objects.get().by_candidate) == (1, True)
