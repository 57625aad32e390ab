"""A file that somebody sent → the words of each posting in it, and what the file says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fledge.documents import Document, postings_in_export, read_bytes


@dataclass(frozen=True, slots=True)
class FromFile:
    """The words, and what the file says of itself; an empty title, employer or day where it says nothing."""

    text: str
    title: str
    company: str
    location: str
    judged_by: date | None
    origin: str
    notes: tuple[str, ...]

    def fields(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a version; what a person gave comes before what the file says of itself."""
        own = {name: given.get(name) or getattr(self, name) for name in ("title", "company", "judged_by")}
        return {**own, "text": self.text, "origin": self.origin, "notes": self.notes}


def from_file(content: bytes, name: str, today: date) -> FromFile:
    """The posting that is in a file of any kind that Fledge reads; a day to come is not believed."""
    return _from_document(read_bytes(content, name=name), name, today)


def from_export(content: bytes, name: str, today: date) -> tuple[FromFile, ...]:
    """Every posting that is in an export of another system, or the one that is in any other file."""
    return tuple(_from_document(one, name, today) for one in postings_in_export(content, name=name))


def _from_document(page: Document, name: str, today: date) -> FromFile:
    facts = page.posting
    return FromFile(
        text=page.text,
        title=(facts.title if facts else "") or "",
        company=(facts.company if facts else "") or "",
        location=(facts.location if facts else "") or "",
        judged_by=_day((facts.date if facts else "") or "", today),
        origin=f"read from {name}"[:200],
        notes=tuple(page.notes),
    )


def _day(words: str, today: date) -> date | None:
    try:
        found = date.fromisoformat(words[:10])
    except ValueError:
        return None
    return found if found <= today else None
