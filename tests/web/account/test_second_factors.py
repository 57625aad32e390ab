"""Codes from an app, and recovery codes."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from tests.web.account.codes import code_now
from tests.web.workspace import PASSWORD, Place

APP = "/account/2fa/totp/activate/"


def entered(place: Place) -> Client:
    client = Client()
    client.post("/account/login/", {"login": "alice@harbour.example", "password": PASSWORD})
    return client


def secret_on(page: str) -> str:
    found = re.search(r'id="secret" value="([A-Z2-7]+)"', page)
    assert found
    return found[1]


def with_app(place: Place) -> tuple[Client, str]:
    client = entered(place)
    secret = secret_on(client.get(APP).content.decode())
    answer = client.post(APP, {"code": code_now(secret)})
    assert (answer.status_code, answer["Location"]) == (302, "/account/2fa/recovery-codes/")
    return client, secret


def recovery_codes(client: Client) -> list[str]:
    return re.findall(r"<code>(\d+)</code>", client.get("/account/2fa/recovery-codes/").content.decode())


def past_the_password(place: Place) -> Client:
    client = entered(place)
    assert client.get("/account/")["Location"] == "/account/login/?next=/account/"
    return client


def later(client: Client, seconds: int) -> None:
    """As if the person had signed in so long ago."""
    session = client.session
    records = session["account_authentication_methods"]
    session["account_authentication_methods"] = [{**one, "at": one["at"] - seconds} for one in records]
    session.save()


def test_an_app_is_set_up_by_a_code_that_it_shows_and_gives_recovery_codes(place: Place) -> None:
    client, _ = with_app(place)
    page = client.get("/account/").content.decode()
    assert "Your password alone does not open this account." in page
    assert "10 left" in page
    assert len(recovery_codes(client)) == 10


def test_the_code_to_scan_is_drawn_without_style_or_script(place: Place) -> None:
    answer = entered(place).get(APP)
    drawing = re.search(r"<svg class=\"qr\".*?</svg>", answer.content.decode(), re.S)
    assert drawing
    parts = list(ET.fromstring(drawing[0]).iter())
    assert [part.tag for part in parts] == ["svg", "rect", "path"]
    assert not [name for part in parts for name in part.attrib if name in ("style", "href") or name.startswith("on")]
    assert "data:image" not in answer.content.decode()
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("code", ["", "000000", "12345", "1234567", "abcdef", "１２３４５６"])
def test_a_wrong_code_sets_nothing_up(place: Place, code: str) -> None:
    client = entered(place)
    secret = secret_on(client.get(APP).content.decode())
    assert code != code_now(secret)
    page = client.post(APP, {"code": code})
    assert page.status_code == 200
    assert 'class="error"' in page.content.decode()
    assert secret_on(page.content.decode()) == secret
    assert not Authenticator.objects.exists()


def test_the_password_alone_no_longer_opens_the_account(place: Place) -> None:
    _, secret = with_app(place)
    client = past_the_password(place)
    page = client.get("/account/2fa/authenticate/").content.decode()
    assert "One more step" in page
    wrong = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "This code is wrong or too old." in wrong.content.decode()
    assert client.get("/account/").status_code == 302
    assert client.post("/account/2fa/authenticate/", {"code": code_now(secret)}).status_code == 302
    assert client.get("/account/").status_code == 200


def test_a_code_opens_the_account_once(place: Place) -> None:
    _, secret = with_app(place)
    code = code_now(secret)
    assert past_the_password(place).post("/account/2fa/authenticate/", {"code": code}).status_code == 302
    again = past_the_password(place)
    assert again.post("/account/2fa/authenticate/", {"code": code}).status_code == 200
    assert again.get("/account/").status_code == 302


def test_a_code_of_some_minutes_ago_opens_nothing(place: Place) -> None:
    _, secret = with_app(place)
    client = past_the_password(place)
    assert client.post("/account/2fa/authenticate/", {"code": code_now(secret, shift=-4)}).status_code == 200


def test_codes_cannot_be_tried_without_end(place: Place) -> None:
    _, secret = with_app(place)
    client = past_the_password(place)
    for _ in range(5):
        client.post("/account/2fa/authenticate/", {"code": "000000"})
    page = client.post("/account/2fa/authenticate/", {"code": code_now(secret, shift=0)}).content.decode()
    assert "Too many wrong codes. Wait five minutes." in page
    again = past_the_password(place)
    assert "Too many wrong codes" in again.post("/account/2fa/authenticate/", {"code": "111111"}).content.decode()


def test_a_recovery_code_opens_the_account_once(place: Place) -> None:
    owner, _ = with_app(place)
    code = recovery_codes(owner)[0]
    assert past_the_password(place).post("/account/2fa/authenticate/", {"code": code}).status_code == 302
    assert past_the_password(place).post("/account/2fa/authenticate/", {"code": code}).status_code == 200
    assert len(recovery_codes(owner)) == 9


def test_recovery_codes_can_be_taken_along_and_made_anew(place: Place) -> None:
    client, _ = with_app(place)
    before = recovery_codes(client)
    file = client.get("/account/2fa/recovery-codes/download/")
    assert file["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'
    assert file.content.decode().split("\n\n")[1].split() == before
    assert (
        "The 10 that you have now open nothing" in client.get("/account/2fa/recovery-codes/generate/").content.decode()
    )
    assert client.post("/account/2fa/recovery-codes/generate/").status_code == 302
    after = recovery_codes(client)
    assert not set(before) & set(after)
    assert past_the_password(place).post("/account/2fa/authenticate/", {"code": before[0]}).status_code == 200


def test_the_app_can_be_turned_off_and_its_recovery_codes_end(place: Place) -> None:
    client, _ = with_app(place)
    assert "Turn the app off?" in client.get("/account/2fa/totp/deactivate/").content.decode()
    assert client.post("/account/2fa/totp/deactivate/").status_code == 302
    assert not Authenticator.objects.exists()
    assert entered(place).get("/account/").status_code == 200


def test_before_something_that_matters_the_person_is_asked_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    client, _ = with_app(place)
    later(client, 901)
    answer = client.get("/account/2fa/totp/deactivate/", follow=True)
    assert "Is it you?" in answer.content.decode()
    assert "Use a code" in answer.content.decode()
    assert client.get("/account/2fa/recovery-codes/download/").status_code == 302
    address = answer.redirect_chain[-1][0]
    wrong = client.post(address, {"password": "not-the-password", "next": "/account/2fa/totp/deactivate/"})
    assert "This is not your password." in wrong.content.decode()
    right = client.post(address, {"password": PASSWORD, "next": "/account/2fa/totp/deactivate/"})
    assert right["Location"] == "/account/2fa/totp/deactivate/"
    assert "Turn the app off?" in client.get("/account/2fa/totp/deactivate/").content.decode()


def test_somebody_elses_passkey_is_not_there(place: Place) -> None:
    from tests.web.workspace import signed_in

    made = Authenticator.objects.create(user=place.mallory.user, type="webauthn", data={"name": "Theirs"})
    client = entered(place)
    for page in (f"/account/2fa/webauthn/keys/{made.pk}/edit/", f"/account/2fa/webauthn/keys/{made.pk}/remove/"):
        assert client.get(page).status_code == 404
        assert client.post(page, {"name": "Mine"}).status_code == 404
    assert Authenticator.objects.get(pk=made.pk).data == {"name": "Theirs"}
    assert signed_in(place.alice).get("/account/2fa/webauthn/").status_code == 200


HALF = '{"id": "x", "rawId": "x", "type": "public-key", "response": {}}'

PARTS = ["clientDataJSON", "authenticatorData", "attestationObject", "signature", "userHandle"]
MADE_UP = json.dumps({"id": "eA", "rawId": "eA", "type": "public-key", "response": dict.fromkeys(PARTS, "eA")})


@pytest.mark.parametrize("sent", ["", "{}", "[]", "nonsense", "1", HALF, MADE_UP])
def test_what_is_no_passkey_opens_nothing_and_breaks_nothing(place: Place, sent: str) -> None:
    stranger = Client()
    answer = stranger.post("/account/2fa/webauthn/login/", {"credential": sent})
    assert (answer.status_code, answer["Location"]) == (302, "/account/login/")
    assert stranger.get("/account/").status_code == 302
    page = entered(place).post("/account/2fa/webauthn/add/", {"name": "Mine", "credential": sent})
    assert page.status_code == 200
    assert "This passkey was not accepted." in page.content.decode()
    _, secret = with_app(place)
    client = past_the_password(place)
    assert client.post("/account/2fa/authenticate/", {"credential": sent}).status_code == 200
    client.post("/account/2fa/authenticate/", {"code": code_now(secret)})
    Authenticator.objects.create(user=place.alice.user, type="webauthn", data={"name": "Broken"})
    answer = client.post("/account/2fa/webauthn/reauthenticate/", {"credential": sent, "next": "/account/"})
    assert answer.status_code == 302
