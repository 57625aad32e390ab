"""The ledger as it is read: who, when, why, undone or not, whole or not; names only for those who may see them."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from tests.web.round.test_deciding import at
from tests.web.rounds_by_hand import round_with
from tests.web.workspace import Place, signed_in

from fledge.web.store.models import Decision, Seat, What
from fledge.web.store.queries import decisions, persons


def test_every_decision_stands_there_with_its_reason_and_what_undid_it(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    made = decisions.decide(one, member=place.alice, what=What.REJECT, reason="other", words="A reason in words.")
    decisions.undo(made, member=place.member("talent"))
    page = signed_in(place.alice).get(at(role, "ledger/")).content.decode()
    for words in (one.person.name, "A reason in words.", "Another reason", "Undone by Talent partner Person"):
        assert words in page


def test_an_auditor_reads_numbers_instead_of_names(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    decisions.decide(one, member=place.alice, what=What.MOVE, to="review")
    client = signed_in(place.member(Seat.AUDITOR))
    page = client.get(at(role, "ledger/")).content.decode()
    table = b"".join(client.get(at(role, "ledger/csv/")).streaming_content).decode()
    assert f"Applicant {one.pk}" in page
    assert one.person.name not in page + table


@pytest.mark.parametrize("seat", [Seat.INTERVIEWER, Seat.EXECUTIVE, Seat.MENTOR])
def test_other_seats_do_not_see_the_ledger(place: Place, seat: Seat) -> None:
    role, _ = round_with(place, 1)
    assert signed_in(place.member(seat)).get(at(role, "ledger/")).status_code == 403


def test_the_page_says_whether_the_chain_is_whole_and_where_it_is_not(place: Place) -> None:
    role, people = round_with(place, 3)
    client = signed_in(place.member(Seat.AUDITOR))
    assert "There are no lines yet" in client.get(at(role, "ledger/whole/")).content.decode()
    for one in people:
        decisions.decide(one, member=place.alice, what=What.MOVE, to="review")
    assert "all 3 lines follow on one another" in client.get(at(role, "ledger/whole/")).content.decode()
    first = decisions.ledger(role).first()
    assert first
    Decision.objects.filter(pk=first.pk).update(words="something else")
    page = client.get(at(role, "ledger/whole/"), headers={"HX-Request": "true"}).content.decode()
    assert "broken at the line" in page
    assert first.digest[:10] in page


def test_erased_people_stay_in_the_ledger_without_their_names(place: Place) -> None:
    role, (one,) = round_with(place, 1)
    name = one.person.name
    decisions.decide(one, member=place.alice, what=What.REJECT, reason="filled")
    persons.erased(one.person, because="asked for")
    client = signed_in(place.alice)
    page = client.get(at(role, "ledger/")).content.decode()
    assert f"Applicant {one.pk} (erased)" in page
    assert name not in page
    rows = csv.DictReader(StringIO(b"".join(client.get(at(role, "ledger/csv/")).streaming_content).decode("utf-8-sig")))
    assert [(row["name"], row["reason"]) for row in rows] == [("", "filled")]
