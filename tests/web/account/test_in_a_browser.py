"""Accounts in Chromium against the real server: passkeys from an authenticator, our rules for scripts, axe."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, Page, expect, sync_playwright
from tests.web.account.codes import code_now
from tests.web.account.provider import CLIENT, SECRET, Provider, opened
from tests.web.account.server import PASSWORD, serving

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine; Debian: apt-get install chromium"),
]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
SCREENS = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]
SEEN = (
    "/account/",
    "/account/email/",
    "/account/password/change/",
    "/account/2fa/totp/activate/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/reauthenticate/?next=/account/",
    "/account/3rdparty/",
    "/account/logout/",
)
SEEN_BY_STRANGERS = (
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/account/inactive/",
    "/account/3rdparty/signup/",
    "/account/3rdparty/login/error/",
    "/account/3rdparty/login/cancelled/",
)


@dataclass
class Visitor:
    """Somebody at a browser that holds a passkey device."""

    address: str
    page: Page
    device: CDPSession
    key: str
    said: list[str] = field(default_factory=list)

    def at(self, where: str) -> Page:
        self.page.goto(self.address + where)
        return self.page

    def press(self, words: str) -> None:
        self.page.locator("main").get_by_role("button", name=words, exact=True).click()

    def sign_in(self, name: str) -> None:
        self.at("/account/login/")
        self.page.get_by_label("E-mail address").fill(f"{name}@harbour.example")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.press("Sign in")

    def sign_out(self) -> None:
        self.at("/account/logout/")
        self.press("Sign out")
        expect(self.page.get_by_role("heading", name="Sign in")).to_be_visible()

    def add_passkey(self, name: str, *, alone: bool = True) -> None:
        self.at("/account/2fa/webauthn/add/")
        self.page.get_by_label("Name").fill(name)
        self.page.get_by_label("Sign in with it alone").set_checked(alone)
        self.press("Add it")
        expect(self.page.get_by_text("Your passkey is added.")).to_be_visible()

    def is_in(self) -> bool:
        self.at("/account/")
        return self.page.get_by_role("heading", name="Your account").is_visible()


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    made, server = opened()
    yield made
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def address(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    named = {"NAME": "Harbour provider", "URL": provider.address, "CLIENT": CLIENT, "SECRET": SECRET}
    settings = {f"FLEDGE_OIDC_{name}": value for name, value in named.items()}
    with serving(Path(tmp_path_factory.mktemp("home")), **settings) as where:
        yield where


@pytest.fixture
def visitor(address: str) -> Iterator[Visitor]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context().new_page()
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        key = device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
        made = Visitor(address, page, device, key)
        page.on("console", lambda message: made.said.append(message.text))
        page.on("pageerror", lambda error: made.said.append(str(error)))
        yield made
        browser.close()
        assert [words for words in made.said if not words.startswith("Failed to load resource")] == []


def test_a_passkey_signs_in_alone_and_is_renamed_and_removed(visitor: Visitor) -> None:
    visitor.sign_in("ada")
    visitor.add_passkey("Laptop")
    visitor.sign_out()
    visitor.press("Sign in with a passkey")
    expect(visitor.page.get_by_role("heading", name="Roles")).to_be_visible()
    page = visitor.at("/account/2fa/webauthn/")
    expect(page.get_by_text("signs in alone")).to_be_visible()
    page.get_by_role("link", name="Rename Laptop").click()
    page.get_by_label("Name").fill("<b>Old laptop</b>")
    visitor.press("Save")
    expect(page.get_by_role("strong").filter(has_text="<b>Old laptop</b>")).to_be_visible()
    page.get_by_role("link", name="Remove <b>Old laptop</b>").click()
    visitor.press("Remove it")
    expect(page.get_by_role("heading", name="No passkey yet.")).to_be_visible()
    visitor.sign_out()
    visitor.press("Sign in with a passkey")
    expect(page.get_by_text("This passkey opens nothing here.")).to_be_visible()
    assert not visitor.is_in()


def test_a_passkey_can_be_the_second_step_and_confirms_who_it_is(visitor: Visitor) -> None:
    visitor.sign_in("bea")
    visitor.add_passkey("Key on my ring", alone=False)
    visitor.at("/account/2fa/webauthn/reauthenticate/?next=/account/password/change/")
    visitor.press("Use a passkey")
    expect(visitor.page.get_by_role("heading", name="Change your password")).to_be_visible()
    visitor.sign_out()
    visitor.sign_in("bea")
    expect(visitor.page.get_by_role("heading", name="One more step")).to_be_visible()
    assert not visitor.is_in()
    visitor.at("/account/2fa/authenticate/")
    visitor.press("Use a passkey")
    expect(visitor.page.get_by_role("heading", name="Roles")).to_be_visible()


def test_somebody_who_turns_back_at_the_device_reads_a_sentence(visitor: Visitor) -> None:
    visitor.sign_in("cleo")
    visitor.device.send("WebAuthn.setUserVerified", {"authenticatorId": visitor.key, "isUserVerified": False})
    visitor.at("/account/2fa/webauthn/add/")
    visitor.press("Add it")
    expect(visitor.page.get_by_role("alert")).to_contain_text("That did not work, or you turned back.")
    expect(visitor.page.get_by_role("button", name="Add it")).to_be_enabled()


def test_the_way_to_the_provider_and_back_keeps_our_rules_for_forms(visitor: Visitor, provider: Provider) -> None:
    provider.person = {"sub": "7", "email": "nora@harbour.example", "email_verified": True, "name": "Nora Newcomer"}
    visitor.at("/account/login/")
    visitor.press("Harbour provider")
    expect(visitor.page.get_by_role("heading", name="Roles")).to_be_visible()
    page = visitor.at("/account/")
    expect(page.get_by_label("Name")).to_have_value("Nora Newcomer")


def test_an_app_and_a_recovery_code_work_without_javascript(address: str, visitor: Visitor) -> None:
    plain = visitor.page.context.browser.new_context(java_script_enabled=False).new_page()  # type: ignore[union-attr]
    alone = Visitor(address, plain, visitor.device, visitor.key)
    alone.sign_in("dora")
    plain.goto(f"{address}/account/2fa/webauthn/add/")
    expect(plain.get_by_text("Passkeys need JavaScript")).to_be_visible()
    expect(plain.get_by_role("button", name="Add it")).to_have_count(0)
    plain.goto(f"{address}/account/2fa/totp/activate/")
    plain.get_by_text("It cannot scan").click()
    secret = plain.get_by_label("Type this secret into it").input_value()
    plain.get_by_label("Code that the app shows").fill(code_now(secret))
    alone.press("Turn it on")
    code = plain.get_by_role("list", name="Codes that were not used yet").get_by_role("listitem").first.inner_text()
    alone.sign_out()
    expect(plain.get_by_role("button", name="Sign in with a passkey")).to_have_count(0)
    alone.sign_in("dora")
    plain.get_by_label("Code", exact=True).fill(code.strip())
    alone.press("Sign in")
    assert alone.is_in()


@pytest.mark.parametrize(("width", "colours"), SCREENS)
def test_pages_of_an_account_fit_the_screen_and_keep_what_axe_asks(visitor: Visitor, width: int, colours: str) -> None:
    page = visitor.page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=colours, reduced_motion="reduce")  # type: ignore[arg-type]
    for where in SEEN_BY_STRANGERS:
        _is_well(visitor, where)
    visitor.sign_in("edda" if width > 1000 else "fay")
    for where in SEEN:
        _is_well(visitor, where)


def _is_well(visitor: Visitor, where: str) -> None:
    page = visitor.at(where)
    assert page.locator("main h1").is_visible(), where
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where
    assert [fault["id"] for fault in Axe().run(page).response["violations"]] == [], where
