"""The pages of interviews, walked through as each person."""

from __future__ import annotations

import csv
import json
import re
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path

import docx
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.publish.test_calendar import unfolded, value
from tests.web.interviews.planned import Planned, handed_in, planned, rated
from tests.web.workspace import Place, signed_in

from fledge.cli.scorecards import Format
from fledge.cli.scorecards import scorecards as scorecards_command
from fledge.match.interview import read_ratings
from fledge.web.store.models import Card, Interview, Seat
from fledge.web.store.queries import interviews, persons, scorecards

SECRET = "Only I heard this about sharks"
HX = {"HX-Request": "true"}


def address(place: Place, name: str, *values: object) -> str:
    return reverse(name, args=[place.organisation.slug, *values])


def pages_of(place: Place, one: Planned) -> list[str]:
    """Every page on which something of a scorecard could stand."""
    role, held, person = one.role.pk, one.interview.pk, one.applicant.pk
    return [
        address(place, "interviews"),
        address(place, "interview", held),
        address(place, "scorecard", held),
        address(place, "agreement", person),
        address(place, "agreement", person) + "?estimate=1",
        address(place, "round-interviews", role),
        address(place, "ratings-csv", role),
        address(place, "round", role),
        address(place, "review", role, person),
        address(place, "interview-calendar", held, "applicant"),
        address(place, "interview-calendar", held, "interviewers"),
    ]


def read(client: Client, one: str) -> str:
    return client.get(one).getvalue().decode()


def everywhere(place: Place, one: Planned, seat: Seat) -> str:
    client = signed_in(place.member(seat))
    return "".join(read(client, page) for page in pages_of(place, one))


def numbers_in_csv(place: Place, one: Planned, seat: Seat) -> set[str]:
    text = read(signed_in(place.member(seat)), address(place, "ratings-csv", one.role.pk))
    return {row["rater"] for row in csv.DictReader(StringIO(text.removeprefix("\ufeff")))}


def test_a_draft_stands_on_nobody_elses_page(place: Place) -> None:
    one = planned(place)
    given = rated(one, 1, SECRET)
    scorecards.saved(one.interview, member=place.member(Seat.INTERVIEWER), given=given, edition=0)
    assert SECRET in everywhere(place, one, Seat.INTERVIEWER)
    for seat in set(Seat) - {Seat.INTERVIEWER}:
        assert (seat, SECRET in everywhere(place, one, seat)) == (seat, False)
    assert [numbers_in_csv(place, one, seat) for seat in (Seat.OWNER, Seat.MANAGER, Seat.INTERVIEWER)] == [set()] * 3


def test_a_handed_in_card_is_hidden_from_whoever_still_has_to_rate_and_from_those_who_only_count(place: Place) -> None:
    one = planned(place)
    handed_in(one, place.member(Seat.INTERVIEWER), 1, SECRET, strengths=SECRET)
    sees = {seat for seat in Seat if SECRET in everywhere(place, one, seat)}
    assert sees == {Seat.INTERVIEWER, Seat.OWNER, Seat.TALENT}
    handed_in(one, place.member(Seat.MANAGER), 4)
    assert SECRET in everywhere(place, one, Seat.MANAGER)
    assert len(numbers_in_csv(place, one, Seat.MANAGER)) == 2


def test_executives_and_auditors_see_counts_and_no_names(place: Place) -> None:
    one = planned(place)
    handed_in(one, place.member(Seat.INTERVIEWER), 4)
    for seat in (Seat.EXECUTIVE, Seat.AUDITOR):
        said = read(signed_in(place.member(seat)), address(place, "round-interviews", one.role.pk))
        assert "Ines" not in said
        assert 'Scorecards missing</dt><dd class="value">1</dd>' in said


def test_gaps_of_two_points_are_marked_and_nothing_is_estimated_unless_asked(place: Place) -> None:
    one = planned(place)
    handed_in(one, place.member(Seat.INTERVIEWER), 5)
    handed_in(one, place.member(Seat.MANAGER), 2)
    client, page = signed_in(place.alice), address(place, "agreement", one.applicant.pk)
    said = read(client, page)
    assert said.count("3 apart") == 4
    assert "On everything together it cannot be told how far raters agree" in said
    assert "standard deviations" not in said
    assert "standard deviations" in read(client, f"{page}?estimate=1")


def test_ratings_are_read_by_the_command_and_run_in_no_spreadsheet(place: Place) -> None:
    one, interviewer = planned(place), place.member(Seat.INTERVIEWER)
    interviewer.user.name = "=HYPERLINK(1)"
    interviewer.user.save()
    handed_in(one, interviewer, 4)
    text = read(signed_in(place.alice), address(place, "ratings-csv", one.role.pk))
    found = read_ratings(text, where="ratings.csv")
    assert (found.problems, [card.rater for card in found.cards]) == ((), ["'=HYPERLINK(1)"])
    assert [rating.score for rating in found.cards[0].ratings] == [4, 4, 4]
    assert all(card.submitted for card in found.cards)


