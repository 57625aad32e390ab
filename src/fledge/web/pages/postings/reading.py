"""What somebody pasted or uploaded → the fields of a posting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from fledge.documents import Document, read_bytes
from fledge.problem import Problem

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


def brought(text: str, file: UploadedFile[bytes] | None, given: dict[str, Any]) -> dict[str, Any]:
    """The fields of a new version; what the person gave comes before what the page says of itself."""
    if text.strip() and file:
        raise Problem("there is a pasted text and a file", mend="give one of them")
    if not text.strip() and not file:
        raise Problem("there is neither a text nor a file", mend="paste the posting, or choose its file")
    if not file:
        return {**given, "text": text, "origin": "pasted", "notes": ()}
    return fields_of(read_bytes(file.read(), name=file.name or "the file"), file.name or "a file", given)


def fields_of(page: Document, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """The fields of a version that comes from a document."""
    facts = page.posting
    return {
        "text": page.text,
        "title": given.get("title") or (facts.title if facts else ""),
        "company": given.get("company") or (facts.company if facts else ""),
        "judged_by": given.get("judged_by") or _day(facts.date if facts else ""),
        "origin": f"read from {name}"[:200],
        "notes": page.notes,
    }


def _day(words: str) -> date | None:
    try:
        found = date.fromisoformat(words[:10])
    except ValueError:
        return None
    return found if found <= timezone.now().date() else None
