"""Invitations for calendars: read back by the rules of RFC 5545, whatever the words are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from fledge.publish.calendar import Guest, Meeting, calendar, escaped, folded

MEETING = Meeting(
    uid="8c1b@harbour.example",
    sequence=0,
    stamped=datetime(2026, 12, 1, 9, tzinfo=UTC),
    begins=datetime(2026, 12, 2, 14, 30, tzinfo=timezone(timedelta(hours=1))),
    minutes=45,
    summary="Interview: Senior AI Engineer, Harbour Bank",
    organiser=Guest("Alice Amari", "alice@harbour.example"),
    guests=(Guest("Ines Example", "ines@people.example"),),
)


def unfolded(text: str) -> list[str]:
    """The lines as a reader of calendars puts them together again."""
    assert text.endswith("\r\n")
    return text.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def value(text: str, name: str) -> str:
    [line] = [line for line in unfolded(text) if re.match(rf"{name}[:;]", line)]
    return line.partition(":")[2]


def unescaped(words: str) -> str:
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], words)


def test_an_invitation_asks_for_the_time_in_utc() -> None:
    lines = unfolded(calendar(MEETING))
    assert lines[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Fledge//Interviews//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:REQUEST",
    ]
    assert (value(calendar(MEETING), "DTSTART"), value(calendar(MEETING), "DTEND")) == (
        "20261202T133000Z",
        "20261202T141500Z",
    )
    assert lines[-2:] == ["END:VEVENT", "END:VCALENDAR"]


def test_a_cancellation_has_the_same_uid_and_a_later_sequence() -> None:
    text = calendar(replace(MEETING, sequence=2, is_cancelled=True))
    found = [value(text, name) for name in ("METHOD", "STATUS", "SEQUENCE", "UID")]
    assert found == ["CANCEL", "CANCELLED", "2", "8c1b@harbour.example"]


def test_who_is_asked_to_come_is_named_with_an_address() -> None:
    assert value(calendar(MEETING), "ORGANIZER") == "mailto:alice@harbour.example"
    [line] = [line for line in unfolded(calendar(MEETING)) if line.startswith("ATTENDEE")]
    assert line == (
        'ATTENDEE;CN="Ines Example";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:ines@people.example'
    )


def test_somebody_without_an_address_is_no_attendee() -> None:
    assert "ATTENDEE" not in calendar(replace(MEETING, guests=(Guest("Ines Example", ""),)))


@given(st.text(max_size=300))
def test_any_words_stay_in_their_line_and_come_back(words: str) -> None:
    text = calendar(replace(MEETING, place=f"Room {words}"))
    assert [line.partition(":")[0].partition(";")[0] for line in unfolded(text)] == [
        *(
            "BEGIN",
            "VERSION",
            "PRODID",
            "CALSCALE",
            "METHOD",
            "BEGIN",
            "UID",
            "DTSTAMP",
            "SEQUENCE",
            "DTSTART",
            "DTEND",
        ),
        *("SUMMARY", "LOCATION", "STATUS", "ORGANIZER", "ATTENDEE", "END", "END"),
    ]
    kept = "\n".join(f"Room {words}".replace("\r\n", "\n").replace("\r", "\n").splitlines())
    wanted = "".join(c for c in kept if c in "\n\t" or c.isprintable())
    assert unescaped(value(text, "LOCATION")) == wanted


@given(st.text(alphabet=st.characters(exclude_characters="\r\n"), max_size=400))
def test_no_line_is_longer_than_75_octets_and_none_breaks_a_character(line: str) -> None:
    pieces = folded(line).split("\r\n ")
    assert "".join(pieces) == line
    assert all(len(piece.encode(errors="surrogatepass")) <= 75 for piece in pieces)


@given(st.text(max_size=100))
def test_a_hostile_name_cannot_leave_its_quotation_marks(name: str) -> None:
    text = calendar(replace(MEETING, guests=(Guest(name, "a@b.example"),)))
    [line] = [line for line in unfolded(text) if line.startswith("ATTENDEE")]
    assert line.endswith('";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:a@b.example')
    assert line.count('"') == 2


def test_escaped_words_hold_no_line_end() -> None:
    assert escaped("a\r\nATTENDEE:mailto:x@y.example") == "a\\nATTENDEE:mailto:x@y.example"
