"""Invitations by mail: for whoever applied and for each interviewer, with the file that calendars read."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from tests.publish.test_calendar import unfolded, value
from tests.web.api.program import program_of
from tests.web.interviews.planned import Planned, handed_in, planned
from tests.web.interviews.test_pages import address, read
from tests.web.letters.test_letters import mailing
from tests.web.letters.test_letters import read as mail_of
from tests.web.workspace import Place, signed_in

from fledge.publish.applicant_zip import as_zip
from fledge.web.jobs.letters import letters_sent
from fledge.web.store.models import Interview, Message, PrivateLink, Seat
from fledge.web.store.queries import interviews, persons, requests, whole_file
from fledge.web.store.queries.interview_letters import Invited, invited
from fledge.web.store.queries.private_links import link_for

SITE = "https://here.example/"
WITHOUT_MAIL = override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend")


def told(place: Place, one: Planned, before=()) -> Invited:
    return invited(one.interview, member=place.alice, site=SITE, before=before)


def later(place: Place, one: Planned, *seats: str) -> None:
    people = [place.seats[seat].user for seat in seats or ("manager", "interviewer")]
    before = list(one.interview.interviewers.all())
    held = interviews.changed(
        one.interview, member=place.alice, edition=one.interview.edition, interviewers=people,
        begins=datetime(2026, 1, 13, 9, 0), zone="Europe/London", minutes=45, place="Room 4",
    )  # fmt: skip
    one.interview.refresh_from_db()
    invited(held, member=place.alice, site=SITE, before=before)


def files(messages) -> list[tuple[str, str, str, str]]:
    """Who gets what: the address, and what the calendar file says."""
    read_ = [(one.to, bytes(one.file).decode()) for one in messages]
    return [(to, *(value(text, name) for name in ("METHOD", "UID", "SEQUENCE"))) for to, text in read_]


def test_a_planned_interview_is_written_to_the_candidate_and_to_each_interviewer(place: Place) -> None:
    one = planned(place)
    made = told(place, one)
    uid = str(one.interview.uid)
    expected = [("ines@people.example", "REQUEST", uid, "0"), ("interviewer@harbour.example", "REQUEST", uid, "0"),
                ("manager@harbour.example", "REQUEST", uid, "0")]  # fmt: skip
    assert sorted(files(made.written)) == expected
    for letter in made.written:
        assert "When: Monday 12 January 2026, 14:00 to 15:00 (Europe/London, UTC)" in letter.words
        assert "How long: 60 minutes\nWhere: Room 3\n" in letter.words


def test_the_candidates_letter_holds_nothing_of_the_workspace_and_no_letter_holds_what_was_noted(place: Place) -> None:
    one = planned(place)
    handed_in(one, place.member(Seat.INTERVIEWER), 1, "Only I heard this")
    theirs, *inside = told(place, one).written
    whole = theirs.words + "".join(unfolded(bytes(theirs.file).decode()))
    assert [word for word in ("/o/", "Kit", "scorecard", "Only I heard") if word in whole] == []
    for letter in inside:
        text = letter.words + "".join(unfolded(bytes(letter.file).decode()))
        assert ("Only I heard" in text, f"{SITE}o/harbour-bank/interviews/{one.interview.pk}/" in text) == (False, True)


def test_each_letter_leaves_with_a_part_for_buttons_and_the_file(place: Place) -> None:
    one = planned(place)
    told(place, one)
    with mailing() as box:
        assert letters_sent()
    mails = [mail_of(raw) for raw in box.letters]
    mail = next(mail for mail in mails if mail["To"] == "ines@people.example")
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/calendar", "application/ics",
    ]  # fmt: skip
    part = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    file = next(mail.iter_attachments())
    assert (part.get_param("method"), part.get_content_charset()) == ("REQUEST", "utf-8")
    assert (file.get_filename(), mail["Reply-To"]) == ("invitation.ics", "alice@harbour.example")
    kept = bytes(Message.objects.get(to="ines@people.example").file)
    assert file.get_payload(decode=True) == kept
    assert part.get_content().replace("\r\n", "\n").strip() == kept.decode().replace("\r\n", "\n").strip()
    assert {mail["To"] for mail in mails} == {
        "ines@people.example", "manager@harbour.example", "interviewer@harbour.example",
    }  # fmt: skip


def test_a_moved_interview_keeps_its_uid_raises_the_sequence_and_stops_what_waits(place: Place) -> None:
    one = planned(place)
    told(place, one)
    later(place, one)
    waiting = Message.objects.filter(stopped=None)
    assert {row[1:] for row in files(waiting)} == {("REQUEST", str(one.interview.uid), "1")}
    assert (waiting.count(), Message.objects.exclude(stopped=None).count()) == (3, 3)
    assert waiting.get(colleague=None).subject == "Moved: interview: Senior AI Engineer, Harbour Bank"


def test_saving_without_a_change_writes_nobody_twice(place: Place) -> None:
    one = planned(place)
    assert (len(told(place, one).written), len(told(place, one).written)) == (3, 0)


def test_whoever_holds_it_no_more_is_told_so_once_they_were_invited(place: Place) -> None:
    one = planned(place)
    told(place, one)
    Message.objects.update(sent=datetime(2026, 1, 1, tzinfo=UTC))
    later(place, one, "manager")
    new = {row[0]: row[1] for row in files(Message.objects.filter(sequence=1))}
    assert new == {
        "ines@people.example": "REQUEST", "manager@harbour.example": "REQUEST", "interviewer@harbour.example": "CANCEL",
    }  # fmt: skip


def test_a_cancelled_interview_is_taken_out_of_calendars_of_those_who_were_told(place: Place) -> None:
    one = planned(place)
    told(place, one)
    Message.objects.filter(colleague=None).update(sent=datetime(2026, 1, 1, tzinfo=UTC))
    held = interviews.cancelled(one.interview, member=place.alice, edition=1)
    made = invited(held, member=place.alice, site=SITE)
    assert files(made.written) == [("ines@people.example", "CANCEL", str(one.interview.uid), "1")]
    assert made.written[0].file_kind == "text/calendar; charset=utf-8; method=CANCEL"
    assert Message.objects.filter(sent=None, stopped=None).count() == 1


def test_a_candidate_without_an_address_is_named_and_nothing_is_lost(place: Place) -> None:
    one = planned(place)
    type(one.applicant.person).objects.update(email="")
    one.interview.refresh_from_db()
    made = told(place, one)
    assert len(made.written) == 2
    assert made.left_out == (
        "no e-mail address is known of Ines Invented, so nothing was written to them; take the calendar file",
    )


def test_a_place_in_curly_brackets_makes_no_private_link(place: Place) -> None:
    one = planned(place)
    Interview.objects.update(place="{link}")
    one.interview.refresh_from_db()
    told(place, one)
    with mailing() as box:
        letters_sent()
    assert (PrivateLink.objects.count(), "{link}" in box.letters[0]) == (0, True)


def test_the_invitations_of_somebody_who_is_erased_go_with_them(place: Place) -> None:
    one = planned(place)
    told(place, one)
    persons.erased(one.applicant.person, because="asked for")
    assert Message.objects.count() == 0


def test_a_candidate_who_withdraws_gets_no_invitation_any_more(place: Place) -> None:
    one = planned(place)
    told(place, one)
    requests.withdraw(link_for(one.applicant.person, by=place.alice.user)[0], one.applicant.pk)
    assert [row.colleague_id is None for row in Message.objects.exclude(stopped=None)] == [True]


def test_the_whole_file_holds_the_invitations_and_the_candidates_own_those_that_were_sent_to_them(place: Place) -> None:
    one = planned(place)
    told(place, one)
    whole = zipfile.ZipFile(io.BytesIO(as_zip(whole_file.applicants_file(one.applicant, place.alice))))
    assert len([name for name in whole.namelist() if name.startswith("attached/")]) == 3
    assert whole_file.candidates_file(one.applicant.person).attached == ()
    Message.objects.update(sent=datetime(2026, 1, 1, tzinfo=UTC))
    mine = whole_file.candidates_file(one.applicant.person)
    assert [(name, b"/o/" in data) for name, data in mine.attached] == [("invitation.ics", False)]


@WITHOUT_MAIL
def test_without_a_mail_server_the_box_is_empty_and_the_file_is_taken_from_the_outbox(place: Place) -> None:
    one = planned(place)
    client, page = signed_in(place.alice), address(place, "interview-change", one.interview.pk)
    form = client.get(page)
    assert form.context["form"]["invites"].value() is False
    sent = {"begins": "2026-12-02T14:30", "zone": "UTC", "minutes": "45", "edition": "1", "place": "A call",
            "interviewers": [place.member(Seat.INTERVIEWER).user_id]}  # fmt: skip
    client.post(page, sent)
    assert Message.objects.count() == 0
    said = client.post(page, {**sent, "edition": "2", "invites": "on"}, follow=True).content.decode()
    assert "In the outbox for Ines Invented, Interviewer Person, to be sent by hand." in said
    letter = Message.objects.get(colleague=None)
    assert "invitation.ics" in read(client, address(place, "outbox"))
    assert "Attached: invitation.ics" in read(client, address(place, "message", letter.pk))
    answer = client.get(address(place, "message-attachment", letter.pk))
    assert answer.content == bytes(letter.file)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=REQUEST"
    client.post(address(place, "message-sent", letter.pk))
    letter.refresh_from_db()
    assert letter.is_by_hand
    said = read(client, address(place, "interview", one.interview.pk))
    assert "What was written about it" in said


def test_a_box_that_is_ticked_writes_when_it_is_planned_and_when_it_is_cancelled(place: Place) -> None:
    one = planned(place)
    client, page = signed_in(place.member(Seat.MANAGER)), address(place, "interview-plan", one.applicant.pk)
    sent = {"begins": "2026-12-02T14:30", "zone": "UTC", "minutes": "45", "place": "A call", "invites": "on",
            "interviewers": [place.member(Seat.INTERVIEWER).user_id]}  # fmt: skip
    client.post(page, sent)
    made = Message.objects.first().interview
    Message.objects.update(sent=datetime(2026, 1, 1, tzinfo=UTC))
    client.post(address(place, "interview-cancel", made.pk), {"edition": made.edition, "invites": "1"})
    assert sorted(row[1] for row in files(Message.objects.all())) == ["CANCEL", "CANCEL", "REQUEST", "REQUEST"]


def test_a_letter_without_a_file_has_none_to_take(place: Place) -> None:
    one = planned(place)
    [first, *_] = told(place, one).written
    Message.objects.filter(pk=first.pk).update(file=None, file_name="")
    assert signed_in(place.alice).get(address(place, "message-attachment", first.pk)).status_code == 404
    assert signed_in(place.mallory).get(address(place, "message-attachment", first.pk)).status_code == 404


def test_a_program_plans_with_invitations_and_takes_their_files(place: Place) -> None:
    one = planned(place)
    program = program_of(place.alice)
    body = {"begins": "2026-12-02T15:30", "interviewers": [place.alice.user_id], "invite": True}
    _, made = program.said("POST", f"/applicants/{one.applicant.pk}/interviews", body)
    [theirs, inside] = sorted(program.said("GET", "/outbox")[1]["items"], key=lambda row: row["colleague"] is not None)
    assert (theirs["attached"], inside["colleague"]["name"]) == ("invitation.ics", "Alice Amari")
    file = program.ask("GET", f"/outbox/{theirs['id']}/attachment")
    assert (file["Content-Type"], value(file.content.decode(), "METHOD")) == (
        "text/calendar; charset=utf-8; method=REQUEST", "REQUEST",
    )  # fmt: skip
    program.ask("POST", f"/interviews/{made['id']}/cancel", {"edition": 1, "invite": True})
    assert Message.objects.filter(sent=None, stopped=None).count() == 0


@pytest.mark.parametrize("page", ["outbox", "interview"])
def test_pages_with_invitations_ask_the_database_as_often_for_one_as_for_three(place: Place, page: str) -> None:
    one, client, counts = planned(place), signed_in(place.alice), []
    where = address(place, page, *([one.interview.pk] if page == "interview" else []))
    for day in range(3):
        Message.objects.update(sent=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day))
        one.interview.sequence = day
        told(place, one)
        client.get(where)
        with CaptureQueriesContext(connection) as asked:
            client.get(where)
        counts.append(len(asked))
    assert counts[0] == counts[2]
