"""The page of people: who sits here, invitations, seats given and ended."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.workspace import Place, peopled, signed_in

from fledge.web.store.models import Invitation, Member, Seat
from fledge.web.store.queries.invitations import invited

_PEOPLE = "/o/harbour-bank/people/"
_LINK = re.compile(r"http://testserver/invited/[\w-]+/")


def _invite(client: Client, email: str = "new@harbour.example", seat: str = "mentor") -> str:
    answer = client.post(f"{_PEOPLE}invite/", {"email": email, "seat": seat}, follow=True)
    return _LINK.search(answer.content.decode())[0]  # type: ignore[index]


def test_the_page_names_everybody_with_their_seat(place: Place) -> None:
    page = signed_in(place.alice).get(_PEOPLE).content.decode()
    assert all(one.user.email in page and one.get_seat_display() in page for one in place.seats.values())
    assert place.mallory.user.email not in page


def test_the_page_asks_the_same_number_of_questions_however_many_people_there_are(place: Place) -> None:
    client = signed_in(place.alice)
    counts = []
    for n in (1, 3):
        for i in range(n):
            invited(place.organisation, email=f"{n}-{i}@harbour.example", seat="mentor", by=place.alice.user)
        with CaptureQueriesContext(connection) as asked:
            client.get(_PEOPLE)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_link_of_an_invitation_is_shown_on_one_page_only(place: Place) -> None:
    client = signed_in(place.alice)
    link = _invite(client)
    page = client.get(_PEOPLE)
    assert link not in page.content.decode()
    assert "new@harbour.example" in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_an_invitation_that_has_ended_is_told_from_one_that_is_open(place: Place) -> None:
    client = signed_in(place.alice)
    _invite(client)
    assert ">ended<" not in client.get(_PEOPLE).content.decode()
    Invitation.objects.update(ends=timezone.now())
    assert ">ended<" in client.get(_PEOPLE).content.decode()


def test_an_invitation_sent_twice_is_made_once(place: Place) -> None:
    client = signed_in(place.alice)
    sent = {"email": "new@harbour.example", "seat": "mentor", "once": "the-same"}
    client.post(f"{_PEOPLE}invite/", sent)
    client.post(f"{_PEOPLE}invite/", sent)
    assert Invitation.objects.count() == 1
    assert _LINK.search(client.get(_PEOPLE).content.decode())


def test_a_new_link_ends_the_earlier_one(place: Place) -> None:
    client = signed_in(place.alice)
    first = _invite(client)
    waiting = Invitation.objects.get()
    answer = client.post(f"{_PEOPLE}invitations/{waiting.pk}/renew/", follow=True)
    second = _LINK.search(answer.content.decode())[0]  # type: ignore[index]
    assert [Client().get(link).status_code for link in (first, second)] == [410, 200]


def test_a_withdrawn_invitation_opens_nothing(place: Place) -> None:
    client = signed_in(place.alice)
    link = _invite(client)
    client.post(f"{_PEOPLE}invitations/{Invitation.objects.get().pk}/withdraw/")
    page = Client().get(link)
    assert page.status_code == 410
    assert "does not open anything" in page.content.decode()


@pytest.mark.parametrize("email", ["", "no address", "a@b", "x" * 250 + "@harbour.example", "a\x00@harbour.example"])
def test_an_address_that_is_none_is_refused_with_a_sentence(place: Place, email: str) -> None:
    answer = signed_in(place.alice).post(f"{_PEOPLE}invite/", {"email": email, "seat": "mentor"})
    assert (answer.status_code, Invitation.objects.count()) == (422, 0)


def test_somebody_who_sits_here_is_not_invited_again(place: Place) -> None:
    answer = signed_in(place.alice).post(f"{_PEOPLE}invite/", {"email": "Talent@Harbour.example", "seat": "mentor"})
    assert "sits here already" in answer.content.decode()


def test_a_seat_is_changed_and_the_history_says_by_whom(place: Place) -> None:
    whose = place.member(Seat.MENTOR)
    signed_in(place.alice).post(f"{_PEOPLE}{whose.pk}/seat/", {"seat": "manager"})
    whose.refresh_from_db()
    assert whose.seat == "manager"
    assert whose.history.first().history_user == place.alice.user


def test_an_ended_seat_opens_nothing_and_can_be_given_again(place: Place) -> None:
    whose = place.member(Seat.MENTOR)
    theirs = signed_in(whose)
    signed_in(place.alice).post(f"{_PEOPLE}{whose.pk}/end/")
    assert theirs.get("/o/harbour-bank/roles/").status_code == 404
    before = timezone.now()
    theirs.post(_invite(signed_in(place.alice), whose.user.email, "interviewer").removeprefix("http://testserver"))
    whose.refresh_from_db()
    assert (whose.seat, whose.left) == ("interviewer", None)
    assert whose.since >= before


@pytest.mark.parametrize(("page", "sent"), [("end", {}), ("seat", {"seat": "auditor"})])
def test_the_last_owner_stays(place: Place, page: str, sent: dict[str, str]) -> None:
    answer = signed_in(place.alice).post(f"{_PEOPLE}{place.alice.pk}/{page}/", sent)
    assert answer.status_code == 422
    assert "needs an owner" in answer.content.decode()
    assert Member.objects.get(pk=place.alice.pk).left is None


def test_an_owner_whose_account_is_closed_does_not_count_as_one(place: Place) -> None:
    other = place.member(Seat.TALENT)
    signed_in(place.alice).post(f"{_PEOPLE}{other.pk}/seat/", {"seat": "owner"})
    other.user.is_active = False
    other.user.save()
    assert signed_in(place.alice).post(f"{_PEOPLE}{place.alice.pk}/end/").status_code == 422


@override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend")
def test_where_mail_is_set_up_the_link_is_sent_once_the_invitation_is_kept(committed: str) -> None:
    place = peopled()
    mail.outbox.clear()
    link = _invite(signed_in(place.alice))
    assert [(letter.to, link in letter.body) for letter in mail.outbox] == [(["new@harbour.example"], True)]


@override_settings(EMAIL_BACKEND="tests.web.people.broken_mail.BrokenMail")
def test_a_letter_that_cannot_be_sent_is_told_and_the_link_still_shown(committed: str) -> None:
    place = peopled()
    sent = {"email": "new@harbour.example", "seat": "mentor"}
    page = signed_in(place.alice).post(f"{_PEOPLE}invite/", sent, follow=True).content.decode()
    assert "could not be sent" in page
    assert _LINK.search(page)
