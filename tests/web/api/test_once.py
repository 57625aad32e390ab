"""Writes under a key: done once, answered the same, however often and however many at once."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from tests.web.api.program import TEXT, Program, program_of, role_with_posting
from tests.web.workspace import Place, peopled, role_of

from fledge.web.store.models import Invitation, Once, Posting, Role, Share

ROLE = {"title": "Data Engineer"}


def test_the_same_key_gives_the_same_answer_and_does_it_once(place: Place) -> None:
    program = program_of(place.alice)
    first = program.ask("POST", "/roles", ROLE, Idempotency_Key="k1")
    again = program.ask("POST", "/roles", ROLE, Idempotency_Key="k1")
    assert (again.status_code, again.content, Role.objects.count()) == (201, first.content, 1)
    assert (again["ETag"], again["Location"]) == (first["ETag"], first["Location"])
    assert (first.headers.get("Idempotency-Replayed"), again["Idempotency-Replayed"]) == (None, "true")


def test_the_same_key_with_another_body_is_refused_with_a_sentence(place: Place) -> None:
    program = program_of(place.alice)
    program.ask("POST", "/roles", ROLE, Idempotency_Key="k1")
    status, said = program.said("POST", "/roles", {"title": "Another"}, Idempotency_Key="k1")
    assert (status, said["title"], said["where"], Role.objects.count()) == (
        422, "this key was used for something else", "Idempotency-Key", 1,
    )  # fmt: skip


def test_keys_of_one_person_are_not_those_of_another(place: Place) -> None:
    for seat in ("owner", "talent"):
        assert program_of(place.seats[seat]).said("POST", "/roles", ROLE, Idempotency_Key="k1")[0] == 201
    assert Role.objects.count() == 2


def test_what_failed_is_not_kept_so_it_may_be_asked_again(place: Place) -> None:
    program = program_of(place.alice)
    assert program.said("POST", "/roles", {"title": " "}, Idempotency_Key="k1")[0] == 422
    assert (Once.objects.count(), program.said("POST", "/roles", ROLE, Idempotency_Key="k1")[0]) == (0, 201)


def test_a_link_that_is_shown_once_is_not_kept_where_it_can_be_read(place: Place) -> None:
    program = program_of(place.alice)
    asked = ("POST", "/invitations", {"email": "sam@harbour.example", "seat": "manager"})
    first, again = (program.said(*asked, Idempotency_Key="k1") for _ in range(2))
    kept = Once.objects.get()
    secret = first[1]["link"].rstrip("/").rpartition("/")[2]
    assert (again, Invitation.objects.count()) == (first, 1)
    assert [secret in words for words in (kept.answer, kept.key)] == [False, False]


def test_a_key_that_is_too_long_is_refused(place: Place) -> None:
    program = program_of(place.alice)
    assert program.said("POST", "/roles", ROLE, Idempotency_Key="k" * 100)[0] == 201
    status, said = program.said("POST", "/roles", ROLE, Idempotency_Key="k" * 101)
    assert (status, said["where"]) == (422, "Idempotency-Key")


def test_the_same_file_under_the_same_key_is_one_version_however_its_parts_are_divided(place: Place) -> None:
    role, program = role_of(place), program_of(place.alice)
    answers = [_uploaded(program, role, TEXT) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert (answers[0].content, Posting.objects.count()) == (answers[1].content, 1)
    assert _uploaded(program, role, TEXT + "- Kafka\n").status_code == 422


def _uploaded(program: Program, role: Role, text: str):  # type: ignore[no-untyped-def]
    return program.client.post(
        f"/api/v1/roles/{role.pk}/postings/file",
        {"file": SimpleUploadedFile("posting.txt", text.encode())},
        headers={"Authorization": f"Bearer {program.secret}", "Idempotency-Key": "f1"},
    )


@pytest.mark.parametrize("path", ["publish", "withdraw"])
def test_a_delete_and_a_write_without_a_body_take_keys_as_well(place: Place, path: str) -> None:
    role, program = role_with_posting(place), program_of(place.alice)
    address = f"/roles/{role.pk}/postings/1/{path}"
    answers = [program.ask("POST", address, Idempotency_Key="k1") for _ in range(2)]
    assert [a.status_code for a in answers] == [200, 200]
    assert answers[0].content == answers[1].content
    shares = f"/roles/{role.pk}/postings/1/shares"
    made = program.said("POST", shares, {"whom": "Dana"})[1]
    gone = [program.ask("DELETE", f"{shares}/{made['id']}", Idempotency_Key="k2") for _ in range(2)]
    assert [(a.status_code, a.content) for a in gone] == [(204, b"")] * 2
    assert Share.objects.exclude(withdrawn=None).count() == 1


def test_several_at_once_under_one_key_do_it_once(committed: str) -> None:
    program = program_of(peopled().alice)

    def ask(n: int) -> tuple[int, str]:
        try:
            answer = Program(program.secret).ask("POST", "/roles", ROLE, Idempotency_Key="together")
            return answer.status_code, json.dumps(json.loads(answer.content), sort_keys=True)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5) as pool:
        answers = set(pool.map(ask, range(5)))
    assert (len(answers), Role.objects.count(), answers.pop()[0]) == (1, 1, 201)
