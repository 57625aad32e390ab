"""The history: what is told, to whom, and with how many questions."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.workspace import Place, role_of, signed_in

from fledge.web.store.models import Seat
from fledge.web.store.queries import members, postings, roles, tokens
from fledge.web.store.queries.history import history_of_organisation, history_of_posting, history_of_role
from fledge.web.store.queries.invitations import invitation_of, invited, joined, withdraw_invitation

_PAGE = "/o/harbour-bank/history/"
_TEXT = "Data Engineer\n\nRequirements:\n- Python\n"


def _said(place: Place, kind: str) -> list[str]:
    return [f"{one.who} {one.says}" for one in history_of_organisation(place.alice).only(kind)[:50]]


def test_seats_are_told_with_who_gave_changed_and_ended_them(place: Place) -> None:
    whose = place.member(Seat.MENTOR)
    members.moved(whose, seat="manager", by=place.alice.user)
    members.ended(whose, by=place.alice.user)
    found = [one for one in history_of_organisation(place.alice).only("seats")[:50] if "Mentor Person" in one.says]
    assert [(one.who, one.says) for one in found] == [
        ("Alice Amari", "ended the seat of Mentor Person"),
        ("Alice Amari", "changed the seat of Mentor Person"),
        ("Alice Amari", "gave Mentor Person a seat: mentor"),
    ]
    assert [(d.field, d.before, d.after) for d in found[1].differences] == [("seat", "Mentor", "Hiring manager")]


def test_invitations_are_told_as_made_withdrawn_and_accepted(place: Place) -> None:
    first, _ = invited(place.organisation, email="a@harbour.example", seat="mentor", by=place.alice.user)
    withdraw_invitation(invitation_of(place.organisation, first.pk), by=place.alice.user)
    second, _ = invited(place.organisation, email="b@harbour.example", seat="mentor", by=place.alice.user)
    joined(second, name="Bea", password="correct battery horse stapler")
    assert _said(place, "invitations") == [
        "Bea accepted the invitation of b@harbour.example",
        "Alice Amari invited b@harbour.example: mentor",
        "Alice Amari withdrew the invitation of a@harbour.example",
        "Alice Amari invited a@harbour.example: mentor",
    ]


def test_who_belongs_to_a_role_is_told_by_name(place: Place) -> None:
    role = roles.added(place.alice, title="Data Engineer", people=[place.member(Seat.MENTOR).user_id])
    roles.edited(role, member=place.member(Seat.TALENT), edition=1, people=[place.member(Seat.MANAGER).user_id])
    roles.edited(role, member=place.alice, edition=2, title="Senior Data Engineer")
    roles.edited(role, member=place.alice, edition=3, manager=place.member(Seat.MANAGER).user)
    told = [
        (one.who, one.says, [(d.field, d.before, d.after) for d in one.differences])
        for one in history_of_role(role, place.alice)
    ]
    assert told[0] == ("Alice Amari", "changed the role Senior Data Engineer",
                       [("manager", "nothing", "Hiring manager Person")])  # fmt: skip
    assert told[1] == ("Alice Amari", "changed the role Data Engineer",
                       [("title", "Data Engineer", "Senior Data Engineer")])  # fmt: skip
    assert told[2][0] == "Talent partner Person"
    assert told[2][2] == [("people", "Alice Amari, Mentor Person", "Hiring manager Person")]
    assert told[3:] == [("Alice Amari", "added the role Data Engineer", [])]


def test_postings_and_tokens_are_told(place: Place) -> None:
    role = role_of(place)
    made = postings.add_posting(role, member=place.member(Seat.TALENT), text=_TEXT)
    postings.published(made, member=place.alice)
    postings.withdrawn(made, member=place.alice)
    expected = [
        "Alice Amari took back version 1 of Senior AI Engineer",
        "Alice Amari published version 1 of Senior AI Engineer",
        "Talent partner Person added version 1 of Senior AI Engineer",
    ]
    assert _said(place, "postings") == expected
    assert [f"{one.who} {one.says}" for one in history_of_posting(made)] == expected
    token, _ = tokens.made(place.alice, "Copy", ["read"], 30)
    tokens.withdrawn(token, by=place.alice)
    assert _said(place, "tokens") == [
        "Alice Amari withdrew the token Copy (read)",
        "Alice Amari made the token Copy (read)",
    ]


def test_a_manager_reads_of_their_own_roles_only(place: Place) -> None:
    role_of(place, "Mine")
    roles.added(place.alice, title="Secret")
    said = signed_in(place.member(Seat.MANAGER)).get(_PAGE).content.decode()
    assert ("Mine" in said, "Secret" in said) == (True, False)
    said = signed_in(place.member(Seat.EXECUTIVE)).get(_PAGE).content.decode()
    assert ("Mine" in said, "Secret" in said) == (True, True)


def test_the_page_filters_by_person_and_kind_and_ignores_what_it_does_not_know(place: Place) -> None:
    roles.added(place.member(Seat.TALENT), title="By the talent partner")
    client, who = signed_in(place.alice), place.member(Seat.TALENT).user_id
    said = client.get(_PAGE, {"who": who, "kind": "roles"}).content.decode()
    assert "By the talent partner" in said
    assert "a seat:" not in said
    assert "Nothing like that" in client.get(_PAGE, {"who": who, "kind": "tokens"}).content.decode()
    for strange in ({"who": place.mallory.user_id}, {"who": "x", "kind": "users", "page": "-1"}, {"page": "10000"}):
        assert "a seat:" in client.get(_PAGE, strange).content.decode()


def test_the_history_asks_the_same_number_of_questions_for_one_role_and_for_three(place: Place) -> None:
    client, counts = signed_in(place.alice), []
    for n in (1, 2):
        for i in range(n):
            role = roles.added(place.alice, title=f"Role {n} {i}", manager=place.member(Seat.MANAGER).user)
            roles.edited(role, member=place.alice, edition=1, title="Other")
        with CaptureQueriesContext(connection) as asked:
            client.get(_PAGE)
        counts.append(len(asked))
    assert counts[0] == counts[1] < 30


def test_pages_of_the_history_show_everything_once(place: Place) -> None:
    found = history_of_organisation(place.alice)
    whole = [one.says for one in found[:100]]
    parts = [one.says for begin in range(0, len(found), 4) for one in found[begin : begin + 4]]
    assert whole == parts
    assert found[0].says == whole[0]
