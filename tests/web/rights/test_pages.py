"""Every page × every seat × looking and writing, beside the table that was written by hand."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from tests.web.rights.table import PAGES, WITHOUT_A_SEAT, Page, pages, seats_in
from tests.web.rights.world import World, status

from fledge.web.pages.door import DOORS
from fledge.web.store.models import Seat
from fledge.web.store.rights import RIGHTS, May

_HERE = {name: page for name, page in pages().items() if page.has_seat}
_METHODS = (("GET", "reads"), ("POST", "writes"))


def _each(chosen: dict[str, Page]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", chosen.values(), ids=chosen)


def test_every_page_stands_in_the_table_and_the_table_names_no_other() -> None:
    assert sorted(_HERE) == sorted(PAGES)
    assert sorted(name for name, page in pages().items() if not page.has_seat) == sorted(WITHOUT_A_SEAT)


def test_every_page_of_an_organisation_stands_behind_a_door_and_every_door_leads_somewhere() -> None:
    assert [name for name, page in _HERE.items() if page.door is None] == []
    assert sorted(DOORS) == sorted({page.door.name for page in _HERE.values() if page.door})


@_each(_HERE)
def test_doors_open_to_the_seats_of_the_table(page: Page) -> None:
    assert page.door
    for wanted, column in ((page.door.reads, "reads"), (page.door.writes, "writes")):
        assert _with(wanted) == seats_in(PAGES[page.name][column])


def _with(may: May | None) -> set[Seat]:
    return {seat for seat in Seat if may in RIGHTS[seat]}


@_each(_HERE)
def test_each_seat_sees_exactly_its_pages(world: World, page: Page) -> None:
    found, expected = {}, {}
    for method, column in _METHODS:
        group = seats_in(PAGES[page.name][column])
        for seat in Seat:
            got = status(world.clients[seat], method, world.address(page, seat))
            found[method, seat] = {403: "refused", 404: "not there", 405: "not taken"}.get(got, got < 500)
            expected[method, seat] = True if seat in group else "refused" if group else "not taken"
    assert found == expected


@_each(_HERE)
def test_strangers_are_told_that_there_is_nothing_and_others_are_led_to_sign_in(world: World, page: Page) -> None:
    address = world.things.fill(page)
    mallory = Client()
    mallory.force_login(world.place.mallory.user, backend="django.contrib.auth.backends.ModelBackend")
    for method, _ in _METHODS:
        assert [status(client, method, address) for client in (mallory, world.seatless)] == [404, 404]
        answer = Client().generic(method, address)
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/")


def _about_things() -> dict[str, Page]:
    return {name: page for name, page in _HERE.items() if "pk" in page.blanks}


@_each(_about_things())
@pytest.mark.parametrize("which", ["somebody else's", "one that does not exist"])
def test_what_is_somebody_elses_is_not_there_nor_is_what_does_not_exist(world: World, page: Page, which: str) -> None:
    is_theirs = which == "somebody else's"
    for blank in set(page.blanks) - {"slug", "purpose", "kind", "number", "other"}:
        theirs = world.elsewhere.fill(page)
        unknown = str(uuid.uuid4()) if "<uuid:pk>" in page.address else "9" * 12
        value = _part(page, theirs, blank) if is_theirs else unknown
        address = _replaced(page, world.things.fill(page), blank, value)
        assert _open(page, world.clients["owner"], address) == {404}
    if "number" in page.blanks and not is_theirs:
        assert _open(page, world.clients["owner"], _replaced(page, world.things.fill(page), "number", "99")) == {404}


def _open(page: Page, client: Client, address: str) -> set[int]:
    """The answers of the methods that the page takes at all."""
    taken = [method for method, column in _METHODS if PAGES[page.name][column] != "nobody"]
    return {status(client, method, address) for method in taken}


def _places(page: Page) -> dict[str, int]:
    steps = page.address.split("/")
    return {step.strip("<>").split(":")[-1]: at for at, step in enumerate(steps) if step.startswith("<")}


def _part(page: Page, address: str, blank: str) -> str:
    return address.strip("/").split("/")[_places(page)[blank]]


def _replaced(page: Page, address: str, blank: str, value: str) -> str:
    path, mark, query = address.partition("?")
    steps = path.strip("/").split("/")
    steps[_places(page)[blank]] = value
    return f"/{'/'.join(steps)}/{mark}{query}"


def _under_a_role() -> Iterator[tuple[str, Page]]:
    return ((name, page) for name, page in _HERE.items() if page.address.startswith("o/<slug:slug>/roles/<int:pk>/"))


@_each(dict(_under_a_role()))
def test_a_role_is_not_there_for_those_who_do_not_belong_to_it(world: World, page: Page) -> None:
    address = world.things.fill(page, pk=world.hidden.pk)
    narrow = (Seat.MANAGER, Seat.INTERVIEWER, Seat.MENTOR, Seat.LEARNER, Seat.UNIVERSITY)
    for method, column in _METHODS:
        for seat in set(narrow) & seats_in(PAGES[page.name][column]):
            assert (seat, method, status(world.clients[seat], method, address)) == (seat, method, 404)


@pytest.mark.parametrize("name", sorted(WITHOUT_A_SEAT))
def test_pages_without_a_seat_give_nothing_away(world: World, name: str) -> None:
    page = pages()[name]
    values = {"secret": "made-up", "slug": "harbour-bank", "pk": 999_999}
    address = "/" + page.address
    for blank in page.blanks:
        address = address.replace(
            next(p for p in page.address.split("/") if p.endswith(f":{blank}>")), str(values[blank])
        )
    answer = Client().get(address)
    if WITHOUT_A_SEAT[name] == "in":
        assert answer["Location"].startswith("/account/login/")
    else:
        assert answer.status_code == WITHOUT_A_SEAT[name]
    assert world.place.alice.user.email not in answer.content.decode()
