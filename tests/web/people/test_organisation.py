"""The page of the organisation."""

from __future__ import annotations

from tests.web.workspace import Place, signed_in

_PAGE = "/o/harbour-bank/organisation/"


def test_an_owner_renames_it_and_its_address_stays(place: Place) -> None:
    client = signed_in(place.alice)
    assert client.post(_PAGE, {"name": "Harbour & Sons", "edition": 1})["Location"] == _PAGE
    page = client.get(_PAGE).content.decode()
    assert "Harbour &amp; Sons" in page


def test_the_second_of_two_who_rename_it_at_once_is_told_who_was_quicker(place: Place) -> None:
    client = signed_in(place.alice)
    client.post(_PAGE, {"name": "First", "edition": 1})
    answer = client.post(_PAGE, {"name": "Second", "edition": 1})
    assert answer.status_code == 409
    assert "Alice Amari changed this organisation" in answer.content.decode()
    place.organisation.refresh_from_db()
    assert place.organisation.name == "First"


def test_others_read_the_figures_and_see_no_form(place: Place) -> None:
    page = signed_in(place.member("auditor")).get(_PAGE).content.decode()
    assert "Talent partner" in page
    assert 'name="name"' not in page
