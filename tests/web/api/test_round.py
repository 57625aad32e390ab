"""A hiring round by the API alone: blind, by somebody's own decisions, on both databases."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from tests.web.api.program import Program, browser_of, program_of, role_with_posting
from tests.web.workspace import Place, role_of

from fledge.web.jobs.carrying import carry_out
from fledge.web.store.models import Applicant, Decision, Delivery, OrderAsked, Person, Role, Work

PAPER = b"Experience\n\nData Engineer, Harbour Bank, 2019 to 2024\n- Built pipelines in Python and Spark.\n"


def _added(program: Program, role: Role, name: str = "Ines Invented", **more: str) -> dict[str, object]:
    fields = {"name": name, "email": f"{name.split()[0].lower()}@people.example", **more}
    status, said = program.said("POST", f"/roles/{role.pk}/applicants", fields)
    assert status == 201
    return dict(said)


def _with_paper(program: Program, role: Role, name: str = "Ines Invented") -> dict[str, object]:
    one = _added(program, role, name)
    answer = program.client.post(
        f"/api/v1/applicants/{one['id']}/papers",
        {"file": SimpleUploadedFile("cv.txt", PAPER)},
        headers=program.head,
    )
    assert (answer.status_code, answer.json()["unread"]) == (201, "")
    return one


def test_somebody_is_added_once_and_blind_unless_asked(place: Place) -> None:
    program, role = program_of(place.alice), role_of(place)
    one = _added(program, role)
    status, again = program.said(
        "POST", f"/roles/{role.pk}/applicants", {"name": "Other", "email": "ines@people.example"}
    )
    assert (status, again["id"], Applicant.objects.count()) == (200, one["id"], 1)
    listed = program.said("GET", f"/roles/{role.pk}/applicants")[1]["items"]
    assert [item["who"] for item in listed] == [None]
    asked = program.said("GET", f"/roles/{role.pk}/applicants?who=true")[1]["items"]
    assert asked[0]["who"] == {"name": "Ines Invented", "email": "ines@people.example", "phone": ""}


@pytest.mark.parametrize(
    ("query", "found"),
    [("", 3), ("q=bo", 1), ("source=Referral", 1), ("stage=interview", 0), ("applied_from=2026-01-02", 2), ("tag=x", 0),
     ("order=name", 3), ("order=-applied", 3), ("order=waiting&standing=active", 3)],
)  # fmt: skip
def test_the_filters_of_the_list_find_people_and_walk_through_them_in_parts(
    place: Place, query: str, found: int
) -> None:
    program, role = program_of(place.alice), role_of(place)
    for n, name in enumerate(("Ana Invented", "Bo Invented", "Cy Invented"), 1):
        _added(program, role, name, applied=f"2026-01-0{n}", source="Referral" if n == 1 else "")
    seen, following = [], f"/roles/{role.pk}/applicants?limit=2&{query}"
    while following:
        part = program.said("GET", following.removeprefix("/api/v1"))[1]
        seen += [item["id"] for item in part["items"]]
        following = part["next"]
    assert (len(seen), len(set(seen)), part["count"]) == (found, found, found)


def test_a_match_is_the_one_that_the_command_gives_without_the_name(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    one = _with_paper(program, role)
    status, said = program.said("GET", f"/applicants/{one['id']}/match")
    assert (status, said["match"]["schema"], said["match"]["person"]) == (
        200, "fledge:match:1", f"Applicant {one['id']}",
    )  # fmt: skip
    assert any("Python" in quote for part in said["match"]["parts"] for quote in part["quotes"])
    assert program.said("GET", f"/applicants/{one['id']}/match?who=true")[1]["match"]["person"] == "Ines Invented"
    assert program.said("GET", f"/applicants/{one['id']}/match?version=9")[0] == 404


def test_decisions_keep_the_evidence_the_reason_and_the_name_and_are_undone(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    one = _with_paper(program, role)
    address, evidence = f"/applicants/{one['id']}/decisions", program.said("GET", f"/applicants/{one['id']}/match")[1]
    body = {"what": "reject", "reason": "evidence-thin", "edition": 1}
    assert program.said("POST", address, {"what": "reject", "edition": 1})[1]["where"] == "reason"
    assert program.said("POST", address, body | {"evidence": "abc"})[0] == 409
    status, made = program.said("POST", address, body | {"evidence": evidence["evidence"]})
    assert (status, made["by"]["name"], made["reason"]) == (201, "Alice Amari", "evidence-thin")
    assert Decision.objects.get(pk=made["id"]).shown["digest"] == evidence["evidence"]
    assert program.said("POST", address, body)[0] == 409
    status, undone = program.said("POST", f"/roles/{role.pk}/decisions/{made['id']}/undo")
    assert (status, undone["what"], undone["undoes"]) == (200, "undo", made["id"])
    assert program.said("GET", f"/applicants/{one['id']}")[1]["standing"] == "active"
    lines = program.said("GET", f"/roles/{role.pk}/decisions")[1]
    assert ([line["what"] for line in lines["items"]], lines["count"]) == (["undo", "reject"], 2)
    whole = program.said("GET", f"/roles/{role.pk}/decisions/whole")[1]
    assert whole == {"lines": 2, "is_whole": True, "broken": None}


def test_many_are_decided_about_at_once_and_taken_back_together(place: Place) -> None:
    program, role = program_of(place.alice), role_of(place)
    people = [_added(program, role, f"{name} Invented")["id"] for name in ("Ana", "Bo")]
    body = {"applicants": [*people, 10**9], "what": "move", "to": "review"}
    status, said = program.said("POST", f"/roles/{role.pk}/decisions", body, Idempotency_Key="k")
    assert (status, said["done"], [one["applicant"] for one in said["left_out"]]) == (200, 2, [10**9])
    assert program.said("POST", f"/roles/{role.pk}/decisions", body, Idempotency_Key="k")[1] == said
    status, back = program.said("POST", f"/roles/{role.pk}/decisions/together/{said['together']}/undo")
    assert (status, back["done"], set(role.applicants.values_list("stage", flat=True))) == (200, 2, {"applied"})


def test_a_task_is_given_about_many_at_once_or_in_the_background(place: Place) -> None:
    from tests.web.rounds_by_hand import many_in

    program, role = program_of(place.alice), role_of(place)
    people = many_in(role, 101)
    body = {"applicants": people[:2], "what": "task", "task": "Ask for a sample", "who": place.alice.user_id}
    assert program.said("POST", f"/roles/{role.pk}/decisions", body | {"task": " "})[1]["where"] == "task"
    assert program.said("POST", f"/roles/{role.pk}/decisions", body | {"who": 10**9})[1]["where"] == "who"
    status, said = program.said("POST", f"/roles/{role.pk}/decisions", body | {"due": "2026-03-01"})
    tasks = program.said("GET", "/tasks")[1]
    assert (status, said["done"], tasks["count"], tasks["items"][0]["due"]) == (200, 2, 2, "2026-03-01")
    status, said = program.said("POST", f"/roles/{role.pk}/decisions", body | {"applicants": people})
    carry_out.call(said["work"]["id"])
    assert (status, program.said("GET", "/tasks")[1]["count"]) == (202, 103)


def test_more_than_a_hundred_are_decided_about_in_the_background(place: Place) -> None:
    from tests.web.rounds_by_hand import many_in

    role = role_of(place)
    body = {"applicants": many_in(role, 101), "what": "move", "to": "review"}
    status, said = program_of(place.alice).said("POST", f"/roles/{role.pk}/decisions", body)
    assert (status, said["done"], said["work"]["total"], said["work"]["kind"]) == (202, 0, 101, "deciding")


def test_people_stand_beside_one_another_in_no_order_unless_somebody_says_why(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    people = [_with_paper(program, role, f"{name} Invented")["id"] for name in ("Ana", "Bo")]
    address = f"/roles/{role.pk}/compare?applicant={people[1]}&applicant={people[0]}"
    status, said = program.said("GET", address)
    assert (status, said["applicants"], said["numbers"], said["order"]) == (200, people, [], None)
    assert program.said("POST", f"/roles/{role.pk}/orders", {"order": "gap", "because": " "})[0] == 422
    made = program.said("POST", f"/roles/{role.pk}/orders", {"order": "gap", "because": "Who can be trained by May?"})
    assert (made[0], OrderAsked.objects.get().because) == (201, "Who can be trained by May?")
    ordered = program.said("GET", f"{address}&order={made[1]['id']}")[1]
    assert (ordered["order"], [one["applicant"] for one in ordered["numbers"]]) == (
        made[1]["id"], ordered["applicants"],
    )  # fmt: skip


def test_a_second_look_is_filled_by_work_and_decided_by_a_person(place: Place) -> None:
    from fledge.web.store.queries import postings

    program, role = program_of(place.alice), role_with_posting(place)
    one = _with_paper(program, role)
    rejected = {"what": "reject", "reason": "missing-must", "edition": 1}
    assert program.said("POST", f"/applicants/{one['id']}/decisions", rejected)[0] == 201
    postings.add_posting(role, member=place.alice, text="Data Engineer\n\nRequirements:\n- Python\n")
    status, begun = program.said("POST", f"/roles/{role.pk}/second-looks", {})
    assert (status, begun["work"]["kind"]) == (202, "second-look")
    carry_out.call(begun["work"]["id"])
    assert Work.objects.get(pk=begun["work"]["id"]).state == "done"
    [look] = program.said("GET", f"/roles/{role.pk}/second-looks")[1]["items"]
    assert (look["applicant"], look["who"], look["state"]) == (one["id"], None, "open")
    settle = f"/roles/{role.pk}/second-looks/{look['id']}/accept"
    status, said = program.said("POST", settle, {"reason": "LangChain is not asked for any more"})
    assert (status, said["state"], said["by"]["name"]) == (200, "accepted", "Alice Amari")
    assert program.said("POST", settle, {"reason": "Twice"})[0] == 409
    assert program.said("GET", f"/applicants/{one['id']}")[1]["standing"] == "active"


def test_notes_tags_tasks_and_searches_are_kept(place: Place) -> None:
    program, role = program_of(place.alice), role_of(place)
    one = _added(program, role)
    at = f"/applicants/{one['id']}"
    assert program.said("POST", f"{at}/notes", {"text": "Asks for mornings"})[0] == 201
    assert program.said("GET", f"{at}/notes")[1]["items"][0]["by"]["name"] == "Alice Amari"
    assert program.said("POST", f"{at}/tags", {"tag": "Night  Shifts"})[1] == {"tags": ["night shifts"]}
    assert program.said("GET", f"/roles/{role.pk}/applicants?tag=night shifts")[1]["count"] == 1
    assert program.said("DELETE", f"{at}/tags?tag=night+shifts")[1] == {"tags": []}
    task = {"what": "Ask for a sample", "who": place.alice.user_id, "due": "2026-03-01"}
    status, made = program.said("POST", f"{at}/tasks", task)
    assert (status, program.said("GET", "/tasks")[1]["items"][0]["id"]) == (201, made["id"])
    assert program.said("POST", f"/tasks/{made['id']}/done")[1]["done"]
    assert program.said("GET", "/tasks")[1]["count"] == 0
    kept = program.said("POST", f"/roles/{role.pk}/filters", {"name": "Long", "asked": "stage=review"})
    assert (kept[0], program.said("GET", f"/roles/{role.pk}/filters")[1]["items"][0]["asked"]) == (201, "stage=review")
    assert program.said("DELETE", f"/roles/{role.pk}/filters/{kept[1]['id']}")[0] == 204


def test_seats_without_applicants_see_counts_and_numbers_alone(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    one = _with_paper(program, role)
    program.said("POST", f"/applicants/{one['id']}/decisions", {"what": "move", "to": "review", "edition": 1})
    for seat in ("executive", "auditor"):
        seen = browser_of(place.member(seat))
        status, said = seen.said("GET", f"/roles/{role.pk}/round")
        assert (status, said["everybody"], said["stages"][1]["count"]) == (200, 1, 1)
        assert [seen.said("GET", path)[0] for path in (f"/roles/{role.pk}/applicants", f"/applicants/{one['id']}")] == [
            403, 403,
        ]  # fmt: skip
    told = browser_of(place.member("auditor")).ask("GET", f"/roles/{role.pk}/decisions").content.decode()
    assert ("Ines" in told, "ines@" in told, f'"applicant": {one["id"]}' in told) == (False, False, True)


def test_tables_are_safe_to_open_in_a_spreadsheet(place: Place) -> None:
    program, role = program_of(place.alice), role_of(place)
    _added(program, role, "=HYPERLINK(1) Invented", email="formula@people.example", source="=1+1")
    answer = program.ask("GET", f"/roles/{role.pk}/applicants/csv?who=true")
    assert (answer["Content-Type"], "'=HYPERLINK" in answer.getvalue().decode()) == ("text/csv; charset=utf-8", True)
    blind = program.ask("GET", f"/roles/{role.pk}/applicants/csv").getvalue().decode()
    assert ("HYPERLINK" in blind, "'=1+1" in blind) == (False, True)
    assert program.ask("GET", f"/roles/{role.pk}/decisions/csv").status_code == 200


def test_a_webhook_shows_its_secret_once_and_is_told_numbers_alone(place: Place) -> None:
    program, role = program_of(place.alice), role_of(place)
    status, made = program.said("POST", "/webhooks", {"address": "https://hooks.example/fledge"})
    assert (status, made["secret"].startswith("whsec_")) == (201, True)
    assert "secret" not in program.said("GET", "/webhooks")[1]["items"][0]
    one = _added(program, role)
    program.said("POST", f"/applicants/{one['id']}/decisions", {"what": "move", "to": "review", "edition": 1})
    [told] = program.said("GET", f"/webhooks/{made['id']}/deliveries")[1]["items"]
    assert (told["kind"], told["body"]["applicant"], "Ines" in str(told)) == ("decision.made", one["id"], False)
    Delivery.objects.update(delivered="2026-01-01T00:00:00Z", tries=1)
    assert program.said("POST", f"/deliveries/{told['id']}/again")[1]["tries"] == 0
    assert program.said("DELETE", f"/webhooks/{made['id']}")[0] == 204


def test_everybody_is_matched_by_work(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    _with_paper(program, role)
    status, said = program.said("POST", f"/roles/{role.pk}/postings/1/matching")
    assert (status, said["done"], said["of"], said["work"]["kind"]) == (202, 0, 1, "matching")
    carry_out.call(said["work"]["id"])
    assert program.said("POST", f"/roles/{role.pk}/postings/1/matching")[0] == 200
    assert program.said("GET", f"/roles/{role.pk}/postings/1/matching")[1] == {"done": 1, "of": 1, "work": None}


@override_settings(UPLOAD_BYTES=1_000)
def test_a_paper_that_is_too_large_is_refused_and_nothing_is_kept(place: Place) -> None:
    program, role = program_of(place.alice), role_of(place)
    one = _added(program, role)
    answer = program.client.post(
        f"/api/v1/applicants/{one['id']}/papers",
        {"file": SimpleUploadedFile("cv.txt", b"x" * 200_000)},
        headers=program.head,
    )
    assert (answer.status_code, Person.objects.get().papers.count()) == (413, 0)
