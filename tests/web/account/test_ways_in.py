"""Sign-in links that owners hand to somebody who lost their password: what they open, and what they never do."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.web.account.codes import code_now
from tests.web.account.test_second_factors import later, with_app
from tests.web.workspace import PASSWORD, Place, signed_in

from fledge.web.store.models import Seat, SignInLink
from fledge.web.store.queries import members
from fledge.web.store.queries.entering import sign_in_link, way_in_for
from fledge.web.store.queries.problems import Stale

NEW = "quite-another-long-word-9"
PEOPLE = "/o/harbour-bank/people/"


def handed_over(place: Place, seat: Seat) -> str:
    """The address that an owner is shown."""
    client = signed_in(place.alice)
    page = client.post(reverse("member-link", args=["harbour-bank", place.member(seat).pk]), follow=True)
    found = re.search(r'id="way-in" readonly value="http://testserver([^"]+)"', page.content.decode())
    assert found
    assert "/enter/" not in client.get(PEOPLE).content.decode()
    return found[1]


def test_an_owner_hands_over_a_link_by_which_a_new_password_is_set(place: Place) -> None:
    client, whose = Client(), place.member(Seat.MENTOR)
    client.post(handed_over(place, Seat.MENTOR))
    assert client.get("/o/harbour-bank/roles/").context["member"] == whose
    page = client.get("/account/password/change/").content.decode()
    assert 'name="oldpassword"' not in page
    client.post("/account/password/change/", {"password1": NEW, "password2": NEW})
    whose.user.refresh_from_db()
    assert whose.user.check_password(NEW)


def test_a_quarter_of_an_hour_after_the_link_the_old_password_is_asked_for(place: Place) -> None:
    client = Client()
    client.post(handed_over(place, Seat.MENTOR))
    later(client, 901)
    answer = client.post("/account/password/change/", {"password1": NEW, "password2": NEW}, follow=True)
    place.member(Seat.MENTOR).user.refresh_from_db()
    assert place.member(Seat.MENTOR).user.check_password(PASSWORD)
    assert answer.status_code == 200


def test_whoever_signed_in_with_a_password_is_asked_for_it_when_they_change_it(place: Place) -> None:
    client = Client()
    client.post("/account/login/", {"login": "alice@harbour.example", "password": PASSWORD})
    assert 'name="oldpassword"' in client.get("/account/password/change/").content.decode()


def test_a_link_does_not_pass_a_second_step_by(place: Place) -> None:
    _, secret = with_app(place)
    for link in (sign_in_link(place.alice.user), way_in_for(place.alice, by=place.alice.user)):
        client = Client()
        answer = client.post(f"/enter/{link}/")
        assert answer["Location"] == "/account/2fa/authenticate/"
        assert client.get("/account/").status_code == 302
    assert client.post("/account/2fa/authenticate/", {"code": code_now(secret)}).status_code == 302
    assert client.get("/account/").status_code == 200


def test_a_link_asks_for_a_passkey_where_it_is_the_second_step(place: Place) -> None:
    Authenticator.objects.create(user=place.alice.user, type="webauthn", data={"name": "Key", "credential": {}})
    client = Client()
    assert client.post(f"/enter/{sign_in_link(place.alice.user)}/")["Location"] == "/account/2fa/authenticate/"
    assert client.get("/account/").status_code == 302


def test_an_owner_who_opens_the_link_themselves_is_signed_out_and_asked_for_the_second_step(place: Place) -> None:
    with_app(place)
    link = way_in_for(place.alice, by=place.alice.user)
    client = signed_in(place.member(Seat.TALENT))
    assert client.post(f"/enter/{link}/")["Location"] == "/account/2fa/authenticate/"
    assert client.get("/account/").status_code == 302


def test_a_newer_link_ends_the_earlier_one_and_the_end_of_a_seat_ends_both(place: Place) -> None:
    whose = place.member(Seat.MENTOR)
    first, second = (way_in_for(whose, by=place.alice.user) for _ in range(2))
    assert [Client().get(f"/enter/{link}/").status_code for link in (first, second)] == [410, 200]
    members.ended(whose, by=place.alice.user)
    assert Client().post(f"/enter/{second}/").status_code == 410


def test_a_link_ends_within_the_hour(place: Place) -> None:
    way_in_for(place.member(Seat.MENTOR), by=place.alice.user)
    left = SignInLink.objects.get().ends - timezone.now()
    assert 59 * 60 < left.total_seconds() <= 3600


def test_nobody_opens_the_account_of_somebody_who_sits_elsewhere_too(place: Place) -> None:
    whose = place.member(Seat.MENTOR)
    link = way_in_for(whose, by=place.alice.user)
    members.seated(place.elsewhere, whose.user, Seat.MENTOR, by=place.mallory.user)
    with pytest.raises(Stale, match="no sign-in link can be made here") as found:
        way_in_for(whose, by=place.alice.user)
    assert "Elsewhere" not in str(found.value)
    assert Client().post(f"/enter/{link}/").status_code == 410


def test_only_owners_make_links_and_only_for_their_own_people(place: Place) -> None:
    page = reverse("member-link", args=["harbour-bank", place.member(Seat.MENTOR).pk])
    answers = {seat: signed_in(place.member(seat)).post(page).status_code for seat in Seat}
    assert {seat for seat, status in answers.items() if status == 302} == {Seat.OWNER}
    theirs = reverse("member-link", args=["harbour-bank", place.mallory.pk])
    assert signed_in(place.alice).post(theirs).status_code == 404
