"""Does what a new user does: starts the workspace, follows the link that it prints, sees the roles, stops it.

python tools/try_workspace.py FOLDER COMMAND
"""

from __future__ import annotations

import http.cookiejar
import os
import re
import shlex
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

START_SECONDS = 240


def tried(folder: Path, command: str) -> None:
    """Raise where anything is not as the README says."""
    environ = {n: v for n, v in os.environ.items() if not n.startswith("FLEDGE_") and n != "DATABASE_URL"}
    environ |= {"HOME": str(folder / "home"), "XDG_DATA_HOME": str(folder / "home/data")}
    begun = time.monotonic()
    server = subprocess.Popen(
        shlex.split(command), cwd=folder, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )
    try:
        address, link = said(server, begun)
        print(f"served after {time.monotonic() - begun:.1f} seconds")
        looked(address, link)
    finally:
        server.send_signal(signal.SIGINT)
        status = server.wait(60)
    assert status == 0, f"it stopped with status {status}"


def said(server: subprocess.Popen[str], begun: float) -> tuple[str, str]:
    """The address and the link."""
    assert server.stdout is not None
    for line in server.stdout:
        print(line.partition("/enter/")[0].rstrip())
        if found := re.search(r"Fledge is at (http://\S+) .*?(http://\S+/enter/\S+/)", line):
            return found[1], found[2]
        assert time.monotonic() - begun < START_SECONDS, "no address in time"
    raise AssertionError("it ended without an address")


def looked(address: str, link: str) -> None:
    """Health, the link and its form, the roles."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    assert b'"status": "well"' in browser.open(f"{address}/health", timeout=30).read()
    page = browser.open(link, timeout=30).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None, page
    form = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1]}).encode()
    answer = browser.open(urllib.request.Request(link, data=form, headers={"Referer": link}), timeout=30)
    roles = answer.read().decode()
    assert answer.url.endswith("/roles/"), answer.url
    assert "Senior AI Engineer" in roles, roles
    print(f"signed in at {urllib.parse.urlsplit(answer.url).path}")


if __name__ == "__main__":
    tried(Path(sys.argv[1]), sys.argv[2])
