"""A forgotten password and another address: by mail where there is mail, by an owner where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from django.test import Client
from tests.web.workspace import PASSWORD, Place, signed_in

from fledge.web.mail import NOWHERE
from fledge.web.store.models import User
from fledge.web.store.queries.sessions import sessions_of

RESET = "/account/password/reset/"
NEW = "another-long-password"


@pytest.fixture
def posted(settings_as: type) -> Iterator[None]:
    with settings_as(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        mail.outbox = []
        yield


@pytest.fixture
def unposted(settings_as: type) -> Iterator[None]:
    with settings_as(EMAIL_BACKEND=NOWHERE):
        yield


def entered(place: Place) -> Client:
    client = Client()
    client.post("/account/login/", {"login": "alice@harbour.example", "password": PASSWORD})
    return client


def link_in(message: mail.EmailMessage) -> str:
    found = re.search(r"http://testserver(/\S+)", str(message.body))
    assert found
    return found[1]


def test_without_mail_an_owner_helps_with_a_forgotten_password(place: Place, unposted: None) -> None:
    page = Client().get(RESET).content.decode()
    assert "An owner of your organisation can give you a new sign-in link" in page
    assert "<form" not in page
    refused = Client().post(RESET, {"email": "alice@harbour.example"})
    assert refused.status_code == 422
    assert "This workspace sends no mail." in refused.content.decode()


def test_a_forgotten_password_is_chosen_anew_by_a_link_that_works_once(place: Place, posted: None) -> None:
    before = signed_in(place.alice)
    page = Client().post(RESET, {"email": "alice@harbour.example"}, follow=True)
    assert "If there is such an account, a link is on its way." in page.content.decode()
    assert [message.to for message in mail.outbox] == [["alice@harbour.example"]]
    link, client = link_in(mail.outbox[0]), Client()
    form = client.get(link, follow=True)
    assert "Choose another password" in form.content.decode()
    where = form.redirect_chain[-1][0]
    done = client.post(where, {"password1": NEW, "password2": NEW}, follow=True)
    assert "Your password is changed." in done.content.decode()
    assert User.objects.get(pk=place.alice.user_id).check_password(NEW)
    assert before.get("/account/").status_code == 302
    assert sessions_of(place.alice.user).count() == 0
    assert "This link does not open anything." in Client().get(link, follow=True).content.decode()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(place: Place, posted: None) -> None:
    known = Client().post(RESET, {"email": "alice@harbour.example"}, follow=True)
    unknown = Client().post(RESET, {"email": "nobody@harbour.example"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert known.content == unknown.content
    assert len(mail.outbox) == 1


@pytest.mark.parametrize("key", ["x", "1-abc", "zz-set-password", "%00-x", "9999999999999999999999-abc"])
def test_made_up_links_open_nothing(place: Place, key: str) -> None:
    page = Client().get(f"/account/password/reset/key/{key}/", follow=True)
    assert page.status_code in (200, 404)
    if page.status_code == 200:
        assert "This link does not open anything." in page.content.decode()


def test_without_mail_an_owner_invites_another_address(place: Place, unposted: None) -> None:
    client = entered(place)
    page = client.get("/account/email/").content.decode()
    assert "an owner of your organisation can invite the new one instead" in page
    assert client.post("/account/email/", {"email": "new@harbour.example"}).status_code == 422


def test_another_address_counts_once_its_link_is_opened(place: Place, posted: None) -> None:
    client = entered(place)
    page = client.post("/account/email/", {"email": " New@harbour.example"})
    assert "A link is on its way to" in page.content.decode()
    assert User.objects.get(pk=place.alice.user_id).email == "alice@harbour.example"
    (message,) = mail.outbox
    assert message.to == ["new@harbour.example"]
    assert "Is this address yours?" in client.get(link_in(message)).content.decode()
    assert User.objects.get(pk=place.alice.user_id).email == "alice@harbour.example"
    page = client.post(link_in(message), follow=True).content.decode()
    assert "You sign in with new@harbour.example from now on." in page
    assert User.objects.get(pk=place.alice.user_id).email == "new@harbour.example"
    assert client.post(link_in(message)).status_code == 410
    fresh = Client()
    fresh.post("/account/login/", {"login": "new@harbour.example", "password": PASSWORD})
    assert fresh.get("/account/").status_code == 200


def test_only_the_person_who_asked_can_open_the_link(place: Place, posted: None) -> None:
    entered(place).post("/account/email/", {"email": "new@harbour.example"})
    link = link_in(mail.outbox[0])
    assert Client().get(link).status_code == 302
    assert signed_in(place.mallory).post(link).status_code == 410
    assert User.objects.filter(email="new@harbour.example").count() == 0


def test_an_address_is_changed_only_by_somebody_who_has_just_shown_who_they_are(place: Place, posted: None) -> None:
    answer = signed_in(place.alice).post("/account/email/", {"email": "new@harbour.example"})
    assert answer["Location"].startswith("/account/reauthenticate/")
    assert mail.outbox == []


def test_the_address_of_another_account_gets_no_link_and_nobody_is_told(place: Place, posted: None) -> None:
    page = entered(place).post("/account/email/", {"email": "mallory@elsewhere.example"}).content.decode()
    assert "A link is on its way to" in page
    assert mail.outbox == []


def test_an_address_that_somebody_else_took_meanwhile_stays_theirs(place: Place, posted: None) -> None:
    client = entered(place)
    client.post("/account/email/", {"email": "new@harbour.example"})
    User.objects.filter(pk=place.mallory.user_id).update(email="new@harbour.example")
    assert client.post(link_in(mail.outbox[0])).status_code == 410
    assert User.objects.get(pk=place.alice.user_id).email == "alice@harbour.example"


@pytest.mark.parametrize(
    ("email", "said"), [("nonsense", "no e-mail address"), ("alice@harbour.example", "already"), ("", "required")]
)
def test_what_is_no_other_address_is_said_beside_the_field(place: Place, posted: None, email: str, said: str) -> None:
    page = entered(place).post("/account/email/", {"email": email})
    assert page.status_code == 422
    assert said in page.content.decode()


@pytest.mark.parametrize("secret", ["x", "a:b:c", "%00", "WzEsIDJd:1xXcEV:AnOHOCSRObDN91OAfht6EubTk4"])
def test_a_made_up_link_to_an_address_opens_nothing(place: Place, secret: str) -> None:
    client = signed_in(place.alice)
    assert client.get(f"/account/email/{secret}/").status_code == 410
    assert client.post(f"/account/email/{secret}/").status_code == 410
