"""What a program reads when something is wrong: what, where, and how to mend it, in one shape everywhere."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.utils import timezone
from tests.web.api.program import PROBLEM, Program, browser_of, program_of, role_with_posting
from tests.web.workspace import Place, peopled, role_of, signed_in

from fledge.web.api.doors import Door
from fledge.web.api.examples import EXAMPLES
from fledge.web.api.v1 import ROUTES
from fledge.web.store.models import Scope, Token
from fledge.web.store.queries import works
from fledge.web.store.rights import May, allows

NOWHERE: dict[str, object] = {
    "int:pk": 987, "uuid:pk": "7f0c2a34-9f0e-4f5e-8a43-0d6ab1f4a0c1", "purpose": "repaired", "kind": "text",
}  # fmt: skip
OWNED = [door for door in ROUTES.values() if "{" in door.path.replace("{kind}", "")]


def _filled(door: Door, named: dict[str, object]) -> str:
    """The address with what is named; else with ids that nobody has."""

    def value(found: re.Match[str]) -> str:
        kind = found[1]
        return str(named.get(kind, NOWHERE["uuid:pk"] if kind.startswith("uuid") else NOWHERE.get(kind, 1)))

    return re.sub(r"\{([\w:]+)\}", value, door.path)


def test_nobody_gets_in_without_a_token(place: Place) -> None:
    for secret, title in (("", "nobody says who asks"), ("fledge_wrong", "this token opens nothing")):
        answer = Program(secret).client.get(
            "/api/v1/roles", headers={"Authorization": f"Bearer {secret}"} if secret else {}
        )
        said = answer.json()
        assert (answer.status_code, answer["Content-Type"], said["title"]) == (401, PROBLEM, title)
        assert (answer["WWW-Authenticate"], said["where"], bool(said["mend"])) == (
            'Bearer realm="Fledge"',
            "Authorization",
            True,
        )


def test_a_token_that_ended_or_was_withdrawn_opens_nothing(place: Place) -> None:
    for change in ({"ends": timezone.now() - timedelta(seconds=1)}, {"withdrawn": timezone.now()}):
        program = program_of(place.alice)
        Token.objects.filter(member=place.alice).update(**change)
        assert program.said("GET", "/roles")[0] == 401


def test_what_cannot_be_found_or_is_not_taken_is_said(place: Place) -> None:
    program = program_of(place.alice)
    asked = {
        ("GET", "/nothing"): 404, ("GET", "/roles/999"): 404, ("GET", f"/roles/{10**30}"): 404,
        ("DELETE", "/roles"): 405, ("GET", "/roles?limit=0"): 422, ("GET", "/roles?limit=101"): 422,
        ("GET", "/roles?limit=many"): 422, ("GET", "/roles?after=nowhere"): 422, ("GET", "/roles?q=%00"): 422,
    }  # fmt: skip
    for (method, path), status in asked.items():
        answer = program.ask(method, path)
        said = answer.json()
        assert (answer.status_code, answer["Content-Type"], said["status"]) == (status, PROBLEM, status), path
        assert {"type", "title", "detail"} <= set(said)
    assert program.ask("DELETE", "/roles")["Allow"] == "GET, POST"


def test_every_field_that_has_to_be_mended_is_named(place: Place) -> None:
    status, said = program_of(place.alice).said("POST", "/roles", {"openings": "four", "salary": 1, "people": [0]})
    assert (status, [one["where"] for one in said["problems"]]) == (422, ["title", "openings", "people.0", "salary"])
    assert said["problems"][3]["what"] == "there is no such field"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("{", "application/json", 400),
        ('{"title": NaN}', "application/json", 400),
        ("[" * 100_000, "application/json", 400),
        ("title=x", "application/x-www-form-urlencoded", 415),
        ("<a/>", "text/xml", 415),
        ("", "application/json", 422),
        ("[]", "application/json", 422),
        ('{"title": "a\\u0000b"}', "application/json", 422),
        ('{"title": "\\ud800"}', "application/json", 422),
    ],
)
def test_a_body_that_cannot_be_read_is_refused_with_a_sentence(
    sqlite_store: str, body: str, kind: str, status: int
) -> None:
    program = program_of(peopled().alice)
    head = {"Authorization": f"Bearer {program.secret}"}
    answer = program.client.generic("POST", "/api/v1/roles", body, content_type=kind, headers=head)
    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)


def test_what_is_too_large_is_refused_while_it_arrives(sqlite_store: str) -> None:
    place = peopled()
    role, program = role_of(place), program_of(place.alice)
    head = {"Authorization": f"Bearer {program.secret}"}
    with override_settings(UPLOAD_BYTES=1000, DATA_UPLOAD_MAX_MEMORY_SIZE=1000):
        file = SimpleUploadedFile("posting.txt", b"x" * 200_000)
        uploaded = program.client.post(f"/api/v1/roles/{role.pk}/postings/file", {"file": file}, headers=head)
        pasted = program.ask("POST", f"/roles/{role.pk}/postings", {"text": "x" * 2000})
    assert [(a.status_code, a["Content-Type"]) for a in (uploaded, pasted)] == [(413, PROBLEM)] * 2


def test_more_requests_than_a_minute_takes_are_refused_with_the_seconds_to_wait(sqlite_store: str) -> None:
    place = peopled()
    program, other = program_of(place.alice), program_of(place.alice)
    with override_settings(API_PER_MINUTE=3):
        answers = [program.ask("GET", "/organisation") for _ in range(7)]
        assert {a.status_code for a in answers} == {200, 429}
        assert (answers[-1].status_code, 1 <= int(answers[-1]["Retry-After"]) <= 61) == (429, True)
        assert other.said("GET", "/organisation")[0] == 200


def test_an_edition_that_somebody_else_changed_is_refused(place: Place) -> None:
    role, program = role_of(place), program_of(place.alice)
    address = f"/roles/{role.pk}"
    tag = program.ask("GET", address)["ETag"]
    assert program.said("PATCH", address, {"location": "Lisbon"}, If_Match=tag)[1]["location"] == "Lisbon"
    status, said = program.said("PATCH", address, {"location": "Porto"}, If_Match=tag)
    assert (status, said["title"]) == (409, "Alice Amari changed this role while you had it open")
    assert program.said("PATCH", address, {"location": "Porto"})[1]["where"] == "edition"
    assert program.said("PATCH", address, {"location": "Porto"}, If_Match="*")[1]["where"] == "If-Match"


def test_what_belongs_to_another_organisation_looks_like_nothing(sqlite_store: str) -> None:
    place = peopled()
    mallory, there = program_of(place.mallory), _there(place)
    wrong = {}
    for door in OWNED:
        status, said = _asked(mallory, door, there.get(door.path.split("/")[1], NOWHERE))
        told = [words for words in ("Senior", "alice", "Harbour", "Dana") if words in str(said)]
        unsaid = status == 422 and door.name in ("compare", "remove_tag")  # they ask what is meant before they look
        if told or not (status == 404 or unsaid):
            wrong[door.name] = (status, told)
    assert wrong == {}


def _there(place: Place) -> dict[str, dict[str, object]]:
    """What is there in Alice's organisation, by the first part of an address."""
    role, alice = role_with_posting(place), program_of(place.alice)
    one = f"/roles/{role.pk}/postings/1"
    share = alice.said("POST", f"{one}/shares", {"whom": "Dana"})[1]["id"]
    alice.ask("PUT", f"{one}/proposals/repaired", {"edits": 1})
    return {
        "roles": {"int:pk": role.pk, "int:share": share, "purpose": "repaired", "kind": "text"},
        "members": {"int:pk": place.alice.pk},
        "invitations": {"int:pk": alice.said("POST", "/invitations", EXAMPLES["invite"])[1]["id"]},
        "tokens": {"int:pk": Token.objects.get(member=place.alice).pk},
        "works": {"uuid:pk": works.added(place.alice, kind="import", about="a file", items=[]).pk},
    }


