"""Applicants of another system by the API alone: looked at first, begun once, broken files named; on both databases."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from tests.web.api.program import Program, browser_of, program_of
from tests.web.applicants_import.uploads import came, packed, paper, people, table, workbook
from tests.web.jobs.imports import worked
from tests.web.workspace import Place, role_of

from fledge.web.store.links import digest
from fledge.web.store.models import Applicant, Decision, Incoming, Role, Token, Work

HEADS = ("Candidate Name", "Email", "Current Stage", "Status", "Rejection Reason", "Rejected On", "Candidate ID")
ADA = ("Ada Invented", "ada@example.org", "Phone Screen", "Active", "", "", "17")
ALAN = ("Alan Invented", "alan@example.org", "Application Review", "Rejected", "Too few years", "2026-04-01", "18")


@pytest.fixture
def role(place: Place) -> Role:
    return role_of(place)


@pytest.fixture
def program(place: Place) -> Program:
    return program_of(place.alice)


def _sent(program: Program, role: Role, *files: SimpleUploadedFile, key: str = "", **said: str) -> tuple[int, Any]:
    headers = program.head | ({"Idempotency-Key": key} if key else {})
    answer = program.client.post(f"/api/v1/roles/{role.pk}/uploads", {"files": list(files), **said}, headers=headers)
    return answer.status_code, json.loads(answer.content)


def _begun(program: Program, role: Role, upload: dict[str, Any]) -> Work:
    status, said = program.said("POST", f"/roles/{role.pk}/uploads/{upload['id']}/begin")
    assert (status, said["kind"]) == (202, "applicants"), said
    return worked(Work.objects.get(pk=said["id"]))


def test_an_export_is_looked_at_first_and_then_comes_in(program: Program, role: Role) -> None:
    status, said = _sent(program, role, table(HEADS, ADA, ALAN), paper("Ada Invented.txt"))
    assert (status, said["system"], said["hinders"], said["rows"], said["files"]) == (
        201, "Greenhouse", "", {"in": 2, "there": 0, "not": 0}, 1,
    )  # fmt: skip
    assert {one["heading"]: one["field"] for one in said["columns"]}["Candidate ID"] == "reference"
    at = f"/roles/{role.pk}/uploads/{said['id']}"
    rows = program.said("GET", f"{at}/rows")[1]
    assert [(one["number"], one["came"], one["stage"], one["standing"]) for one in rows["items"]] == [
        (2, "in", "interview", "active"), (3, "in", "review", "rejected"),
    ]  # fmt: skip
    assert (Applicant.objects.count(), program.said("GET", at)[1]) == (0, said)
    work = _begun(program, role, said)
    assert came(work) == [("Row 2: Ada Invented", "in"), ("Row 3: Alan Invented", "in"), ("Ada Invented.txt", "in")]
    assert "in Greenhouse" in Decision.objects.get().words
    results = program.said("GET", f"/works/{work.pk}/results")[1]
    assert (results["count"], program.said("GET", at)[0]) == (4, 404)


def test_nothing_is_doubled_however_often_it_is_sent_and_begun(program: Program, role: Role) -> None:
    first = _sent(program, role, table(HEADS, ADA), key="a")[1]
    assert (_sent(program, role, table(HEADS, ADA), key="a")[1], Incoming.objects.count()) == (first, 1)
    works = [program.said("POST", f"/roles/{role.pk}/uploads/{first['id']}/begin")[1]["id"] for _ in range(2)]
    worked(Work.objects.get(pk=works[0]))
    again = _sent(program, role, table(HEADS, ADA))[1]
    assert (works[0] == works[1], Work.objects.filter(kind="applicants").count(), again["rows"]["there"]) == (
        True,
        1,
        1,
    )
    assert [one for _, one in came(_begun(program, role, again))] == ["there"]
    assert people(role) == ["Ada Invented"]


def test_columns_are_said_by_heading_or_letter_and_a_system_by_its_name(program: Program, role: Role) -> None:
    rows = table(("Wer", "Wo", "Bemerkung"), ("Ada", "ada@example.org", "x"))
    said = _sent(program, role, rows, columns='{"Wer": "name", "B": "email"}', system="lever")[1]
    assert (said["system"], said["hinders"]) == ("Lever", "")
    assert [one["field"] for one in said["columns"]] == ["name", "email", None]
    _begun(program, role, said)
    assert Applicant.objects.get().person.email == "ada@example.org"


@pytest.mark.parametrize(
    ("columns", "words"),
    [('{"Wer": "name", "Wo": "name"}', "two columns"),
     ('{"Wann": "name"}', "there is no column"),
     ("[", "cannot be read"),
     ('{"Wer": "shoe size"}', "cannot be read"), ('{"Wo": "phone"}', "say which column holds the names")],
)  # fmt: skip
def test_columns_that_cannot_be_are_refused_and_nothing_is_kept(
    program: Program, role: Role, columns: str, words: str
) -> None:
    status, said = _sent(program, role, table(("Wer", "Wo"), ("Ada", "ada@example.org")), columns=columns)
    assert (status, said["where"], words in said["title"], Incoming.objects.count()) == (422, "columns", True, 0)


def test_what_is_open_is_said_before_it_is_begun(program: Program, role: Role) -> None:
    rows = table(("Name", "Stage", "Applied on"), ("Ada", "Kaffeerunde", "03/04/2026"))
    said = _sent(program, role, rows)[1]
    at = f"/roles/{role.pk}/uploads/{said['id']}"
    assert [(one["about"], one["kind"]) for one in said["questions"]] == [("Kaffeerunde", "word"), ("applied", "days")]
    assert said["hinders"] == "say what “Kaffeerunde” means"
    assert program.said("POST", f"{at}/begin")[0] == 422
    assert program.said("PATCH", at, {"words": {"Tee": "offer"}})[1]["where"] == "words"
    answer = {"words": {"Kaffeerunde": "interview"}, "days": {"applied": "month first"}}
    assert program.said("PATCH", at, answer)[1]["hinders"] == ""
    _begun(program, role, said)
    one = Applicant.objects.get()
    assert (one.stage, one.applied.isoformat()) == ("interview", "2026-03-04")


def test_another_row_of_headings_is_said_by_its_number(program: Program, role: Role) -> None:
    book = workbook(["Name", "Email"], ["Wer", "Wo"], ["Ada", "ada@example.org"])
    said = _sent(program, role, book)[1]
    at = f"/roles/{role.pk}/uploads/{said['id']}"
    assert (said["header"], said["rows"]["in"]) == (1, 2)
    assert program.said("PATCH", at, {"header": 9})[1]["where"] == "header"
    told = program.said("PATCH", at, {"header": 2, "columns": {"Wer": "name", "Wo": "email"}})[1]
    assert (told["header"], told["rows"]["in"], told["hinders"]) == (2, 1, "")


def test_broken_files_are_named_before_anything_comes_in_and_the_rest_come_in(program: Program, role: Role) -> None:
    files = [paper(f"Person {chr(65 + n)} Invented.txt") for n in range(4)]
    broken = [SimpleUploadedFile("a.pdf", b"%PDF-1.4 broken"), SimpleUploadedFile("b.docx", b"PK\x03\x04 broken")]
    said = _sent(program, role, *files, *broken)[1]
    told = program.said("GET", f"/roles/{role.pk}/uploads/{said['id']}/files?limit=100")[1]["items"]
    assert [one["came"] for one in told] == ["in"] * 4 + ["not"] * 2
    assert all(one["says"] for one in told[4:])
    assert [one for _, one in came(_begun(program, role, said))] == ["in"] * 4 + ["not"] * 2
    again = _sent(program, role, paper("Person A Invented.txt"))[1]
    assert program.said("GET", f"/roles/{role.pk}/uploads/{again['id']}/files")[1]["items"][0]["came"] == "there"


def test_an_archive_that_unpacks_to_too_much_is_named_and_the_rest_come_in(program: Program, role: Role) -> None:
    bomb = packed({"bomb.txt": b"0" * 80_000_000, "Ada Invented.txt": b"Experience\n\nBuilt it in Python.\n"})
    said = _sent(program, role, bomb)[1]
    told = program.said("GET", f"/roles/{role.pk}/uploads/{said['id']}/files")[1]["items"]
    assert (said["refused"], [(one["name"], one["came"], bool(one["says"])) for one in told]) == (
        1, [("papers.zip/Ada Invented.txt", "in", False), ("papers.zip/bomb.txt", "not", True)],
    )  # fmt: skip


def test_two_hundred_megabytes_are_refused_with_a_sentence(program: Program, role: Role) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.zip"\r\n\r\nx\r\n--b--\r\n'
    answer = program.client.generic(
        "POST", f"/api/v1/roles/{role.pk}/uploads", body, "multipart/form-data; boundary=b",
        CONTENT_LENGTH=str(200_000_000), headers=program.head,
    )  # fmt: skip
    assert (answer.status_code, "limit of 100 MB" in answer.json()["title"]) == (413, True)
    assert Incoming.objects.count() == 0


@override_settings(UPLOAD_BYTES=1_000, IMPORT_BYTES=1_000_000)
def test_papers_of_many_may_be_larger_than_one_file(program: Program, role: Role) -> None:
    assert _sent(program, role, SimpleUploadedFile("Ada Invented.txt", b"Python\n" * 50_000))[0] == 201


def test_columns_about_groups_are_emptied_before_anything_is_kept(program: Program, role: Role) -> None:
    said = _sent(program, role, table(("Name", "Gender"), ("Ada", "SECRET")))[1]
    assert ("SECRET" in str(Incoming.objects.get().sheets), "emptied" in str(said["notes"])) == (False, True)


def test_an_upload_that_waits_is_the_same_on_pages_and_is_thrown_away(
    place: Place, program: Program, role: Role
) -> None:
    said = _sent(program, role, table(HEADS, ADA))[1]
    at = f"/roles/{role.pk}/uploads"
    assert [one["id"] for one in program.said("GET", at)[1]["items"]] == [said["id"]]
    page = browser_of(place.alice).client.get(f"/o/harbour-bank/roles/{role.pk}/round/import/{said['id']}/look/")
    assert page.status_code == 200
    assert program.said("DELETE", f"{at}/{said['id']}")[0] == 204
    assert (program.said("GET", at)[1]["count"], Incoming.objects.count()) == (0, 0)


def test_no_table_means_nothing_to_explain(program: Program, role: Role) -> None:
    said = _sent(program, role, paper("Ada Invented.txt"))[1]
    assert (said["sheet"], said["columns"], said["hinders"]) == (0, [], "")
    assert program.said("PATCH", f"/roles/{role.pk}/uploads/{said['id']}", {})[1]["where"] == "columns"
    assert _sent(program, role, SimpleUploadedFile("people.xls", b"\xd0\xcf\x11\xe0 old"))[1]["where"] == "files"


def test_the_template_comes_in_as_it_is_filled(program: Program, role: Role) -> None:
    answer = program.ask("GET", "/applicants/template/csv")
    heads = answer.content.decode("utf-8-sig").strip().split(",")
    said = _sent(program, role, table(heads, ["Ada", "ada@example.org"]))[1]
    assert (said["hinders"], said["rows"]["in"]) == ("", 1)
    assert program.ask("GET", "/applicants/template/xlsx").content[:2] == b"PK"
    assert program.ask("GET", "/applicants/template/pdf").status_code == 422


def test_a_program_that_does_not_read_applicants_sees_no_work_that_names_them(
    place: Place, program: Program, role: Role
) -> None:
    said = _sent(program, role, table(HEADS, ADA))[1]
    work = _begun(program, role, said)
    reader = program_of(place.alice, "read", "write")
    assert (program.said("GET", "/works")[1]["count"], reader.said("GET", "/works")[1]["count"]) == (1, 0)
    assert [reader.said("GET", f"/works/{work.pk}{rest}")[0] for rest in ("", "/results")] == [404, 404]
    assert reader.said("POST", f"/works/{work.pk}/stop")[0] == 404


def test_a_program_ends_its_own_token_alone(place: Place) -> None:
    program, other = program_of(place.alice, "read"), program_of(place.alice, "read")
    mine, theirs = (Token.objects.get(digest=digest(one.secret)).pk for one in (program, other))
    assert program.said("DELETE", f"/tokens/{theirs}")[0] == 403
    assert (program.said("DELETE", f"/tokens/{mine}")[0], program.said("GET", "/tokens")[0]) == (204, 401)
    assert browser_of(place.alice).client.get("/api/v1/tokens").json()["count"] == 1
