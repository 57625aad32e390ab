"""Joining by the link of an invitation."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.web.workspace import PASSWORD, Place, signed_in

from fledge.web.store.models import Invitation, Member, Seat, User
from fledge.web.store.queries.invitations import invited, withdraw_invitation

_WORDS = "correct battery horse stapler"
_NEW = "new@harbour.example"


def _link(place: Place, email: str = _NEW, seat: str = "mentor") -> str:
    return f"/invited/{invited(place.organisation, email=email, seat=seat, by=place.alice.user)[1]}/"


def test_joining_makes_an_account_takes_the_seat_and_signs_in(place: Place) -> None:
    client, link = Client(), _link(place)
    assert "Harbour Bank" in client.get(link).content.decode()
    answer = client.post(link, {"name": "New Person", "password": _WORDS})
    assert answer["Location"] == "/o/harbour-bank/roles/"
    assert client.get("/o/harbour-bank/roles/").status_code == 200
    made = Member.objects.get(user__email=_NEW)
    assert (made.seat, made.user.name, made.user.check_password(_WORDS)) == ("mentor", "New Person", True)
    assert made.user.password.startswith("argon2")


@pytest.mark.parametrize("password", ["", "short", "123456789012", "administrator", "new@harbour.example", "x" * 501])
def test_a_password_that_is_easy_to_guess_is_refused_beside_its_field(place: Place, password: str) -> None:
    answer = Client().post(_link(place), {"name": "New Person", "password": password})
    assert answer.status_code == 422
    assert 'id="id_password_error"' in answer.content.decode()
    assert not User.objects.filter(email=_NEW).exists()


def test_used_withdrawn_ended_and_unknown_links_read_a_sentence(place: Place) -> None:
    used, withdrawn, ended = (_link(place, f"{n}@harbour.example") for n in range(3))
    Client().post(used, {"name": "New Person", "password": _WORDS})
    withdraw_invitation(Invitation.objects.get(email="1@harbour.example"), by=place.alice.user)
    Invitation.objects.filter(email="2@harbour.example").update(ends=timezone.now() - timedelta(seconds=1))
    said = {used: "has been used", withdrawn: "does not open", ended: "has ended", "/invited/none/": "does not open"}
    for link, words in said.items():
        for answer in (Client().get(link), Client().post(link, {"name": "New", "password": _WORDS})):
            assert (answer.status_code, words in answer.content.decode()) == (410, True)


def test_somebody_signed_in_with_that_address_accepts_by_one_button(place: Place) -> None:
    client, link = signed_in(place.mallory), _link(place, place.mallory.user.email)
    assert "Take the seat" in client.get(link).content.decode()
    assert client.post(link)["Location"] == "/o/harbour-bank/roles/"
    assert Member.objects.get(user=place.mallory.user, organisation=place.organisation).seat == "mentor"


def test_somebody_signed_in_with_another_address_is_told_and_takes_nothing(place: Place) -> None:
    client, link = signed_in(place.mallory), _link(place)
    for answer in (client.get(link), client.post(link, {"name": "Mallory", "password": _WORDS})):
        assert answer.status_code == 403
        assert "for another address" in answer.content.decode()
    assert Invitation.objects.get().used is None


def test_an_address_with_an_account_is_led_to_sign_in_and_back(place: Place) -> None:
    link = _link(place, place.mallory.user.email)
    for answer in (Client().get(link), Client().post(link, {"name": "Not Mallory", "password": _WORDS})):
        assert answer["Location"] == f"/account/login/?next={link}"
    place.mallory.user.refresh_from_db()
    assert place.mallory.user.check_password(PASSWORD)


def test_an_invitation_does_not_take_a_seat_away_from_whoever_sits_here(place: Place) -> None:
    link = _link(place)
    Invitation.objects.update(email=place.alice.user.email)
    answer = signed_in(place.alice).post(link)
    assert answer.status_code == 410
    assert Member.objects.get(pk=place.alice.pk).seat == Seat.OWNER
