"""Lever: postings as its public site gives them, and as its customers fetch them with a key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from fledge.documents.boards.board import Board, Part, Row, Said, amounts, first, inside, places, short
from fledge.documents.document import PostingFacts
from fledge.documents.fields import many

_ITS_OWN = {"categories", "hostedUrl", "lists", "descriptionPlain", "descriptionBody", "salaryRange", "workplaceType"}
_DESCRIPTION = ("descriptionHtml", "description", "descriptionPlain")
_BODY = ("opening", "openingPlain"), ("descriptionBody", "descriptionBodyPlain")
_CLOSING = ("additional", "additionalPlain"), ("closingHtml", "closing")
_ON_PAY = ("salaryDescriptionHtml", "salaryDescription", "salaryDescriptionPlain")
_ENDINGS_OF_PAY = ("-salary", "-wage")
_MOST_LISTS = 50
_END_OF_TIME = 253_402_300_800_000  # milliseconds to the end of the year 9999


def _is_posting(row: Row) -> bool:
    if "text" not in row:
        return False
    return bool(_ITS_OWN & row.keys()) or "description" in inside(row, "content")


def _parts(row: Row) -> Iterator[Part]:
    """Description, lists under their headings, closing and the words on pay, as the posting's page shows them."""
    for place in (row, inside(row, "content")):
        whole = _told(place, _DESCRIPTION)
        for keys in () if whole else _BODY:
            yield Part(_told(place, keys))
        yield Part(whole)
        for one in many(place.get("lists"))[:_MOST_LISTS]:
            yield Part(one.get("content"), one.get("text")) if isinstance(one, dict) else Part(one)
        for keys in _CLOSING:
            yield Part(_told(place, keys))
    yield Part(_told(row, _ON_PAY))


def _told(place: Row, keys: tuple[str, ...]) -> str:
    """The first of these fields with a text in it; HTML stands before plain text."""
    return next((text for key in keys if isinstance(text := place.get(key), str) and text.strip()), "")


def _said(row: Row) -> Said:
    posted, notes = _day(row.get("createdAt"))
    pay = inside(row, "salaryRange")
    categories = inside(row, "categories")
    facts = PostingFacts(
        title=first(row, "text"),
        date=posted,
        location=_location(row, categories),
        pay=amounts(pay.get("min"), pay.get("max"), currency=pay.get("currency"), per=_per(pay)),
    )
    lists = len(many(row.get("lists"))) + len(many(inside(row, "content").get("lists")))
    cut = (f"of its {lists} lists only the first {_MOST_LISTS} were read",) if lists > _MOST_LISTS else ()
    return Said(facts, (*notes, *cut))


def _location(row: Row, categories: Row) -> str:
    named = places(categories.get("location"), *many(categories.get("allLocations")))
    is_remote = first(row, "workplaceType").lower() == "remote"
    return places(named, "remote") if is_remote and "remote" not in named.lower() else named


def _per(pay: Row) -> str:
    """``per-year-salary`` as people say it."""
    interval = short(pay.get("interval"))
    for ending in _ENDINGS_OF_PAY:
        interval = interval.removesuffix(ending)
    return interval.replace("-", " ")


def _day(milliseconds: Any) -> tuple[str, tuple[str, ...]]:
    """The day of a time in milliseconds, or a note where it is none."""
    if milliseconds is None:
        return "", ()
    is_number = isinstance(milliseconds, (int, float)) and not isinstance(milliseconds, bool)
    if is_number and 0 <= milliseconds < _END_OF_TIME:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat(), ()
    return "", (f"the export's date {short(milliseconds)[:40]!r} could not be read",)


LEVER = Board(
    system="Lever",
    wraps=("data",),
    is_posting=_is_posting,
    parts=_parts,
    said=_said,
    mend="fetch the postings with ?mode=json at the end of the address",
)
