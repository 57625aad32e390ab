"""Links that sign in once, and the invented people of a demonstration."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.template import Context, Template
from django.test import Client, override_settings
from django.utils import timezone
from tests.web.workspace import Place

from fledge.web.store.models import Seat, SignInLink
from fledge.web.store.queries.entering import sign_in_link
from fledge.web.store.queries.members import seated


def test_looking_at_a_link_does_not_use_it_up_and_sending_its_form_does(place: Place) -> None:
    link = f"/enter/{sign_in_link(place.alice.user)}/"
    client = Client()
    assert [client.get(link).status_code for _ in range(2)] == [200, 200]
    assert client.get("/").status_code == 302
    client.post(link)
    assert client.get("/o/harbour-bank/roles/").status_code == 200
    for answer in (Client().get(link), Client().post(link)):
        assert (answer.status_code, "has been used" in answer.content.decode()) == (410, True)


def test_a_link_ends_after_a_quarter_of_an_hour(place: Place) -> None:
    link = f"/enter/{sign_in_link(place.alice.user)}/"
    found = SignInLink.objects.get()
    assert timedelta(minutes=14) < found.ends - timezone.now() <= timedelta(minutes=15)
    SignInLink.objects.update(ends=timezone.now())
    assert [Client().get(link).status_code, Client().post(link).status_code] == [410, 410]


def test_a_link_for_a_closed_account_opens_nothing(place: Place) -> None:
    link = f"/enter/{sign_in_link(place.alice.user)}/"
    place.alice.user.is_active = False
    place.alice.user.save()
    assert Client().post(link).status_code == 410


def test_what_is_kept_of_a_link_does_not_open_it(place: Place) -> None:
    sign_in_link(place.alice.user)
    assert Client().post(f"/enter/{SignInLink.objects.get().digest}/").status_code == 410


def test_where_this_is_no_demonstration_nobody_enters_as_somebody_else(place: Place) -> None:
    place.organisation.is_invented = True
    place.organisation.save()
    client = Client()
    for answer in (client.get("/enter/as/"), client.post("/enter/as/", {"user": place.alice.user_id})):
        assert answer.status_code == 404
    assert "_auth_user_id" not in client.session
    assert _buttons() == ""


@override_settings(DEMO=True)
def test_in_a_demonstration_invented_people_are_buttons_by_seat(place: Place) -> None:
    place.organisation.is_invented = True
    place.organisation.save()
    shown = _buttons()
    assert shown.count("<form") == len(place.seats)
    assert [shown.index(f">{seat.label}<") for seat in Seat] == sorted(shown.index(f">{seat.label}<") for seat in Seat)
    client = Client()
    client.post("/enter/as/", {"user": place.member(Seat.AUDITOR).user_id})
    assert client.get("/o/harbour-bank/roles/").context["member"].seat == "auditor"


@override_settings(DEMO=True)
@pytest.mark.parametrize("user", ["", "x", "0", "9" * 40, "-1", "٣"])
def test_in_a_demonstration_nobody_enters_as_a_real_person(place: Place, user: str) -> None:
    place.organisation.is_invented = True
    place.organisation.save()
    both = place.member(Seat.AUDITOR).user
    seated(place.elsewhere, both, Seat.OWNER, by=place.mallory.user)
    for wanted in (user, place.mallory.user_id, both.pk):
        assert Client().post("/enter/as/", {"user": wanted}).status_code == 404


def _buttons() -> str:
    return Template("{% demo_people %}").render(Context()).strip()
