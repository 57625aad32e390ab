"""A file that somebody sent → the words of a posting, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fledge.documents import read_bytes


@dataclass(frozen=True, slots=True)
class FromFile:
    """The words, and what the file says of itself; an empty title, employer or day where it says nothing."""

    text: str
    title: str
    company: str
    judged_by: date | None
    origin: str
    notes: tuple[str, ...]


def from_file(content: bytes, name: str, today: date) -> FromFile:
    """The posting that is in a file of any kind that Fledge reads; a day to come is not believed."""
    page = read_bytes(content, name=name)
    facts = page.posting
    return FromFile(
        text=page.text,
        title=facts.title if facts else "",
        company=facts.company if facts else "",
        judged_by=_day(facts.date if facts else "", today),
        origin=f"read from {name}"[:200],
        notes=tuple(page.notes),
    )


def _day(words: str, today: date) -> date | None:
    try:
        found = date.fromisoformat(words[:10])
    except ValueError:
        return None
    return found if found <= today else None