def test_an_interview_is_planned_on_a_clock_that_is_named(place: Place) -> None:
    one = planned(place)
    client, page = signed_in(place.alice), address(place, "interview-plan", one.applicant.pk)
    form = {
        "begins": "2026-12-02T14:30",
        "zone": "America/New_York",
        "minutes": "45",
        "place": "A call",
        "interviewers": [place.member(Seat.INTERVIEWER).user_id],
    }
    answer = client.post(page, form, follow=True)
    said = answer.content.decode()
    assert "Wednesday 2 December 2026<br>14:30 to 15:15" in said
    assert "America/New_York, UTC−5" in said
    made = Interview.objects.latest("made")
    assert made.begins == datetime(2026, 12, 2, 19, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "wrong", "says"),
    [
        ("zone", "Middle/Earth", "there is no time zone"),
        ("minutes", "5", "greater than or equal to 10"),
        ("begins", "soon", "valid date"),
        ("interviewers", "", "required"),
    ],
)
def test_what_is_wrong_with_a_plan_stands_beside_its_field(place: Place, field: str, wrong: str, says: str) -> None:
    one = planned(place)
    form = {"begins": "2026-12-02T14:30", "zone": "UTC", "minutes": "45", "interviewers": [place.alice.user_id]}
    answer = signed_in(place.alice).post(address(place, "interview-plan", one.applicant.pk), {**form, field: wrong})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_the_calendar_file_of_the_person_holds_nothing_of_the_workspace(place: Place) -> None:
    one = planned(place)
    client = signed_in(place.member(Seat.INTERVIEWER))
    theirs = read(client, address(place, "interview-calendar", one.interview.pk, "applicant"))
    inside = read(client, address(place, "interview-calendar", one.interview.pk, "interviewers"))
    assert value(theirs, "UID") == value(inside, "UID")
    assert (value(theirs, "DTSTART"), value(theirs, "LOCATION")) == ("20260112T140000Z", "Room 3")
    assert "/o/" not in theirs.replace("\r\n ", "")
    assert value(inside, "URL").endswith(address(place, "interview", one.interview.pk))
    assert [line.rpartition("mailto:")[2] for line in unfolded(theirs) if line.startswith("ATTENDEE")] == [
        "ines@people.example"
    ]


def test_a_cancelled_interview_gives_a_cancellation(place: Place) -> None:
    one = planned(place)
    client = signed_in(place.alice)
    client.post(address(place, "interview-cancel", one.interview.pk), {"edition": 1})
    answer = client.get(address(place, "interview-calendar", one.interview.pk, "applicant"))
    text = answer.content.decode()
    assert [value(text, name) for name in ("METHOD", "STATUS", "SEQUENCE")] == ["CANCEL", "CANCELLED", "1"]
    assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=CANCEL"


def test_a_scorecard_saves_itself_as_a_draft_and_is_handed_in_by_its_button(place: Place) -> None:
    one, interviewer = planned(place), place.member(Seat.INTERVIEWER)
    client, page = signed_in(interviewer), address(place, "scorecard", one.interview.pk)
    tab = re.search(r'name="tab" value="(\w+)"', read(client, page))
    assert tab
    form = {"edition": "0", "tab": tab[1], f"rate-{one.criteria[0]}": "4", "strengths": "Explains <b>well</b>"}
    for _ in range(2):
        assert "Saved at" in client.post(page, form, headers=HX).content.decode()
    answer = client.post(page, {**form, "do": "hand-in"}, follow=True)
    said = answer.content.decode()
    assert "Your scorecard is handed in" in said
    assert "Explains &lt;b&gt;well&lt;/b&gt;" in said
    assert Card.objects.get().ratings == {one.criteria[0]: 4}
    assert client.post(page, {**form, "overall": "1"}).status_code == 409


def test_a_second_tab_is_told_and_keeps_what_was_typed_on_the_page(place: Place) -> None:
    one = planned(place)
    client, page = signed_in(place.member(Seat.INTERVIEWER)), address(place, "scorecard", one.interview.pk)
    client.post(page, {"edition": "0", "tab": "a"}, headers=HX)
    answer = client.post(page, {"edition": "0", "tab": "b", "overall": "2"}, headers=HX)
    assert (answer.status_code, "on another page" in answer.content.decode()) == (409, True)


def test_nothing_to_hand_in_is_said_and_nothing_typed_is_lost(place: Place) -> None:
    one = planned(place)
    client, page = signed_in(place.member(Seat.INTERVIEWER)), address(place, "scorecard", one.interview.pk)
    answer = client.post(page, {"edition": "0", "doubts": "Said little", "do": "hand-in"})
    assert answer.status_code == 422
    assert "Rate at least one answer before you hand it in" in answer.content.decode()
    assert ">Said little</textarea>" in answer.content.decode()


