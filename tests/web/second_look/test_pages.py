"""The pages of a second look: what they say, forms sent twice, ids of somebody else, and questions to the database."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.web.second_look.rejected import OPEN, add, looked, queue, rejected, round_of
from tests.web.workspace import Place, signed_in

from fledge.web.jobs import looking_again
from fledge.web.store.models import Decision, LookState, Role, Seat, SecondLook, What, Work


def _here(place: Place, role: Role) -> str:
    return f"/o/{place.organisation.slug}/roles/{role.pk}/round/second-look/"


def _read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_queue_teaches_what_fills_it(place: Place) -> None:
    role = round_of(place)
    assert "Nobody was rejected under another version." in _read(signed_in(place.alice), _here(place, role))


def test_publishing_another_version_looks_again_by_itself(place: Place) -> None:
    role = round_of(place)
    rejected(role, place, "Ines")
    from fledge.web.store.queries import postings

    made = postings.add_posting(role, member=place.alice, text=OPEN)
    address = f"/o/{place.organisation.slug}/roles/{role.pk}/{made.number}/publishing/publish/"
    signed_in(place.alice).post(address)
    assert Work.objects.filter(kind=looking_again.KIND).count() == 1
    assert looking_again.look_again(place.alice, role) == looking_again.moving(role, made)


def test_people_are_numbers_until_somebody_asks_and_a_decision_needs_a_reason(place: Place) -> None:
    role = round_of(place)
    rejected(role, place, "Inesferreira")
    add(role, place, OPEN)
    [look] = looked(role, place)
    client, here = signed_in(place.alice), _here(place, role)
    told = _read(client, here)
    assert f"Applicant {look.applicant_id}" in told
    assert "Inesferreira" not in told
    refused = client.post(f"{here}{look.pk}/", {"answer": "back", "reason": " "})
    assert (refused.status_code, "say why; it stands in the ledger" in refused.content.decode()) == (422, True)
    assert [one.state for one in queue(role, place)] == [LookState.OPEN]


def test_a_form_sent_twice_is_one_decision_and_a_second_person_is_told(place: Place) -> None:
    role = round_of(place)
    rejected(role, place, "Ines")
    add(role, place, OPEN)
    [look] = looked(role, place)
    client, address = signed_in(place.alice), f"{_here(place, role)}{look.pk}/"
    for _ in range(2):
        assert client.post(address, {"answer": "back", "reason": "Python is enough", "once": "k"}).status_code == 302
    assert Decision.objects.filter(what=What.REOPEN).count() == 1
    late = signed_in(place.member(Seat.TALENT)).post(address, {"answer": "stands", "reason": "No"})
    assert (late.status_code, "Alice Amari decided this meanwhile" in late.content.decode()) == (409, True)
    client.post(f"{address}undo/")
    assert SecondLook.objects.get().state == LookState.OPEN


def test_a_look_of_another_role_is_not_there(place: Place) -> None:
    role = round_of(place)
    rejected(role, place, "Ines")
    add(role, place, OPEN)
    [look] = looked(role, place)
    other = round_of(place, "Another")
    assert signed_in(place.alice).post(f"{_here(place, other)}{look.pk}/", {"answer": "back"}).status_code == 404


def test_three_people_ask_the_database_as_often_as_one(place: Place) -> None:
    role, client = round_of(place), signed_in(place.alice)
    asked = []
    people = [rejected(role, place, name) for name in ("Ines", "Omar", "Ada")]
    add(role, place, OPEN)
    looked(role, place)
    for many in (3, 1):
        SecondLook.objects.filter(applicant__in=people[many:]).delete()
        with CaptureQueriesContext(connection) as told:
            _read(client, _here(place, role))
        asked.append(len(told))
    assert asked[0] == asked[1]
