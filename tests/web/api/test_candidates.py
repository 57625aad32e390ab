"""Interviews, letters, the candidate's side and impact by the API alone."""

from __future__ import annotations

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.api.program import Program, browser_of, program_of, role_with_posting
from tests.web.api.test_round import _added, _with_paper
from tests.web.workspace import Place

from fledge.web.store.models import Request, Role


def _planned(program: Program, role: Role, place: Place) -> tuple[object, dict[str, object]]:
    one = _with_paper(program, role)
    people = [place.alice.user_id, place.member("interviewer").user_id]
    asked = {"begins": "2026-12-02T15:30", "zone": "Europe/Lisbon", "interviewers": people}
    status, made = program.said("POST", f"/applicants/{one['id']}/interviews", asked)
    assert (status, made["begins"], len(made["interviewers"])) == (201, "2026-12-02T15:30:00Z", 2)
    return one["id"], made


def test_scorecards_of_others_are_hidden_until_ones_own_is_handed_in(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    one, made = _planned(program, role, place)
    other = browser_of(place.member("interviewer"))
    criteria = program.said("GET", f"/roles/{role.pk}/kit")[1]["kit"]
    from fledge.web.computed.kits import criteria_of

    first = criteria_of(criteria)[0].id
    card = {"ratings": {first: 4}, "edition": 0, "hand_in": True}
    status, mine = program.said("PUT", f"/interviews/{made['id']}/card", card)
    assert (status, mine["ratings"], bool(mine["handed_in"])) == (200, {first: 4}, True)
    assert program.said("PUT", f"/interviews/{made['id']}/card", card)[0] == 409
    hidden = other.said("GET", f"/applicants/{one}/agreement")[1]
    assert (hidden["is_hidden"], hidden["cards"]) == (True, [])
    assert other.said("GET", f"/interviews/{made['id']}/card")[0] == 404


def test_an_interview_is_cancelled_unless_somebody_was_quicker(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    _, made = _planned(program, role, place)
    assert program.said("POST", f"/interviews/{made['id']}/cancel", {"edition": 9})[0] == 409
    assert program.said("POST", f"/interviews/{made['id']}/cancel", {"edition": made["edition"]})[1]["cancelled"]
    assert program.said("GET", f"/roles/{role.pk}/interviews")[1]["count"] == 1


def test_a_letter_about_a_decision_waits_and_can_be_stopped(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    one = _added(program, role)
    letter = {"name": "No", "subject": "Your application: {role}", "words": "Dear {name},\n{link}\n"}
    status, made = program.said("POST", "/letters", letter)
    assert (status, program.said("POST", "/letters", letter)[0]) == (201, 422)
    rejected = {"what": "reject", "reason": "filled", "edition": 1}
    program.said("POST", f"/applicants/{one['id']}/decisions", rejected)
    status, message = program.said("POST", f"/applicants/{one['id']}/letters", {"letter": made["id"], "tells": True})
    assert (status, message["state"], "Dear Ines" in message["words"]) == (201, "waiting", True)
    assert program.said("POST", f"/outbox/{message['id']}/stop")[1]["state"] == "stopped"
    assert program.said("GET", "/outbox?state=waiting")[1]["count"] == 0


def test_a_private_link_is_shown_once_and_requests_are_answered(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    one = _with_paper(program, role)
    links = f"/applicants/{one['id']}/links"
    status, made = program.said("POST", links)
    assert (status, "link" in program.said("GET", links)[1]["items"][0]) == (201, False)
    assert program.client.get(made["link"].removeprefix("http://testserver")).status_code == 200
    person = role.applicants.get().person
    asked = Request.objects.create(person=person, wish="review", words="Please look again")
    assert program.said("GET", "/requests")[1]["items"][0]["id"] == asked.pk
    assert program.said("POST", f"/requests/{asked.pk}/answer", {"granted": False})[1]["where"] == "answer"
    said = program.said("POST", f"/requests/{asked.pk}/answer", {"granted": True, "answer": "Looked again."})[1]
    assert (said["granted"], said["answered_by"]["name"]) == (True, "Alice Amari")
    assert program.said("DELETE", f"{links}/{made['id']}")[0] == 204


def test_the_complete_file_of_somebody_is_a_zip(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    one = _with_paper(program, role)
    answer = program.ask("GET", f"/applicants/{one['id']}/file")
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert (answer["Content-Type"], any(name.endswith("cv.txt") for name in names)) == ("application/zip", True)


def test_whoever_may_still_be_kept_is_not_erased(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    _added(program, role)
    person = role.applicants.get().person
    assert program.said("POST", "/retention/erase", {"people": [person.pk]})[0] == 409
    assert program.said("GET", "/retention")[1]["count"] == 0


def test_impact_gives_counts_and_never_anybody_s_group(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    one = _added(program, role)
    program.said("POST", f"/applicants/{one['id']}/decisions", {"what": "move", "to": "review", "edition": 1})
    table = b"email,sex\nines@people.example,female\n"
    answer = program.client.post(
        f"/api/v1/roles/{role.pk}/groups", {"file": SimpleUploadedFile("groups.csv", table)}, headers=program.head
    )
    assert (answer.status_code, answer.json()["unknown"], "ines@" in answer.content.decode()) == (201, 0, False)
    used = program.said("POST", f"/roles/{role.pk}/groups/{answer.json()['id']}/use")
    assert (used[0], used[1]["in_use"]) == (200, True)
    status, said = program.said("GET", f"/roles/{role.pk}/impact")
    assert (status, "ines@" in str(said), bool(said["withheld"])) == (200, False, True)
    assert program.said("DELETE", f"/roles/{role.pk}/groups/{used[1]['id']}")[0] == 204
