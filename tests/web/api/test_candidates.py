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


def test_one_person_is_erased_once_they_may_be_and_not_while_a_hold_stands(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    one = _added(program, role)
    at, hold = f"/applicants/{one['id']}/erase", program.said("GET", "/retention/hold")[1]
    assert program.said("POST", at)[0] == 409
    role.applicants.get().person.requests.create(wish="erase")
    waiting = program.said("GET", "/retention?which=waiting")[1]["items"]
    assert [(item["who"]["name"], item["asks_to_go"], item["is_in_a_round"]) for item in waiting] == [
        ("Ines Invented", True, True)
    ]
    asked = {"legal_hold": "A dispute", "edition": hold["edition"]}
    status, held = program.said("PUT", "/retention/hold", asked)
    assert (status, held["legal_hold"], program.said("PUT", "/retention/hold", asked)[0]) == (200, "A dispute", 409)
    assert (program.said("POST", at)[0], program.said("PUT", "/retention/hold", {"legal_hold": ""})[0]) == (409, 422)
    program.said("PUT", "/retention/hold", {"legal_hold": "", "edition": held["edition"]})
    assert program.said("POST", at)[1] == {"erased": 1}
    assert (program.said("POST", at)[0], program.said("GET", f"/roles/{role.pk}/applicants")[1]["count"]) == (404, 0)


def test_those_whose_time_ends_soon_are_asked_by_letter(place: Place) -> None:
    from datetime import date, timedelta

    program, role = program_of(place.alice), role_with_posting(place)
    _added(program, role)
    person = role.applicants.get().person
    person.keep_until = date.today() + timedelta(days=9)
    person.save()
    [soon] = program.said("GET", "/retention?which=soon")[1]["items"]
    fields = {"name": "May we", "subject": "May we?", "words": "Dear {name},\n{link}\n"}
    letter = program.said("POST", "/letters", fields)[1]["id"]
    bare = program.said("POST", "/letters", fields | {"name": "Bare", "words": "Dear {name}"})[1]["id"]
    assert program.said("POST", "/retention/ask", {"people": [soon["id"]], "letter": bare})[1]["where"] == "letter"
    told = program.said("POST", "/retention/ask", {"people": [soon["id"]], "letter": letter})[1]
    assert [one["id"] for one in program.said("GET", "/outbox")[1]["items"]] == told["letters"]


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


def test_an_interview_is_moved_and_its_calendar_file_follows(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    _, made = _planned(program, role, place)
    at = f"/interviews/{made['id']}"
    status, moved = program.said("PATCH", at, {"begins": "2026-12-03T10:00", "place": "Room 4", "edition": 1})
    assert (status, moved["begins"], moved["zone"], moved["minutes"], moved["place"]) == (
        200, "2026-12-03T10:00:00Z", "Europe/Lisbon", 60, "Room 4",
    )  # fmt: skip
    assert program.said("PATCH", at, {"minutes": 30, "edition": 1})[0] == 409
    alone = {
        "interviewers": [place.alice.user_id],
        "zone": "Europe/Berlin",
        "edition": moved["edition"],
        "invite": True,
    }
    said = program.said("PATCH", at, alone)[1]
    assert (said["begins"], [one["id"] for one in said["interviewers"]]) == (
        "2026-12-03T09:00:00Z", [place.alice.user_id],
    )  # fmt: skip
    assert program.said("GET", "/outbox")[1]["count"] > 0
    files = {whose: program.ask("GET", f"{at}/calendar?whose={whose}") for whose in ("applicant", "interviewers")}
    assert {one["Content-Type"] for one in files.values()} == {"text/calendar; charset=utf-8; method=REQUEST"}
    texts = {whose: one.content.decode() for whose, one in files.items()}
    assert ["SEQUENCE:2" in text for text in texts.values()] == [True, True]
    assert [f"/interviews/{made['id']}" in text for text in texts.values()] == [False, True]


def test_a_note_is_added_to_a_card_only_after_it_was_handed_in(place: Place) -> None:
    from fledge.web.computed.kits import criteria_of

    program, role = program_of(place.alice), role_with_posting(place)
    _, made = _planned(program, role, place)
    at = f"/interviews/{made['id']}/card"
    assert program.said("POST", f"{at}/notes", {"text": "Later"})[0] == 409
    first = criteria_of(program.said("GET", f"/roles/{role.pk}/kit")[1]["kit"])[0].id
    program.said("PUT", at, {"ratings": {first: 4}, "hand_in": True})
    status, card = program.said("POST", f"{at}/notes", {"text": "She sent the script"})
    assert (status, card["ratings"], [one["text"] for one in card["words"]["later"]]) == (
        200, {first: 4}, ["She sent the script"],
    )  # fmt: skip


def test_letters_to_begin_with_are_added_once_and_one_is_sent_by_hand(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    one = _added(program, role)
    added = [program.said("POST", "/letters/starters")[1]["added"] for _ in range(2)]
    letters = program.said("GET", "/letters")[1]["items"]
    assert (added, len(letters)) == ([len(letters), 0], len(letters))
    linked = next(letter for letter in letters if "{link}" in letter["words"])
    message = program.said("POST", f"/applicants/{one['id']}/letters", {"letter": linked["id"]})[1]
    words = program.said("POST", f"/outbox/{message['id']}/words")[1]["words"]
    assert ("{link}" in words, "http://testserver/" in words) == (False, True)
    assert program.said("POST", f"/outbox/{message['id']}/sent")[1]["state"] == "sent"
    assert program.said("POST", f"/outbox/{message['id']}/sent")[0] == 409


def test_one_letter_is_written_to_several_people_and_whoever_cannot_be_is_named(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    one, other = _added(program, role), _added(program, role, "Bo Invented", email="")
    program.said("POST", f"/applicants/{one['id']}/decisions", {"what": "reject", "reason": "filled", "edition": 1})
    letter = program.said("POST", "/letters", {"name": "No", "subject": "No", "words": "Dear {name}"})[1]["id"]
    asked = {"applicants": [one["id"], other["id"], 10**9], "letter": letter, "tells": True}
    status, told = program.said("POST", f"/roles/{role.pk}/letters", asked)
    [written] = program.said("GET", "/outbox")[1]["items"]
    assert (status, told["letters"], written["decision"] is None) == (201, [written["id"]], False)
    assert [left["applicant"] for left in told["left_out"]] == [other["id"], 10**9]


def test_the_file_of_a_request_is_handed_over_as_it_was_sent(place: Place) -> None:
    program, role = program_of(place.alice), role_with_posting(place)
    _added(program, role)
    person = role.applicants.get().person
    asked = Request.objects.create(person=person, wish="add", file=b"Rust", file_name="more.txt")
    bare = Request.objects.create(person=person, wish="review", words="Please")
    assert [one["file"] for one in program.said("GET", "/requests")[1]["items"]] == ["more.txt", ""]
    assert program.ask("GET", f"/requests/{asked.pk}/file").content == b"Rust"
    assert program.said("GET", f"/requests/{bare.pk}/file")[0] == 404
