"""Signing in by address and password, staying signed in, and being locked out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from tests.web.workspace import PASSWORD, Place, signed_in

from fledge.web.store.models import Organisation, Seat, User
from fledge.web.store.queries.sessions import sessions_of

LOGIN = "/account/login/"


def tries(client: Client, login: str, password: str, **more: object) -> object:
    return client.post(LOGIN, {"login": login, "password": password}, **more)


def test_a_password_opens_the_account_and_leads_on(place: Place) -> None:
    client = Client()
    answer = client.post(LOGIN, {"login": "ALICE@harbour.example ", "password": PASSWORD, "next": "/account/"})
    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    page = client.get("/account/").content.decode()
    assert "Alice Amari" in page
    assert "Harbour Bank" in page


def test_an_address_elsewhere_is_not_where_it_leads(place: Place) -> None:
    sent = {"login": "alice@harbour.example", "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert Client().post(LOGIN, sent)["Location"] == "/"


def test_a_wrong_password_says_the_same_of_known_and_unknown_addresses(place: Place) -> None:
    known = tries(Client(), "alice@harbour.example", "not-the-password")
    unknown = tries(Client(), "nobody@harbour.example", "not-the-password")
    for answer in (known, unknown):
        assert "This address and this password do not belong together." in answer.content.decode()
    plain = [
        a.content.decode().replace(address, "").split("<form")[1].split("once")[0]
        for a, address in ((known, "alice@harbour.example"), (unknown, "nobody@harbour.example"))
    ]
    assert known.status_code == unknown.status_code
    assert [p.count("<") for p in plain] == [plain[0].count("<")] * 2


def test_an_account_is_locked_after_so_many_wrong_passwords_and_nobody_elses_is(place_on_both: Place) -> None:
    client = Client()
    statuses = [tries(client, "alice@harbour.example", "wrong-password-0").status_code for _ in range(7)]
    assert statuses == [200, 200, 200, 200, 200, 429, 429]
    right = tries(client, "Alice@Harbour.example", PASSWORD)
    assert right.status_code == 429
    assert "Too many wrong passwords." in right.content.decode()
    assert "15 minutes" in right.content.decode()
    assert tries(client, "talent@harbour.example", PASSWORD).status_code == 302


def test_an_unknown_address_is_locked_alike(place: Place) -> None:
    client = Client()
    statuses = [tries(client, "nobody@harbour.example", "wrong-password-0").status_code for _ in range(6)]
    assert statuses == [200, 200, 200, 200, 200, 429]


def test_the_lock_of_one_address_does_not_shut_another_out(place: Place) -> None:
    for _ in range(6):
        tries(Client(), "alice@harbour.example", "wrong-password-0", REMOTE_ADDR="192.0.2.1")
    assert tries(Client(), "alice@harbour.example", PASSWORD, REMOTE_ADDR="192.0.2.2").status_code == 302


@pytest.mark.parametrize(("proxies", "counted"), [(0, "127.0.0.1"), (1, "198.51.100.9"), (2, "203.0.113.7")])
def test_the_address_of_a_visitor_is_read_past_as_many_proxies_as_are_trusted(
    proxies: int, counted: str, settings_as: object, rf_request: object
) -> None:
    from fledge.web.store.signing_in import address_of

    with settings_as(PROXIES=proxies):
        assert address_of(rf_request("10.0.0.1, 203.0.113.7, 198.51.100.9")) == counted


def test_a_form_from_elsewhere_is_refused(place: Place) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = tries(client, "alice@harbour.example", PASSWORD)
    assert answer.status_code == 403
    assert "open too long" in answer.content.decode()


@pytest.mark.parametrize("page", ["/account/", "/account/elsewhere/", "/account/password/change/", "/account/logout/"])
def test_pages_of_an_account_refuse_forms_from_elsewhere(place: Place, page: str) -> None:
    client = signed_in(place.alice, enforce_csrf_checks=True)
    assert client.post(page, {"name": "Somebody"}).status_code == 403


def test_a_session_gets_another_key_when_somebody_signs_in(place: Place) -> None:
    client = Client()
    client.session.save()
    first = client.session
    first["before"] = 1
    first.save()
    client.cookies["fledge"] = first.session_key
    tries(client, "alice@harbour.example", PASSWORD)
    assert client.cookies["fledge"].value != first.session_key
    assert not Session.objects.filter(pk=first.session_key).exists()


def test_a_session_ends_after_its_hours(place: Place) -> None:
    client = Client()
    tries(client, "alice@harbour.example", PASSWORD)
    kept = Session.objects.get(pk=client.cookies["fledge"].value)
    assert timedelta(hours=11, minutes=59) < kept.expire_date - timezone.now() <= timedelta(hours=12)
    kept.expire_date = timezone.now() - timedelta(seconds=1)
    kept.save()
    assert client.get("/account/")["Location"] == "/account/login/?next=/account/"


def test_looking_at_pages_does_not_make_a_session_longer(place: Place) -> None:
    client = Client()
    tries(client, "alice@harbour.example", PASSWORD)
    before = Session.objects.get(pk=client.cookies["fledge"].value).expire_date
    client.get("/account/")
    client.get("/")
    assert Session.objects.get(pk=client.cookies["fledge"].value).expire_date == before


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(place: Place) -> None:
    client = Client()
    tries(client, "alice@harbour.example", PASSWORD)
    cookie = client.cookies["fledge"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")


def test_another_password_ends_the_other_sessions_and_not_this_one(place_on_both: Place) -> None:
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        tries(client, "alice@harbour.example", PASSWORD)
    sent = {"oldpassword": PASSWORD, "password1": "another-long-password", "password2": "another-long-password"}
    assert here.post("/account/password/change/", sent).status_code == 302
    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    assert [one.pk for one in sessions_of(place_on_both.alice.user)] == [here.cookies["fledge"].value]
    assert tries(Client(), "alice@harbour.example", PASSWORD).status_code == 200
    assert tries(Client(), "alice@harbour.example", "another-long-password").status_code == 302


@pytest.mark.parametrize("weak", ["short-one", "password1234", "123456789012", "alice@harbour.example"])
def test_a_weak_password_is_refused_with_what_to_mend(place: Place, weak: str) -> None:
    client = signed_in(place.alice)
    page = client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak})
    assert page.status_code == 200
    assert 'class="error"' in page.content.decode()
    assert User.objects.get(pk=place.alice.user_id).check_password(PASSWORD)


def test_signing_out_everywhere_else_leaves_this_browser_signed_in(place_on_both: Place) -> None:
    here, elsewhere, other = Client(), Client(), signed_in(place_on_both.member(Seat.TALENT))
    agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
    tries(here, "alice@harbour.example", PASSWORD, HTTP_USER_AGENT=agent)
    tries(elsewhere, "alice@harbour.example", PASSWORD, HTTP_USER_AGENT="Mozilla/5.0 (iPhone) Safari/605")
    page = here.get("/account/").content.decode()
    assert "Firefox on Linux" in page
    assert "Safari on an iPhone" in page
    page = here.post("/account/elsewhere/", follow=True).content.decode()
    assert "You are signed out of 1 other browser." in page
    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    assert other.get("/account/").status_code == 200


def test_signing_out_ends_the_session(place: Place) -> None:
    client = signed_in(place.alice)
    assert "Sign out of this browser?" in client.get("/account/logout/").content.decode()
    assert client.get("/account/").status_code == 200
    assert client.post("/account/logout/")["Location"] == "/account/login/"
    assert client.get("/account/").status_code == 302
    assert sessions_of(place.alice.user).count() == 0


def test_a_closed_account_is_told_so(place: Place) -> None:
    User.objects.filter(pk=place.alice.user_id).update(is_active=False)
    page = Client().post(LOGIN, {"login": "alice@harbour.example", "password": PASSWORD}, follow=True)
    assert "This account is closed." in page.content.decode()


def test_nobody_signs_up_by_themselves(place: Place) -> None:
    sent = {"email": "new@harbour.example", "password1": "a-long-enough-one-9"}
    for answer in (Client().get("/account/signup/"), Client().post("/account/signup/", sent)):
        assert "Accounts begin with an invitation." in answer.content.decode()
    assert not User.objects.filter(email="new@harbour.example").exists()


def test_a_name_can_be_changed_and_not_emptied(place: Place) -> None:
    client = signed_in(place.alice)
    assert client.post("/account/", {"name": "  Alice   B. Amari "}).status_code == 302
    assert User.objects.get(pk=place.alice.user_id).name == "Alice B. Amari"
    assert client.post("/account/", {"name": "   "}).status_code == 422
    assert User.objects.get(pk=place.alice.user_id).name == "Alice B. Amari"


def test_hostile_names_are_text(place: Place) -> None:
    client = signed_in(place.alice)
    page = client.post("/account/", {"name": "<script>alert(1)</script>"}, follow=True).content.decode()
    assert "<script>alert" not in page


def test_the_overview_asks_the_database_as_often_for_one_session_as_for_five(place: Place) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(place.alice)
    client.get("/account/")
    with CaptureQueriesContext(connection) as one:
        client.get("/account/")
    for _ in range(4):
        signed_in(place.alice)
    with CaptureQueriesContext(connection) as five:
        client.get("/account/")
    assert len(one) == len(five)


def test_the_invented_people_stand_on_the_sign_in_page_of_a_demonstration_alone(
    place: Place, settings_as: type
) -> None:
    Organisation.objects.filter(pk=place.organisation.pk).update(is_invented=True)
    assert "Alice Amari" not in Client().get(LOGIN).content.decode()
    client = Client()
    with settings_as(DEMO=True):
        page = client.get(LOGIN).content.decode()
        assert "Alice Amari" in page
        assert "Mallory Moreno" not in page
        client.post("/enter/as/", {"user": place.alice.user_id})
    assert "Alice Amari" in client.get("/account/").content.decode()
