"""Postings in a real browser: hostile words run nothing, switches count at once and Back undoes them."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from playwright.sync_api import Page, sync_playwright
from tests.web.workspace import peopled, role_of, signed_in

from fledge.web.store.queries.postings import add_posting
from fledge.web.store.queries.shares import share

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; Debian: apt-get install chromium"),
    pytest.mark.parametrize("committed", ["sqlite"], indirect=True),
]
HOSTILE = '<script>window.taken = 1</script><img src="x" onerror="window.taken = 1"><a href="javascript:taken=1">x</a>'
DEMANDS = "Requirements:\n- 5+ years of software development\n- Python\n- Docker\n- Kubernetes\n- LangChain\n"


class _Quiet(WSGIRequestHandler):
    def log_message(self, *words: object) -> None:
        pass


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@contextmanager
def served() -> Iterator[str]:
    """The workspace over the loopback."""
    from fledge.web.wsgi import application

    with make_server("127.0.0.1", 0, application, _Server, _Quiet) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@contextmanager
def opened(cookie: str, width: int = 1280) -> Iterator[tuple[Page, str]]:
    """A page of somebody who has signed in, and the address of the workspace."""
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": width, "height": 800})
        context.add_cookies([{"name": "fledge", "value": cookie, "url": address}])
        yield context.new_page(), address
        browser.close()


def test_hostile_words_run_nothing_on_any_page(committed: str) -> None:
    place = peopled()
    role = role_of(place, title=HOSTILE[:200])
    for text in (f"{HOSTILE}\n{DEMANDS}", f"{DEMANDS}- 3+ years of {HOSTILE}\n"):
        made = add_posting(role, member=place.alice, text=text, title=HOSTILE, company=HOSTILE, origin=HOSTILE,
                           notes=[HOSTILE])  # fmt: skip
    _, secret = share(made, member=place.alice, whom=HOSTILE)
    ends = ("", "1/", "2/", "2/against/1/", "2/people/", "2/people/?nice=Docker", "2/history/")
    pages = (
        "/o/harbour-bank/roles/",
        f"/shared/{secret}/",
        *(f"/o/harbour-bank/roles/{role.pk}/{end}" for end in ends),
    )
    with opened(signed_in(place.alice).cookies["fledge"].value) as (page, address):
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        for path in pages:
            answer = page.goto(address + path, wait_until="networkidle")
            assert answer is not None
            assert answer.status == 200
            assert page.evaluate("window.taken") is None
            assert page.locator("main img, main script, main [onerror], main a[href^='javascript']").count() == 0
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert {url for url in asked if not url.startswith(address)} == set()


def test_no_inline_script_can_run_even_if_one_came_in(committed: str) -> None:
    place = peopled()
    made = add_posting(role_of(place), member=place.alice, text=DEMANDS)
    with opened(signed_in(place.alice).cookies["fledge"].value) as (page, address):
        page.goto(f"{address}/o/harbour-bank/roles/{made.role_id}/1/people/")
        page.evaluate("""() => {
          const one = document.createElement('script'); one.textContent = 'window.taken = 1'; document.body.append(one);
          document.body.insertAdjacentHTML('beforeend', '<img src="/x" onerror="window.taken = 1">');
        }""")
        page.wait_for_timeout(300)
        assert page.evaluate("window.taken") is None


@pytest.mark.parametrize("width", [360, 1280])
def test_a_switch_counts_at_once_and_back_undoes_it(committed: str, width: int) -> None:
    place = peopled()
    made = add_posting(role_of(place), member=place.alice, text=DEMANDS, judged_by=date(2026, 1, 1))
    with opened(signed_in(place.alice).cookies["fledge"].value, width) as (page, address):
        page.goto(f"{address}/o/harbour-bank/roles/{made.role_id}/1/people/")
        before = page.locator("#answer .says").inner_text()
        page.locator("#try input[value=Kubernetes]").focus()
        page.keyboard.press("Space")
        page.wait_for_url("**/people/?nice=Kubernetes")
        page.locator("#answer .factor").wait_for()
        assert page.locator("#answer .says").inner_text() != before
        assert page.evaluate("document.activeElement.value") == "Kubernetes"
        assert page.locator("#now").count() == 1
        page.select_option("#try select", "2")
        page.wait_for_url("**/people/?nice=Kubernetes&years-of-work=2")
        for address in ("**/people/?nice=Kubernetes", "**/people/"):
            with page.expect_event("load"):  # a step back asks the server anew
                page.evaluate("setTimeout(() => history.back(), 0)")
            page.wait_for_url(address)
        page.wait_for_url("**/people/")
        page.locator("#answer .says", has_text=before).wait_for()
        assert page.locator("#try input:checked").count() == 0


def test_without_a_script_the_same_form_counts(committed: str) -> None:
    place = peopled()
    made = add_posting(role_of(place), member=place.alice, text=DEMANDS)
    with opened(signed_in(place.alice).cookies["fledge"].value) as (first, address):
        assert first.context.browser is not None
        context = first.context.browser.new_context(java_script_enabled=False)
        context.add_cookies(first.context.cookies())
        page = context.new_page()
        page.goto(f"{address}/o/harbour-bank/roles/{made.role_id}/1/people/")
        page.locator("#try input[value=Docker]").check(force=True)
        page.get_by_role("button", name="Count").click()
        assert page.locator("#try input:checked").count() == 1
        assert page.locator("#answer .before-after tbody tr").count() == 2


def test_keys_go_from_finding_to_finding_and_their_places_follow(committed: str) -> None:
    place = peopled()
    text = "About us.\n" * 60 + "Requirements:\n- 9+ years of LangChain\n- Python\n- PyTorch\n- TensorFlow\n- A PhD\n"
    made = add_posting(role_of(place), member=place.alice, text=text, judged_by=date(2026, 1, 1))
    with opened(signed_in(place.alice).cookies["fledge"].value) as (page, address):
        page.goto(f"{address}/o/harbour-bank/roles/{made.role_id}/1/")
        page.locator("#finding-1").focus()
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.id") == "finding-2"
        place_of_it = page.locator(".text .here")
        place_of_it.wait_for()
        page.wait_for_timeout(800)
        assert place_of_it.evaluate("""one => {
          const at = one.getBoundingClientRect(), all = one.closest('.text').getBoundingClientRect();
          return at.top >= all.top && at.bottom <= all.bottom;
        }""")
        page.keyboard.press("k")
        assert page.evaluate("document.activeElement.id") == "finding-1"


def test_on_a_phone_a_number_says_what_it_rests_on_whole_and_tabs_begin_where_one_is(committed: str) -> None:
    place = peopled()
    made = add_posting(role_of(place), member=place.alice, text=DEMANDS, judged_by=date(2026, 1, 1))
    with opened(signed_in(place.alice).cookies["fledge"].value, width=360) as (page, address):
        page.goto(f"{address}/o/harbour-bank/roles/")
        page.locator(".list .said-number").focus()
        says = page.locator(".list [role=tooltip]")
        says.wait_for()
        assert says.evaluate("""one => {
          const at = one.getBoundingClientRect();
          const corners = [[at.left + 5, at.top + 5], [at.right - 5, at.bottom - 5]];
          return corners.every((corner) => document.elementFromPoint(...corner) === one);
        }""")
        page.goto(f"{address}/o/harbour-bank/roles/{made.role_id}/history/")
        assert page.locator(".tabs [aria-current]").evaluate("""tab => {
          const at = tab.getBoundingClientRect(), bar = tab.closest('.tabs').getBoundingClientRect();
          return bar.left <= at.left && at.right <= bar.right + 1;
        }""")
