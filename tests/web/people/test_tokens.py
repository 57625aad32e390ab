"""Tokens of programs: made, shown once, used, ended."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.workspace import Place, signed_in

from fledge.web.store.models import Scope, Seat, Token
from fledge.web.store.queries import tokens
from fledge.web.store.queries.members import ended
from fledge.web.store.queries.problems import Field, NotAllowed, NotKnown

_PAGE = "/o/harbour-bank/programs/"
_SECRET = re.compile(r"fledge_[\w-]{43}")


def test_a_token_is_shown_once_and_only_a_digest_of_it_is_kept(place: Place) -> None:
    client = signed_in(place.alice)
    sent = {"name": "Nightly copy", "scopes": ["read"], "days": 30}
    page = client.post(_PAGE, sent, follow=True).content.decode()
    secret = _SECRET.search(page)[0]  # type: ignore[index]
    assert secret not in client.get(_PAGE).content.decode()
    assert secret not in str(list(Token.objects.values()))
    assert tokens.bearer(secret).member == place.alice


def test_a_form_sent_twice_makes_one_token(place: Place) -> None:
    client = signed_in(place.alice)
    sent = {"name": "Nightly copy", "scopes": ["read"], "days": 30, "once": "the-same"}
    client.post(_PAGE, sent)
    client.post(_PAGE, sent)
    assert Token.objects.count() == 1


@pytest.mark.parametrize(
    ("seat", "offered"),
    [
        (Seat.OWNER, ["read", "write", "people", "applicants", "round"]),
        (Seat.TALENT, ["read", "write", "applicants", "round"]),
        (Seat.MANAGER, ["read", "write", "applicants", "round"]),
        (Seat.AUDITOR, ["read", "applicants", "round"]),
    ],
)
def test_a_scope_that_the_seat_cannot_use_is_neither_offered_nor_taken(
    place: Place, seat: Seat, offered: list[str]
) -> None:
    client = signed_in(place.member(seat))
    page = client.get(_PAGE)
    assert [value for value, _ in page.context["form"].fields["scopes"].choices] == offered
    sent = {"name": "All", "scopes": list(Scope.values), "days": 30}
    assert client.post(_PAGE, sent).status_code == (302 if len(offered) == len(Scope) else 422)


def test_a_seat_without_the_right_makes_no_token_by_any_way(place: Place) -> None:
    with pytest.raises(NotAllowed):
        tokens.made(place.member(Seat.LEARNER), "Mine", ["read"], 30)


@pytest.mark.parametrize(
    ("name", "scopes", "days"),
    [("", ["read"], 30), ("x" * 81, ["read"], 30), ("a", [], 30), ("a", ["all"], 30), ("a", ["read"], 0),
     ("a", ["read"], 366)],
)  # fmt: skip
def test_wrong_values_are_refused(place: Place, name: str, scopes: list[str], days: int) -> None:
    with pytest.raises(Field):
        tokens.made(place.alice, name, scopes, days)
    sent = {"name": name, "scopes": scopes, "days": days}
    assert signed_in(place.alice).post(_PAGE, sent).status_code == 422


@pytest.mark.parametrize("secret", ["", "fledge_", "Bearer", "fledge_" + "x" * 43, "fledge_" + "x" * 10_000, "\x00"])
def test_what_is_no_token_opens_nothing(place: Place, secret: str) -> None:
    with pytest.raises(NotKnown):
        tokens.bearer(secret)


def test_a_token_ends_when_it_is_withdrawn_on_its_day_with_the_seat_and_with_the_account(place: Place) -> None:
    made = [tokens.made(place.member(seat), "Copy", ["read"], 30) for seat in (Seat.OWNER, Seat.TALENT, Seat.MANAGER)]
    made.append(tokens.made(place.mallory, "Copy", ["read"], 30))
    tokens.withdrawn(made[0][0], by=place.alice)
    Token.objects.filter(pk=made[1][0].pk).update(ends=timezone.now())
    ended(place.member(Seat.MANAGER), by=place.alice.user)
    place.mallory.user.is_active = False
    place.mallory.user.save()
    for _, secret in made:
        with pytest.raises(NotKnown):
            tokens.bearer(secret)


def test_when_a_token_was_used_is_written_once_a_minute(place: Place) -> None:
    _, secret = tokens.made(place.alice, "Copy", ["read"], 30)
    first = tokens.bearer(secret).used
    assert tokens.bearer(secret).used == first
    earlier = timezone.now() - timedelta(minutes=2)
    Token.objects.update(used=earlier)
    assert tokens.bearer(secret).used > earlier  # type: ignore[operator]


def test_nobody_sees_or_withdraws_the_token_of_somebody_else(place: Place) -> None:
    token, secret = tokens.made(place.member(Seat.TALENT), "Only mine", ["read"], 30)
    other = signed_in(place.member(Seat.MANAGER))
    assert "Only mine" not in other.get(_PAGE).content.decode()
    assert other.post(f"{_PAGE}{token.pk}/withdraw/").status_code == 404
    assert signed_in(place.member(Seat.TALENT)).post(f"{_PAGE}{token.pk}/withdraw/").status_code == 302
    with pytest.raises(NotKnown):
        tokens.bearer(secret)


def test_owners_see_and_withdraw_the_tokens_of_everybody_here_and_nobody_else_does(place: Place) -> None:
    theirs, secret = tokens.made(place.member(Seat.TALENT), "Nightly copy", ["read"], 30)
    elsewhere, _ = tokens.made(place.mallory, "Elsewhere", ["read"], 30)
    page = signed_in(place.alice).get(_PAGE).content.decode()
    assert ("Programs of others" in page, "Talent partner Person" in page, "Elsewhere" in page) == (True, True, False)
    manager = signed_in(place.member(Seat.MANAGER))
    assert "Nightly copy" not in manager.get(_PAGE).content.decode()
    assert manager.post(f"{_PAGE}{theirs.pk}/withdraw/").status_code == 404
    assert signed_in(place.alice).post(f"{_PAGE}{elsewhere.pk}/withdraw/").status_code == 404
    assert signed_in(place.alice).post(f"{_PAGE}{theirs.pk}/withdraw/").status_code == 302
    with pytest.raises(NotKnown):
        tokens.bearer(secret)
    last = theirs.history.select_related("history_user").first()
    assert (str(last.history_user), bool(last.withdrawn)) == ("Alice Amari", True)


def test_the_page_asks_the_database_as_often_for_one_token_of_others_as_for_three(place: Place) -> None:
    client, counts = signed_in(place.alice), []
    for name in ("One", "Two", "Three"):
        tokens.made(place.member(Seat.TALENT), name, ["read"], 30)
        with CaptureQueriesContext(connection) as asked:
            client.get(_PAGE)
        counts.append(len(asked))
    assert counts[0] == counts[2]
