"""Greenhouse: a job or a list of jobs from its job board, and the job posts that its customers export."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.documents.boards.board import (
    Board,
    Part,
    Row,
    Said,
    amounts,
    first,
    from_cents,
    inside,
    objects,
    places,
    published,
    short,
)
from fledge.documents.document import PostingFacts

_ITS_OWN = {"absolute_url", "internal_job_id", "first_published", "pay_input_ranges", "internal_content"}
_PAY = re.compile(r"\b(?:pay|salary|compensation|wage)\b", re.IGNORECASE)
_MOST_RANGES = 20


def _is_posting(row: Row) -> bool:
    if "title" not in row or "@type" in row:
        return False
    return bool(_ITS_OWN & row.keys()) or ("content" in row and bool({"location", "updated_at"} & row.keys()))


def _parts(row: Row) -> Iterator[Part]:
    yield Part(row.get("content") or row.get("internal_content"))


def _said(row: Row) -> Said:
    posted, notes = published(row, ("first_published", "first_published_at"), changed="updated_at")
    facts = PostingFacts(
        title=first(row, "title"),
        company=first(row, "company_name"),
        date=posted,
        location=places(row.get("location")) or places(*objects(row.get("offices"))),
        pay=_pay(row),
    )
    return Said(facts, notes)


def _pay(row: Row) -> str:
    """The ranges that the job post shows, each with its name; the salary among the custom fields if there are none."""
    ranges = [_range(one) for one in objects(row.get("pay_input_ranges"))[:_MOST_RANGES]]
    ranges = ranges if any(ranges) else [_field(one) for one in objects(row.get("metadata"))[:_MOST_RANGES]]
    return short("; ".join(filter(None, ranges)))


def _range(one: Row) -> str:
    cents = (from_cents(one.get(key)) for key in ("min_cents", "max_cents"))
    amount = amounts(*cents, currency=one.get("currency_type"))
    name = short(one.get("title"))
    return f"{amount} ({name})" if amount and name else amount


def _field(one: Row) -> str:
    value = inside(one, "value")
    if not _PAY.search(short(one.get("name"))):
        return ""
    return amounts(value.get("min_value"), value.get("max_value"), currency=value.get("unit"))


GREENHOUSE = Board(
    system="Greenhouse",
    wraps=("jobs",),
    is_posting=_is_posting,
    parts=_parts,
    said=_said,
    mend="fetch the list with ?content=true at the end of its address",
)
