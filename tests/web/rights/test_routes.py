"""Every route of the API × every seat × every scope, beside the table that was written by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.rights.routed import OWN, Routed, routed
from tests.web.rights.table import ROUTE_TABLE, seats_in
from tests.web.rights.world import World, undone

from fledge.web.api import v1
from fledge.web.api.doors import ROUTES, Door
from fledge.web.store.models import Scope, Seat
from fledge.web.store.queries import members, tokens
from fledge.web.store.rights import RIGHTS, May, scopes_for

assert v1.api
_NAMES = {401: "unknown", 403: "refused", 404: "not there", 405: "not taken", 429: "too often"}
#: The least that a route takes as a body, where what it is about is looked at after its body.
_SENT: dict[str, dict[str, Any]] = {
    "add_posting": {"text": "Engineer"}, "what_if": {}, "change_seat": {"seat": "mentor"}, "propose": {},
    "sign_off": {"lines": {"made-up": True}}, "change_role": {"title": "Other", "edition": 1}, "share": {"whom": "A"},
    "add_applicant": {"name": "Invented"}, "explain_upload": {},
    "decide": {"what": "move", "to": "interview", "edition": 1},
    "decide_for_many": {"applicants": [1], "what": "tag", "tag": "a"}, "look_again_at_all": {},
    "ask_for_order": {"order": "gap", "because": "Training"}, "accept_second_look": {"reason": "So"},
    "decline_second_look": {"reason": "So"}, "add_note": {"text": "A"}, "add_tag": {"tag": "a"},
    "add_task": {"what": "A", "who": 1}, "keep_filter": {"name": "A", "asked": "stage=review"},
    "add_webhook": {"address": "https://hooks.example/"},
    "plan_interview": {"begins": "2026-12-02T15:30", "interviewers": [1]}, "cancel_interview": {"edition": 1},
    "change_interview": {"edition": 1}, "add_card_note": {"text": "A"},
    "put_card": {"ratings": {}}, "add_letter": {"name": "A", "subject": "A", "words": "A"},
    "change_letter": {"name": "A", "subject": "A", "words": "A", "edition": 1}, "write_letter": {"letter": 1},
    "write_to_many": {"applicants": [1], "letter": 1},
    "answer_request": {"granted": False, "answer": "A"}, "erase_passed": {"people": [1]},
    "ask_to_keep": {"people": [1], "letter": 1}, "hold_everybody": {"legal_hold": "", "edition": 1},
}  # fmt: skip
_EACH = pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES)


@pytest.fixture(autouse=True)
def _unhurried() -> None:
    cache.clear()


@pytest.fixture(scope="module")
def named(world: World) -> Routed:
    return routed(world)


def _answer(client: Client, route: Door, address: str, secret: str = "") -> str:
    """What the least request is answered with, in a word; nothing stays of it."""
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    with undone():
        if route.takes in ("form", "files"):
            sent = {route.takes.replace("form", "file"): SimpleUploadedFile("a.txt", b"Engineer")}
            got = client.post(address, sent, headers=headers).status_code
        else:
            body = json.dumps(_SENT[route.name]) if route.name in _SENT else ""
            got = client.generic(route.method, address, body, "application/json", headers=headers).status_code
    assert got < 500
    return _NAMES.get(got, "let in")


def test_every_route_stands_in_the_table_and_the_table_names_no_other() -> None:
    assert sorted(ROUTES) == sorted(ROUTE_TABLE)


@_EACH
def test_doors_of_routes_open_to_the_seats_and_scopes_of_the_table(route: Door) -> None:
    expected = ROUTE_TABLE[route.name]
    assert {seat for seat in Seat if route.may is None or route.may in RIGHTS[seat]} == seats_in(expected["seats"])
    assert route.scope == expected["scope"]


@_EACH
def test_a_scope_that_reads_is_enough_to_read_and_never_writes(route: Door) -> None:
    reads = route.scope in (Scope.READ, Scope.APPLICANTS)
    assert reads != (route.is_write and route.name != "withdraw_token")  # a token can always end itself


@_EACH
def test_each_seat_reaches_exactly_its_routes_from_a_browser(world: World, named: Routed, route: Door) -> None:
    expected = {seat: "let in" if seat in seats_in(ROUTE_TABLE[route.name]["seats"]) else "refused" for seat in Seat}
    found = {}
    for seat in Seat:
        own = {"int:pk": world.tokens[seat]} if route.name == "withdraw_token" and seat in world.tokens else {}
        found[seat] = _answer(world.clients[seat], route, named.here.address(route, **own))
    if route.name in OWN:
        expected |= {seat: "not there" for seat in Seat if seat is not Seat.OWNER and expected[seat] == "let in"}
    if route.path.startswith("/interviews/") and expected[Seat.INTERVIEWER] == "let in":
        expected[Seat.INTERVIEWER] = "not there"  # it is held by others
    if "/works/{" in route.path:
        expected |= {seat: "not there" for seat in (Seat.MANAGER, *_readers()) if expected[seat] == "let in"}
    assert found == expected


def _readers() -> tuple[Seat, ...]:
    """Seats that see work of others neither, because they do not see every draft."""
    return tuple(s for s in Seat if not {May.SEE_EVERY_ROLE, May.SEE_DRAFTS} <= RIGHTS[s])


@_EACH
@pytest.mark.parametrize("scope", Scope)
def test_a_token_reaches_what_its_scope_and_its_seat_both_allow(
    world: World, named: Routed, route: Door, scope: Scope
) -> None:
    wanted, found, expected = ROUTE_TABLE[route.name], {}, {}
    with undone():
        for seat in (seat for seat in Seat if May.USE_TOKENS in RIGHTS[seat] and scope in scopes_for(seat)):
            token, secret = tokens.made(world.place.member(seat), "Matrix", [scope], 30)
            own = {"int:pk": token.pk} if route.name == "withdraw_token" else {}
            found[seat] = _answer(Client(), route, named.here.address(route, **own), secret)
            is_in = seat in seats_in(wanted["seats"]) and scope == wanted["scope"]
            expected[seat] = "let in" if is_in else "refused"
            if is_in and (_is_others_work(seat, route) or (route.name in OWN and seat is not Seat.OWNER)):
                expected[seat] = "not there"
    assert found == expected


def _is_others_work(seat: Seat, route: Door) -> bool:
    return seat is Seat.MANAGER and "/works/{" in route.path


@_EACH
def test_whoever_does_not_say_who_they_are_reaches_no_route(world: World, named: Routed, route: Door) -> None:
    address = named.here.address(route)
    assert [_answer(Client(), route, address, secret) for secret in ("", "fledge_made-up")] == ["unknown", "unknown"]


@_EACH
def test_by_no_route_is_there_anything_of_somebody_else(world: World, named: Routed, route: Door) -> None:
    for blank in (
        "int:pk",
        "uuid:pk",
        "int:share",
        "int:decision",
        "uuid:group",
        "int:look",
        "int:paper",
        "int:file",
        "int:private",
        "int:filter",
        "uuid:upload",
    ):
        if f"{{{blank}}}" in route.path:
            theirs = named.there.address(route).partition("?")[0].split("/")
            at = ("/api/v1" + route.path).split("/").index(f"{{{blank}}}")
            address = named.here.address(route, **{blank: theirs[at]})
            assert _answer(world.clients["owner"], route, address) == "not there"


@_EACH
def test_by_no_route_is_there_a_role_for_those_who_do_not_belong_to_it(
    world: World, named: Routed, route: Door
) -> None:
    first = route.path.strip("/").split("/")[0]
    hidden = {"roles": world.hidden.pk, "applicants": named.hidden}
    if first not in hidden or "{int:pk}" not in route.path:
        return
    address = named.here.address(route, **{"int:pk": hidden[first]})
    narrow = (Seat.MANAGER, Seat.INTERVIEWER, Seat.MENTOR, Seat.LEARNER, Seat.UNIVERSITY)
    for seat in set(narrow) & seats_in(ROUTE_TABLE[route.name]["seats"]):
        assert (seat, _answer(world.clients[seat], route, address)) == (seat, "not there")


def test_a_token_ends_when_its_seat_may_use_programs_no_more(world: World) -> None:
    with undone():
        whose = world.place.member(Seat.MANAGER)
        _, secret = tokens.made(whose, "Matrix", ["read"], 30)
        assert _answer(Client(), ROUTES["list_roles"], "/api/v1/roles", secret) == "let in"
        members.moved(whose, seat="learner", by=world.place.alice.user)
        assert _answer(Client(), ROUTES["list_roles"], "/api/v1/roles", secret) == "unknown"
