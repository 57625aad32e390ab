"""Lists: every item once, in one order, with as many questions to the database for three as for one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.api.program import Program, program_of, role_with_posting
from tests.web.workspace import Place, role_of

from fledge.web.store.models import Seat, Token, User
from fledge.web.store.queries import members, shares, works


def _walked(program: Program, path: str, limit: int) -> list[int | str]:
    found, following = [], f"{path}?limit={limit}"
    while following:
        status, part = program.said("GET", following.removeprefix("/api/v1"))
        assert (status, len(part["items"]) <= limit) == (200, True)
        found += [item["id"] for item in part["items"]]
        following = part["next"]
    return found


@pytest.mark.parametrize("limit", [1, 2, 3, 100])
def test_a_walk_meets_every_item_once_in_order(place: Place, limit: int) -> None:
    made = [role_of(place, f"Role {n}").pk for n in range(7)]
    assert _walked(program_of(place.alice), "/roles", limit) == made[::-1]


def test_a_walk_by_name_meets_people_of_the_same_name_once(place: Place) -> None:
    for n in range(3):
        user = User.objects.create_user(f"sam{n}@harbour.example", name="Sam Sato")
        members.seated(place.organisation, user, Seat.LEARNER, by=place.alice.user)
    found = _walked(program_of(place.alice), "/members", 2)
    assert (len(found), len(set(found))) == (12, 12)


def test_a_walk_is_not_disturbed_by_what_is_added_meanwhile(place: Place) -> None:
    program = program_of(place.alice)
    first = [role_of(place, f"Role {n}").pk for n in range(4)]
    part = program.said("GET", "/roles?limit=2")[1]
    role_of(place, "Later")
    rest = program.said("GET", part["next"].removeprefix("/api/v1"))[1]
    assert [item["id"] for item in part["items"] + rest["items"]] == first[::-1]
    assert (part["count"], rest["count"], rest["next"]) == (4, 5, None)


def test_filters_stay_while_somebody_walks(place: Place) -> None:
    program = program_of(place.alice)
    for n in range(3):
        role_of(place, f"Data {n}", state="paused")
        role_of(place, f"Other {n}")
    part = program.said("GET", "/roles?limit=2&q=data&state=paused")[1]
    rest = program.said("GET", part["next"].removeprefix("/api/v1"))[1]
    assert (part["count"], [item["title"] for item in part["items"] + rest["items"]]) == (
        3,
        ["Data 2", "Data 1", "Data 0"],
    )


def test_whoever_sees_no_drafts_is_not_told_what_they_say(place: Place) -> None:
    from tests.web.api.program import browser_of

    role = role_with_posting(place)
    program_of(place.alice).ask("POST", f"/roles/{role.pk}/postings/1/publish")
    said = browser_of(place.member("learner")).said("GET", f"/roles/{role.pk}")[1]
    assert [said[name] for name in ("versions", "verdict", "findings", "share")] == [None] * 4
    assert (said["newest"], said["published"]) == (1, 1)


@pytest.mark.parametrize(
    "path", ["/roles", "/roles/{role}/postings", "/roles/{role}/postings/1/shares", "/works", "/tokens", "/members",
             "/invitations", "/history", "/roles/{role}/history"],
)  # fmt: skip
def test_a_list_of_three_asks_no_more_of_the_database_than_a_list_of_one(place: Place, path: str) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    address = path.format(role=role.pk)
    _one_more(place, role, 0)
    program.said("GET", address)
    few = _questions(program, address)
    for n in (1, 2):
        _one_more(place, role, n)
    assert _questions(program, address) <= few


def _one_more(place: Place, role: object, n: int) -> None:
    from fledge.web.store.queries import invitations, postings

    role_of(place, f"Role {n}")
    postings.add_posting(role, member=place.alice, text=f"Requirements:\n- Python\n- {n + 2} years of Go\n")  # type: ignore[arg-type]
    posting = role.postings.get(number=1)  # type: ignore[attr-defined]
    shares.share(posting, member=place.alice, whom=f"Dana {n}")
    works.added(place.alice, kind="import", about=f"file {n}", items=[])
    program_of(place.alice)
    invitations.invited(place.organisation, email=f"sam{n}@harbour.example", seat="manager", by=place.alice.user)
    user = User.objects.create_user(f"kim{n}@harbour.example", name=f"Kim {n}")
    members.seated(place.organisation, user, Seat.LEARNER, by=place.alice.user)


def _questions(program: Program, path: str) -> int:
    Token.objects.update(used=None)
    program.said("GET", path)
    with CaptureQueriesContext(connection) as asked:
        assert program.said("GET", path)[0] == 200
    return len(asked)