def test_late_scorecards_come_first_among_ones_own_interviews(place: Place) -> None:
    one = planned(place)
    people = [place.member(Seat.INTERVIEWER).user]
    interviews.planned(one.applicant, member=place.alice, interviewers=people, begins=datetime(2027, 3, 1, 9))
    said = read(signed_in(place.member(Seat.INTERVIEWER)), address(place, "interviews"))
    assert said.index("Scorecards that are late") < said.index("Coming")
    handed_in(one, place.member(Seat.INTERVIEWER), 3)
    said = read(signed_in(place.member(Seat.INTERVIEWER)), address(place, "interviews"))
    assert ("Scorecards that are late" in said, "Handed in" in said) == (False, True)


def test_the_kit_is_read_printed_and_made_anew(place: Place) -> None:
    one = planned(place)
    client, page = signed_in(place.alice), address(place, "kit", one.role.pk)
    assert "Interview kit 1" in read(client, page)
    written = client.get(address(place, "kit-file", one.role.pk, 1, "docx")).content
    headings = [p.text for p in docx.Document(BytesIO(written)).paragraphs]
    assert headings[0].startswith("Interview kit: ")
    assert {one["called"] for one in one.interview.kit["questions"]} <= {h.split(". ", 1)[-1] for h in headings}
    assert "Interview kit 2" in client.post(page, follow=True).content.decode()
    assert client.get(address(place, "kit-file", one.role.pk, 1, "exe")).status_code == 404


def test_interviews_of_another_organisation_are_not_there(place: Place) -> None:
    one = planned(place)
    client = signed_in(place.mallory)
    for page in pages_of(place, one)[1:]:
        assert client.get(page).status_code == 404
        assert client.get(page.replace("harbour-bank", place.elsewhere.slug)).status_code == 404


def test_somebody_who_was_erased_has_no_interview_any_more(place: Place) -> None:
    one = planned(place)
    handed_in(one, place.member(Seat.INTERVIEWER), 4, SECRET)
    persons.erased(one.applicant.person, because="asked for")
    client = signed_in(place.alice)
    assert client.get(address(place, "interview", one.interview.pk)).status_code == 404
    assert client.get(address(place, "agreement", one.applicant.pk)).status_code == 404
    assert SECRET not in everywhere(place, one, Seat.OWNER)


def test_lists_ask_the_database_as_often_for_one_as_for_three(place: Place) -> None:
    one, client = planned(place), signed_in(place.alice)
    addresses = [address(place, "round-interviews", one.role.pk), address(place, "interviews")]

    def asked() -> list[int]:
        found = []
        for page in addresses:
            with CaptureQueriesContext(connection) as context:
                assert client.get(page).status_code == 200
            found.append(len(context))
        return found

    def rated_by_alice(n: int) -> None:
        other, _ = persons.applied(one.role, member=place.alice, name=f"Omar {n}")
        when = datetime(2026, 1, 2 + n, 9)
        held = interviews.planned(other, member=place.alice, interviewers=[place.alice.user], begins=when)
        scorecards.saved(held, member=place.alice, given=rated(one, 3), edition=0, is_final=True)

    rated_by_alice(0)
    asked()
    before = asked()
    rated_by_alice(1)
    rated_by_alice(2)
    assert asked() == before


def test_whoever_is_in_the_interview_stage_without_one_is_named_to_those_who_plan(place: Place) -> None:
    one = planned(place)
    persons.applied(one.role, member=place.alice, name="Omar Invented", stage="interview")
    page = address(place, "round-interviews", one.role.pk)
    said = {seat: read(signed_in(place.member(seat)), page) for seat in (Seat.TALENT, Seat.INTERVIEWER)}
    assert ["Plan an interview with Omar" in one for one in said.values()] == [True, False]


def test_the_command_reads_the_ratings_beside_the_kit(place: Place, tmp_path: Path) -> None:
    one, client = planned(place), signed_in(place.alice)
    handed_in(one, place.member(Seat.INTERVIEWER), 4)
    handed_in(one, place.member(Seat.MANAGER), 3)
    csv_, kit, out = (tmp_path / name for name in ("ratings.csv", "kit.json", "told.json"))
    csv_.write_bytes(client.get(address(place, "ratings-csv", one.role.pk)).getvalue())
    kit.write_bytes(client.get(address(place, "kit-file", one.role.pk, 1, "json")).content)
    scorecards_command(csv_, kit, None, "", Format.JSON, out)
    told = json.loads(out.read_text(encoding="utf-8"))
    assert [(person["person"], person["ratings"][0]["raters"]) for person in told["people"]] == [
        (f"applicant-{one.applicant.pk}", 2)
    ]
