"""The worked example on its real server, and a browser in front of it.

Screenshots of every page go to the folder SHOTS_OF_FLEDGE names where it is set before the tests begin; else nowhere.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SHOTS = os.environ.get("SHOTS_OF_FLEDGE")
_LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/enter/[^/\s]+/")


@dataclass(frozen=True)
class Workspace:
    """Where the server is, and the link that it printed."""

    address: str
    link: str


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """``fledge serve --demo`` in an empty home, as somebody starts it who has just cloned Fledge."""
    home = tmp_path_factory.mktemp("home")
    around = {name: value for name, value in os.environ.items() if not name.startswith(("FLEDGE_", "DJANGO_"))}
    around |= {"FLEDGE_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    words = [sys.executable, "-m", "fledge", "serve", "--demo", "--port", "0"]
    log = home / "log"
    with log.open("wb") as file:
        server = subprocess.Popen(words, env=around, stdout=file, stderr=file)
    try:
        yield _begun(server, log)
    finally:
        server.terminate()
        server.wait(30)


def _begun(server: subprocess.Popen[bytes], log: Path) -> Workspace:
    """Where it serves, once it has said so; reading the papers of the worked example takes a while."""
    for _ in range(3000):
        if link := _LINK.search(log.read_text()):
            return Workspace(f"http://127.0.0.1:{link[1]}", link[0])
        if server.poll() is not None:
            break
        time.sleep(0.1)
    pytest.fail(f"fledge serve --demo did not begin: {log.read_text()}")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for one file of tests: while Playwright runs, Django refuses the database to the same thread."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium has to be installed in CI")
        pytest.skip("no Chromium on this machine; Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def entered_as(page: Page, workspace: Workspace, name: str) -> None:
    """Sign in as one of the invented people, by their button on the sign-in page."""
    page.goto(f"{workspace.address}/account/login/")
    page.get_by_role("button", name=name).click()
    page.wait_for_url("**/o/**")


def shot(page: Page, name: str) -> None:
    """A picture of the page as it is, for people to look at."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)
