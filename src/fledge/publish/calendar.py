"""An interview as a calendar invitation (RFC 5545, sent by the rules of RFC 5546): asked for, changed, cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

#: A line holds so many octets; what is longer goes on in the next one, after a space.
_OCTETS = 75
_MADE_BY = "-//Fledge//Interviews//EN"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is asked to come: a name, an address, and whether it takes place without them."""

    name: str
    email: str
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as calendars know it.

    ``uid`` stays the same for ever, ``sequence`` grows with each change. ``begins`` and ``stamped`` have a time zone;
    they are written in UTC, and each calendar shows them where its owner is.
    """

    uid: str
    sequence: int
    stamped: datetime
    begins: datetime
    minutes: int
    summary: str
    organiser: Guest
    guests: tuple[Guest, ...] = ()
    place: str = ""
    words: str = ""
    link: str = ""
    is_cancelled: bool = False


def calendar(meeting: Meeting) -> str:
    """The invitation, or the cancellation, as the text of an .ics file."""
    method = "CANCEL" if meeting.is_cancelled else "REQUEST"
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_MADE_BY}", "CALSCALE:GREGORIAN", f"METHOD:{method}")
    return "".join(f"{folded(line)}\r\n" for line in (*head, *_event(meeting), "END:VCALENDAR"))


def _event(meeting: Meeting) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_plain(meeting.uid)}"
    yield f"DTSTAMP:{_utc(meeting.stamped)}"
    yield f"SEQUENCE:{meeting.sequence}"
    yield f"DTSTART:{_utc(meeting.begins)}"
    yield f"DTEND:{_utc(meeting.begins + timedelta(minutes=meeting.minutes))}"
    yield f"SUMMARY:{escaped(meeting.summary)}"
    texts = (("LOCATION", meeting.place), ("DESCRIPTION", meeting.words))
    yield from (f"{name}:{escaped(text)}" for name, text in texts if text)
    if meeting.link:
        yield f"URL:{_plain(meeting.link)}"
    yield f"STATUS:{'CANCELLED' if meeting.is_cancelled else 'CONFIRMED'}"
    yield f"ORGANIZER;CN={quoted(meeting.organiser.name)}:mailto:{_plain(meeting.organiser.email)}"
    yield from (_attendee(guest) for guest in meeting.guests if guest.email)
    yield "END:VEVENT"


def _attendee(guest: Guest) -> str:
    role = "REQ-PARTICIPANT" if guest.is_needed else "OPT-PARTICIPANT"
    asked = f"ROLE={role};PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
    return f"ATTENDEE;CN={quoted(guest.name)};{asked}:mailto:{_plain(guest.email)}"


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def escaped(text: str) -> str:
    r"""Words as a value of TEXT: nothing of them can begin another line or another value.

    >>> escaped("Room 3; bring a\r\npen, please \\o/")
    'Room 3\\; bring a\\npen\\, please \\\\o/'
    """
    lines = "\n".join(text.replace("\r\n", "\n").replace("\r", "\n").splitlines())
    kept = "".join(c for c in lines if c in "\n\t" or c.isprintable())
    for character in ("\\", ";", ","):
        kept = kept.replace(character, f"\\{character}")
    return kept.replace("\n", "\\n")


def quoted(words: str) -> str:
    r"""A name as the value of a parameter; double quotation marks, which none may hold, become single ones.

    >>> quoted('Ada "the first" Lovelace\n')
    '"Ada \'the first\' Lovelace"'
    """
    return f'"{_plain(words).replace(chr(34), chr(39))}"'


def _plain(words: str) -> str:
    """Words on one line, without anything that cannot be seen."""
    return "".join(c for c in words if c.isprintable())


def folded(line: str) -> str:
    r"""A line in pieces of at most 75 octets, never within a character.

    >>> folded("a" * 80) == "a" * 75 + "\r\n " + "a" * 5
    True
    """
    pieces, piece, octets = list[str](), "", 0
    for character in line:
        more = len(character.encode())
        if octets + more > _OCTETS:
            pieces.append(piece)
            piece, octets = "", 1
        piece, octets = piece + character, octets + more
    return "\r\n ".join((*pieces, piece))
