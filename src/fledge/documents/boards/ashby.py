"""Ashby: the public job board, and the job postings that its customers fetch with a key."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.documents.boards.board import Board, Part, Row, Said, first, inside, objects, places, published
from fledge.documents.document import PostingFacts

_ITS_OWN = {"descriptionHtml", "descriptionPlain", "descriptionParts", "jobUrl", "isListed"}
_PARTS = ("descriptionOpening", "descriptionBody", "descriptionClosing")
_PAY_SHOWN = ("shouldDisplayCompensationOnJobPostings", "shouldDisplayCompensationOnJobBoard")
_SUMMARIES = ("compensationTierSummary", "scrapeableCompensationSalarySummary")


def _is_posting(row: Row) -> bool:
    return "title" in row and "@type" not in row and bool(_ITS_OWN & row.keys())


def _parts(row: Row) -> Iterator[Part]:
    """The whole description, or its parts where an export gives only those."""
    whole = row.get("descriptionHtml") or row.get("descriptionPlain")
    if whole:
        yield Part(whole)
        return
    for key in _PARTS:
        part = inside(inside(row, "descriptionParts"), key)
        yield Part(part.get("html") or part.get("plain"))


def _said(row: Row) -> Said:
    posted, notes = published(row, ("publishedAt", "publishedDate"), changed="updatedAt")
    pay, hidden = _pay(row)
    facts = PostingFacts(
        title=first(row, "title"),
        company=first(row, "organizationName"),
        date=posted,
        location=_location(row),
        pay=pay,
    )
    unlisted = ("the posting is not listed on the job board",) if row.get("isListed") is False else ()
    return Said(facts, (*notes, *hidden, *unlisted))


def _location(row: Row) -> str:
    """Every place, and ``remote`` by the workplace where it is told, for hybrid work is marked as remote, too."""
    others = [one.get("location") or one.get("locationName") for one in objects(row.get("secondaryLocations"))]
    others += [one.get("locationName") for one in objects(row.get("locations"))]
    workplace = first(row, "workplaceType").lower()
    remote = workplace == "remote" or (not workplace and row.get("isRemote") is True)
    named = places(row.get("location") or row.get("locationName"), *others)
    return named if "remote" in named.lower() or not remote else places(named, "remote")


def _pay(row: Row) -> tuple[str, tuple[str, ...]]:
    """The summary that the posting shows; where it is set not to show pay, a note instead."""
    pay = first(inside(row, "compensation"), *_SUMMARIES) or first(row, *_SUMMARIES)
    if pay and any(row.get(key) is False for key in _PAY_SHOWN):
        return "", ("pay is set not to be shown on the posting and was left out",)
    return pay, ()


ASHBY = Board(
    system="Ashby",
    wraps=("jobs", "results"),
    is_posting=_is_posting,
    parts=_parts,
    said=_said,
    mend="fetch the public job board, or each posting with jobPosting.info",
)