def _asked(program: Program, door: Door, named: dict[str, object]) -> tuple[int, Any]:
    path = _filled(door, named)
    if door.takes in ("form", "files"):
        sent = {door.takes.replace("form", "file"): SimpleUploadedFile("posting.txt", b"Requirements:\n- Python\n")}
        answer = program.client.post(f"/api/v1{path}", sent, headers=program.head)
        return answer.status_code, answer.json()
    answer = program.ask(door.method, path, EXAMPLES.get(door.name))
    return answer.status_code, json.loads(answer.getvalue()) if "json" in answer.get("Content-Type", "") else None


def test_seat_and_scope_both_have_to_allow_a_route(sqlite_store: str) -> None:
    place = peopled()
    programs = {
        seat: program_of(member) if allows(seat, May.USE_TOKENS) else browser_of(member)
        for seat, member in place.seats.items()
    }
    wrong = []
    for door in ROUTES.values():
        for seat, program in programs.items():
            status = _asked(program, door, NOWHERE)[0]
            if (status == 403) is not (door.may is not None and not allows(seat, door.may)):
                wrong.append((door.name, seat, status))
    assert wrong == []


def test_a_token_without_the_scope_of_a_route_is_told_which_one(sqlite_store: str) -> None:
    place = peopled()
    without = {one: program_of(place.alice, *(s for s in Scope.values if s != one)) for one in Scope.values}
    answers = {door.name: _asked(without[door.scope], door, NOWHERE) for door in ROUTES.values()}
    said = {name: (status, problem["mend"]) for name, (status, problem) in answers.items()}
    assert said == {d.name: (403, f"make a token with the scope {d.scope.value}") for d in ROUTES.values()}


def test_a_browser_asks_with_its_session_and_writes_only_from_our_own_pages(place: Place) -> None:
    browser = signed_in(place.alice, enforce_csrf_checks=True)
    assert browser.get("/api/v1/roles").json()["count"] == 0
    refused = browser.post("/api/v1/roles", {"title": "x"}, content_type="application/json")
    assert (refused.status_code, refused["Content-Type"]) == (403, PROBLEM)
    browser.get("/api/v1/docs")
    token = browser.cookies["fledge_csrf"].value
    made = browser.post(
        "/api/v1/roles", {"title": "x"}, content_type="application/json", headers={"X-CSRFToken": token}
    )
    assert made.status_code == 201


def test_the_organisation_of_a_token_is_the_only_one_it_works_in(place: Place) -> None:
    program = program_of(place.alice)
    assert program.said("GET", "/roles", Fledge_Organisation=place.organisation.slug)[0] == 200
    assert program.said("GET", "/roles", Fledge_Organisation=place.elsewhere.slug)[0] == 404
