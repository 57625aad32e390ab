"""How quickly the page about people answers when a switch moves: the count alone, and over a real server.

    python bench/what_if.py [--moves 200] [--visitors 1] [--browser]

Starts the workspace on a SQLite of its own with invented postings of 4, 12 and 28 demands and moves switches at random,
as the page does, over the loopback. The ceiling is 200 ms for p95; exits with 1 above it. With ``--browser`` Chromium
moves them and the time runs from the switch to the answer on the screen (needs Playwright).
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

CEILING_MS = 200
SKILLS = ("Python", "SQL", "Docker", "AWS", "Spark", "Kubernetes", "Terraform", "PostgreSQL", "Redis", "Linux", "Git",
          "Go", "React", "TypeScript", "Java", "Kafka", "Elasticsearch", "MongoDB", "Ansible", "Azure", "NumPy",
          "pandas", "PyTorch", "TensorFlow", "LangChain", "dbt")  # fmt: skip
SIZES = (4, 12, 28)
PATH = "/o/bench/roles/1/{number}/people/"


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--moves", type=int, default=200, help="for each posting")
    ap.add_argument("--visitors", type=int, default=1, help="who move switches at the same time")
    ap.add_argument("--browser", action="store_true")
    told = ap.parse_args()
    home, server = Path(tempfile.mkdtemp(prefix="fledge-bench-")), None
    os.environ |= {"FLEDGE_HOME": str(home), "FLEDGE_SECRET": "bench" * 12,
                   "DJANGO_SETTINGS_MODULE": "fledge.web.settings"}  # fmt: skip
    try:
        cookie = built()
        labels = {n: counted_alone(n, told.moves) for n in range(1, len(SIZES) + 1)}
        server, port = served(home)
        drive = by_browser if told.browser else by_requests
        worst = max(drive(port, cookie, n, labels[n], told) for n in labels)
    finally:
        if server:
            server.terminate()
            server.wait(20)
        shutil.rmtree(home, ignore_errors=True)
    print(f"worst p95 {worst:.0f} ms of {CEILING_MS} ms")
    sys.exit(worst > CEILING_MS)


def text(size: int) -> str:
    """An invented posting that demands so much."""
    lines = ["5+ years of software development", "Master's degree", *SKILLS[: size - 2]]
    return "Data Engineer (invented)\n\nRequirements:\n" + "".join(f"- {line}\n" for line in lines)


def built() -> str:
    """The tables, one role with a version of each size, and a session."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from fledge.web.store.models import Member, User
    from fledge.web.store.queries import members, postings, roles

    for command in ("migrate", "collectstatic"):
        call_command(command, verbosity=0, interactive=False)
    user = User.objects.create_user("owner@bench.example", "nobody types this one", name="Olive Owner")
    seat = Member.objects.get(organisation=members.founded("Bench", owner=user), user=user)
    role = roles.added(seat, title="Data Engineer", people=[])
    for size in SIZES:
        postings.add_posting(role, member=seat, text=text(size), judged_by=date(2026, 1, 1))
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["fledge"].value


def counted_alone(number: int, moves: int) -> list[str]:
    """The count by itself, each time of something new; gives the lines that can be moved."""
    from fledge.web.computed import Asked
    from fledge.web.computed.people_page import answered
    from fledge.web.computed.what_if import Moved, what_if

    asked = Asked(text(SIZES[number - 1]), "Data Engineer", "", date(2026, 1, 1))
    found = what_if(asked, Moved())
    assert found is not None
    labels = [line.label for line in found.lines if not line.because]
    times = [timed(partial(answered, asked, Moved(frozenset(one)))) for one in tries(labels, moves)]
    said(f"{SIZES[number - 1]:>2} demands, count and words alone", times)
    return labels


def tries(labels: list[str], moves: int) -> list[list[str]]:
    """Lines as wishes, drawn at random, and the same in every run."""
    dice = random.Random(7)
    return [dice.sample(labels, dice.randint(1, len(labels) - 1)) for _ in range(moves)]


def served(home: Path) -> tuple[subprocess.Popen[bytes], int]:
    """The server as ``fledge serve`` starts it, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "fledge.web.wsgi:application"]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(words, stdout=log, stderr=log)
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=2).close()
            return server, port
        except OSError:
            time.sleep(0.1)
    raise SystemExit((home / "log").read_text())


def by_requests(port: int, cookie: str, number: int, labels: list[str], told: argparse.Namespace) -> float:
    """What HTMX asks for, by so many visitors at once."""
    waiting, times, lock = iter(tries(labels, told.moves)), [], threading.Lock()

    def visit() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                nice = next(waiting, None)
            if nice is None:
                return
            took = timed(partial(asked, line, cookie, number, nice))
            with lock:
                times.append(took)

    threads = [threading.Thread(target=visit) for _ in range(told.visitors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said(f"{SIZES[number - 1]:>2} demands, over the server, {told.visitors} at once", times)


def asked(line: http.client.HTTPConnection, cookie: str, number: int, nice: list[str]) -> None:
    """One switch."""
    path = f"{PATH.format(number=number)}what-if/?{urlencode([('nice', label) for label in nice])}"
    line.request("GET", path, headers={"Cookie": f"fledge={cookie}", "HX-Request": "true"})
    answer = line.getresponse()
    answer.read()
    assert answer.status == 200, answer.status


def by_browser(port: int, cookie: str, number: int, labels: list[str], told: argparse.Namespace) -> float:
    """From the switch to the answer on the screen, in Chromium."""
    from playwright.sync_api import sync_playwright

    address = f"http://127.0.0.1:{port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context()
        context.add_cookies([{"name": "fledge", "value": cookie, "url": address}])
        page = context.new_page()
        page.goto(address + PATH.format(number=number))
        page.evaluate("addEventListener('change', () => { window.begun = performance.now(); }, true);")
        times = [moved(page, labels) for labels in tries(labels, min(told.moves, 60))]
        browser.close()
    return said(f"{SIZES[number - 1]:>2} demands, in the browser", times)


def moved(page, labels: list[str]) -> float:
    """Moves the switch of the first label and waits until the answer has been drawn."""
    return page.evaluate(
        """label => new Promise(done => {
          const line = [...document.querySelectorAll('#try input[name=nice]')].find(one => one.value === label);
          addEventListener('htmx:afterSettle', () => requestAnimationFrame(() => requestAnimationFrame(
            () => done(performance.now() - window.begun))), { once: true });
          line.click();
        })""",
        labels[0],
    )


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def said(what: str, times: list[float]) -> float:
    """Prints p50 and p95; gives p95."""
    found = sorted(times)
    p50, p95 = found[len(found) // 2], found[int(len(found) * 0.95)]
    print(f"{what:45} p50 {p50:6.1f} ms   p95 {p95:6.1f} ms", flush=True)
    return p95


if __name__ == "__main__":
    main()
