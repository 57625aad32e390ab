"""Two at once, forged forms, and names that are made to do harm."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from tests.web.workspace import Place, peopled, signed_in

from fledge.problem import Problem
from fledge.web.store.models import Invitation, Member, Seat, SignInLink, Token, User
from fledge.web.store.queries import members
from fledge.web.store.queries.entering import entered, sign_in_link
from fledge.web.store.queries.invitations import accepted, invited, joined
from fledge.web.store.queries.problems import Field

_WORDS = "correct battery horse stapler"


def _at_once(*things: Callable[[], object]) -> list[str]:
    """What becomes of several things that begin at the same moment: "done", or the kind of the Problem."""
    begin, came = threading.Barrier(len(things)), ["nothing"] * len(things)

    def run(place: int, thing: Callable[[], object]) -> None:
        begin.wait()
        try:
            thing()
            came[place] = "done"
        except Problem as problem:
            came[place] = type(problem).__name__
        except Exception as error:
            came[place] = repr(error)
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=run, args=both) for both in enumerate(things)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return sorted(came)


def test_of_two_owners_who_end_each_other_at_once_one_stays(committed: str) -> None:
    place = peopled()
    bob = members.moved(place.member(Seat.TALENT), seat="owner", by=place.alice.user)
    came = _at_once(
        lambda: members.ended(bob, by=place.alice.user),
        lambda: members.ended(place.alice, by=bob.user),
    )
    assert came == ["Field", "done"]
    assert members.members_of(place.organisation).filter(seat=Seat.OWNER).count() == 1


def test_of_two_owners_who_give_themselves_other_seats_at_once_one_stays(committed: str) -> None:
    place = peopled()
    bob = members.moved(place.member(Seat.TALENT), seat="owner", by=place.alice.user)
    came = _at_once(*(lambda one=one: members.moved(one, seat="auditor", by=one.user) for one in (place.alice, bob)))
    assert came == ["Field", "done"]


def test_of_two_who_join_by_one_invitation_at_once_one_does(committed: str) -> None:
    place = peopled()
    found, _ = invited(place.organisation, email="new@harbour.example", seat="mentor", by=place.alice.user)
    came = _at_once(*[lambda: joined(found, name="New", password=_WORDS)] * 3)
    assert came == ["Ended", "Ended", "done"]
    assert (User.objects.filter(email="new@harbour.example").count(), Member.objects.filter(seat="mentor").count()) == (
        1,
        2,
    )


def test_an_invitation_accepted_twice_at_once_gives_one_seat(committed: str) -> None:
    place = peopled()
    whose = place.mallory.user
    found, _ = invited(place.organisation, email=whose.email, seat="mentor", by=place.alice.user)
    assert _at_once(*[lambda: accepted(found, whose)] * 3) == ["Ended", "Ended", "done"]


def test_an_address_invited_twice_at_once_has_one_link_that_opens(committed: str) -> None:
    place = peopled()

    def ask() -> object:
        return invited(place.organisation, email="new@harbour.example", seat="mentor", by=place.alice.user)

    assert _at_once(ask, ask) == ["done", "done"]
    assert Invitation.objects.filter(withdrawn=None).count() == 1


def test_a_sign_in_link_sent_twice_at_once_signs_in_once(committed: str) -> None:
    secret = sign_in_link(peopled().alice.user)
    assert _at_once(*[lambda: entered(secret)] * 3) == ["Ended", "Ended", "done"]
    assert SignInLink.objects.get().used


def test_every_form_without_its_token_is_refused(place: Place) -> None:
    invitation, secret = invited(place.organisation, email="new@harbour.example", seat="mentor", by=place.alice.user)
    here, whose = place.organisation.slug, place.member(Seat.MENTOR).pk
    forms = [
        (reverse("invite", args=[here]), {"email": "b@harbour.example", "seat": "mentor"}),
        (reverse("invitation-renew", args=[here, invitation.pk]), {}),
        (reverse("invitation-withdraw", args=[here, invitation.pk]), {}),
        (reverse("member-seat", args=[here, whose]), {"seat": "owner"}),
        (reverse("member-end", args=[here, whose]), {}),
        (reverse("member-link", args=[here, whose]), {}),
        (reverse("organisation", args=[here]), {"name": "Forged", "edition": 1}),
        (reverse("tokens", args=[here]), {"name": "Forged", "scopes": ["read"], "days": 9}),
    ]
    client = signed_in(place.alice, enforce_csrf_checks=True)
    assert {client.post(address, sent).status_code for address, sent in forms} == {403}
    stranger = Client(enforce_csrf_checks=True)
    link = sign_in_link(place.alice.user)
    assert stranger.post(reverse("enter", args=[link])).status_code == 403
    assert stranger.post(reverse("invited", args=[secret]), {"name": "N", "password": _WORDS}).status_code == 403
    place.organisation.refresh_from_db()
    assert (place.organisation.name, Token.objects.count(), Invitation.objects.count()) == ("Harbour Bank", 0, 1)
    assert Member.objects.get(pk=whose).seat == "mentor"


_HOSTILE = {
    "<script>alert(1)</script>": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "Ada \u202egnp.exe": "Ada gnp.exe",
    "Ada\x00\x07\x1b[31m": "Ada[31m",
    "\u200b\u200bAda\u2066": "Ada",
    '"><img src=x onerror=alert(1)>': "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;",
    "{{ request.user }} %s": "{{ request.user }} %s",
    "الأميرة 王 Žofie": "الأميرة 王 Žofie",
}


@pytest.mark.parametrize(("name", "shown"), _HOSTILE.items(), ids=map(repr, _HOSTILE))
def test_a_name_that_is_made_to_do_harm_is_only_words(place: Place, name: str, shown: str) -> None:
    found, _ = invited(place.organisation, email="new@harbour.example", seat="owner", by=place.alice.user)
    client = Client()
    client.force_login(joined(found, name=name, password=_WORDS), backend="django.contrib.auth.backends.ModelBackend")
    members.renamed(place.organisation, name=name, edition=1, by=place.alice.user)
    client.post(
        reverse("tokens", args=["harbour-bank"]), {"name": name.replace("\x00", ""), "scopes": "read", "days": 9}
    )
    for page in ("members", "history", "organisation", "tokens"):
        said = client.get(reverse(page, args=["harbour-bank"])).content.decode()
        assert shown in said
        assert "<script>alert" not in said
        assert "<img src=x" not in said
        assert not set(said) & set("\u202e\u2066\x00\x07\x1b")


@pytest.mark.parametrize("name", ["", " ", "\u202e\u200b", "\x00", "x" * 10_000, "\u200d"])
def test_a_name_of_nothing_or_without_end_is_refused(place: Place, name: str) -> None:
    found, _ = invited(place.organisation, email="new@harbour.example", seat="mentor", by=place.alice.user)
    with pytest.raises(Field):
        joined(found, name=name, password=_WORDS)
    with pytest.raises(Field):
        members.renamed(place.organisation, name=name, edition=1, by=place.alice.user)
    address = reverse("organisation", args=["harbour-bank"])
    assert signed_in(place.alice).post(address, {"name": name, "edition": 1}).status_code == 422


@pytest.mark.parametrize("secret", ["x" * 5000, "%00", "..%2f..", "☃"])
def test_a_secret_that_is_none_is_a_page_and_no_fault(place: Place, secret: str) -> None:
    for address in (f"/invited/{secret}/", f"/enter/{secret}/"):
        assert Client().get(address).status_code in (404, 410)
