"""Coming in through the organisation's own provider, a real one over real HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.test import Client
from tests.web.account.codes import code_now
from tests.web.account.provider import CLIENT, SECRET, Provider, opened
from tests.web.workspace import PASSWORD, Place, signed_in

from fledge.web.options import Options
from fledge.web.single_sign_on import providers
from fledge.web.store.models import Member, Seat, User
from fledge.web.store.queries.invitations import invited

OUT = "/account/oidc/oidc/login/"


@pytest.fixture
def provider(settings_as: type) -> Iterator[Provider]:
    made, server = opened()
    values = {"OIDC_NAME": "Harbour Bank", "OIDC_URL": made.address, "OIDC_CLIENT": CLIENT, "OIDC_SECRET": SECRET}
    named = Options({f"FLEDGE_{name}": value for name, value in values.items()})
    with settings_as(SOCIALACCOUNT_PROVIDERS=providers(named)):
        yield made
    server.shutdown()
    server.server_close()


def person(email: str, *, verified: object = True, sub: str = "42", **more: object) -> dict[str, object]:
    return {"sub": sub, "email": email, "email_verified": verified, "name": "Nora Newcomer", **more}


def there_and_back(client: Client, process: str = "login") -> object:
    """Out to the provider by our form, and back by its redirect, as a browser goes."""
    page = client.post(f"{OUT}?process={process}")
    assert page.status_code == 200
    onward = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page.content.decode())
    assert onward
    back = requests.get(unescape(onward[1]), allow_redirects=False, timeout=10).headers["Location"]
    return client.get(back.removeprefix("http://testserver"), follow=True)


def test_the_sign_in_page_has_a_button_that_leads_to_the_provider(place: Place, provider: Provider) -> None:
    client = Client()
    page = client.get("/account/login/").content.decode()
    assert "Harbour Bank</button>" in page
    assert f'action="{OUT}?process=login"' in page
    onward = client.post(OUT).content.decode()
    assert f'href="{provider.address}/authorize?' in onward


def test_without_a_provider_there_is_no_button_and_no_way_out(place: Place) -> None:
    assert "/account/oidc/" not in Client().get("/account/login/").content.decode()
    assert Client().post(OUT).status_code == 404


def test_nobody_is_sent_to_the_provider_by_a_link(place: Place, provider: Provider) -> None:
    assert Client().get(OUT).status_code == 405
    assert Client(enforce_csrf_checks=True).post(OUT).status_code == 403
    assert provider.asked == []


def test_an_invited_address_that_is_verified_gets_its_seat(place: Place, provider: Provider) -> None:
    invited(place.organisation, email="nora@harbour.example", seat=Seat.TALENT, by=place.alice.user)
    provider.person = person("Nora@harbour.example")
    page = there_and_back(Client())
    assert page.redirect_chain[-1][0] == f"/o/{place.organisation.slug}/roles/"
    seat = Member.objects.get(user__email="nora@harbour.example")
    assert (seat.organisation, seat.seat, seat.user.name) == (place.organisation, "talent", "Nora Newcomer")
    assert not seat.user.has_usable_password()


def test_the_same_person_comes_in_again_even_by_another_address(place: Place, provider: Provider) -> None:
    invited(place.organisation, email="nora@harbour.example", seat=Seat.TALENT, by=place.alice.user)
    provider.person = person("nora@harbour.example")
    there_and_back(Client())
    provider.person = person("nora.married@harbour.example")
    assert there_and_back(Client()).status_code == 200
    assert User.objects.filter(name="Nora Newcomer").count() == 1


def test_somebody_whom_nobody_invited_reads_a_sentence(place: Place, provider: Provider) -> None:
    provider.person = person("stranger@harbour.example")
    client = Client()
    page = there_and_back(client)
    assert page.status_code == 403
    assert "Nobody has invited this address yet." in page.content.decode()
    assert not User.objects.filter(email="stranger@harbour.example").exists()
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize("verified", [False, "false", None, 0])
def test_an_address_that_the_provider_did_not_verify_opens_nothing(
    place: Place, provider: Provider, verified: object
) -> None:
    invited(place.organisation, email="nora@harbour.example", seat=Seat.OWNER, by=place.alice.user)
    for email in ("nora@harbour.example", "alice@harbour.example"):
        provider.person = person(email, verified=verified)
        client = Client()
        page = there_and_back(client)
        assert page.status_code == 403
        assert "Your provider has not verified your address." in page.content.decode()
        assert client.get("/account/").status_code == 302
    assert not SocialAccount.objects.exists()


def test_without_an_address_nobody_comes_in(place: Place, provider: Provider) -> None:
    provider.person = {"sub": "42", "name": "Nora Newcomer"}
    page = there_and_back(Client())
    assert page.status_code == 403
    assert "did not say which address is yours" in page.content.decode()


def test_an_account_with_the_same_verified_address_signs_in(place: Place, provider: Provider) -> None:
    provider.person = person("alice@harbour.example")
    client = Client()
    there_and_back(client)
    page = client.get("/account/").content.decode()
    assert "Alice Amari" in page
    assert "connected" in page
    assert User.objects.filter(email="alice@harbour.example").count() == 1


def test_a_password_from_before_the_address_was_proven_opens_nothing_any_more(place: Place, provider: Provider) -> None:
    provider.person = person("alice@harbour.example")
    client = Client()
    page = there_and_back(client).content.decode()
    assert "The password that was set here before" in page
    assert not User.objects.get(pk=place.alice.user_id).has_usable_password()
    new = "another-long-password"
    assert client.post("/account/password/set/", {"password1": new, "password2": new}).status_code == 302
    assert User.objects.get(pk=place.alice.user_id).check_password(new)
    there_and_back(Client())
    assert User.objects.get(pk=place.alice.user_id).check_password(new)


def test_sessions_from_before_the_address_was_proven_end(place: Place, provider: Provider) -> None:
    before = signed_in(place.alice)
    provider.person = person("alice@harbour.example")
    there_and_back(Client())
    assert before.get("/account/").status_code == 302


def test_a_claim_on_an_address_does_not_catch_its_owner(place: Place, provider: Provider) -> None:
    EmailAddress.objects.create(user=place.mallory.user, email="alice@harbour.example", verified=False)
    EmailAddress.objects.create(user=place.mallory.user, email="nora@harbour.example", verified=False)
    provider.person = person("alice@harbour.example")
    client = Client()
    there_and_back(client)
    assert "Alice Amari" in client.get("/account/").content.decode()
    invited(place.organisation, email="nora@harbour.example", seat=Seat.TALENT, by=place.alice.user)
    provider.person = person("nora@harbour.example", sub="43")
    assert there_and_back(Client()).status_code == 200
    assert Member.objects.get(user__email="nora@harbour.example").seat == "talent"


def test_a_waiting_seat_is_taken_by_an_account_that_comes_through_the_provider(
    place: Place, provider: Provider
) -> None:
    invited(place.elsewhere, email="alice@harbour.example", seat=Seat.MENTOR, by=place.mallory.user)
    provider.person = person("alice@harbour.example")
    there_and_back(Client())
    assert Member.objects.get(user=place.alice.user, organisation=place.elsewhere).seat == "mentor"


def test_the_second_step_is_asked_after_the_provider_too(place: Place, provider: Provider) -> None:
    client = Client()
    client.post("/account/login/", {"login": "alice@harbour.example", "password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/").content.decode()
    secret = re.search(r'id="secret" value="(\w+)"', page)[1]  # type: ignore[index]
    client.post("/account/2fa/totp/activate/", {"code": code_now(secret)})
    provider.person = person("alice@harbour.example")
    fresh = Client()
    assert "One more step" in there_and_back(fresh).content.decode()
    assert fresh.get("/account/").status_code == 302
    assert fresh.post("/account/2fa/authenticate/", {"code": code_now(secret)}).status_code == 302
    assert fresh.get("/account/").status_code == 200


def test_an_account_at_the_provider_can_be_connected_and_taken_away(place: Place, provider: Provider) -> None:
    client = Client()
    client.post("/account/login/", {"login": "alice@harbour.example", "password": PASSWORD})
    provider.person = person("a.amari@other.example")
    page = there_and_back(client, "connect").content.decode()
    assert "Your account at the provider is connected." in page
    fresh = Client()
    there_and_back(fresh)
    assert "Alice Amari" in fresh.get("/account/").content.decode()
    account = SocialAccount.objects.get()
    page = client.post("/account/3rdparty/", {"account": account.pk}, follow=True).content.decode()
    assert "opens this one no more" in page
    assert not SocialAccount.objects.exists()


def test_somebody_elses_connection_cannot_be_taken_away(place: Place, provider: Provider) -> None:
    theirs = SocialAccount.objects.create(user=place.mallory.user, provider="oidc", uid="77")
    signed_in(place.alice).post("/account/3rdparty/", {"account": theirs.pk})
    assert SocialAccount.objects.filter(pk=theirs.pk).exists()


def test_a_token_for_somebody_else_is_refused(place: Place, provider: Provider) -> None:
    provider.person, provider.audience = person("alice@harbour.example"), "another-client"
    client = Client()
    assert "Your provider did not let you in." in there_and_back(client).content.decode()
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize("claims", [{"exp": 1}, {"iss": "https://elsewhere.example"}])
def test_a_token_that_has_ended_or_is_from_elsewhere_is_refused(
    place: Place, provider: Provider, claims: dict[str, object]
) -> None:
    provider.person = person("alice@harbour.example", **claims)
    client = Client()
    assert "Your provider did not let you in." in there_and_back(client).content.decode()
    assert client.get("/account/").status_code == 302


def test_an_answer_that_nobody_asked_for_is_refused(place: Place, provider: Provider) -> None:
    client = Client()
    page = client.get("/account/oidc/oidc/login/callback/?code=abc&state=made-up")
    assert "Your provider did not let you in." in page.content.decode()
    assert "/token" not in provider.asked


def test_turning_back_at_the_provider_says_that_nothing_happened(place: Place, provider: Provider) -> None:
    client = Client()
    state = re.search(r"state=(\w+)", client.post(OUT).content.decode())[1]  # type: ignore[index]
    page = client.get(f"/account/oidc/oidc/login/callback/?error=access_denied&state={state}", follow=True)
    assert "You turned back at your provider." in page.content.decode()


def test_a_provider_that_does_not_answer_is_said(place: Place, provider: Provider) -> None:
    provider.is_down = True
    page = Client().post(OUT)
    assert "Your provider did not let you in." in page.content.decode()


def test_nobody_signs_up_by_typing_an_address(place: Place, provider: Provider) -> None:
    assert Client().get("/account/3rdparty/signup/").status_code == 403
    assert Client().post("/account/3rdparty/signup/", {"email": "x@harbour.example"}).status_code == 405


def test_keys_of_the_provider_are_real(provider: Provider) -> None:
    assert isinstance(provider.key, rsa.RSAPrivateKey)
    assert requests.get(f"{provider.address}/keys", timeout=10).json()["keys"][0]["kid"] == "one"
    assert settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["OAUTH_PKCE_ENABLED"] is True
