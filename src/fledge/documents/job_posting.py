"""The schema.org JobPosting block that job boards write for search engines: the posting without the page around it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from fledge.documents.document import PostingFacts
from fledge.documents.fields import day, many, rich_text, words
from fledge.documents.lines import lay_out, plain_lines

_SECTIONS = (
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("skills", "Skills"),
    ("experienceRequirements", "Experience"),
    ("educationRequirements", "Education"),
)
_OPENING = re.compile(r"\A(?://|/\*)?\s*(?:<!--|<!\[CDATA\[)(?:\s*\*/)?")
_CLOSINGS = (";", "*/", "-->", "]]>", "//", "/*")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_ADDRESS = re.compile(r"https?://\S+")
_WORD = re.compile(r"[\w+#]+")
_MAX_SECTION_LINES = 500


@dataclass(frozen=True, slots=True)
class JobPosting:
    """One JobPosting: the description's text, what its other fields add to it, and the facts about it."""

    description: str
    sections: str
    facts: PostingFacts
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Description and added sections, one after the other."""
        return "\n\n".join(part for part in (self.description, self.sections) if part)


def postings_in(blocks: Iterable[str]) -> tuple[tuple[JobPosting, ...], tuple[str, ...]]:
    """Every different JobPosting of a page's JSON-LD blocks, wherever it stands in them, and notes on broken blocks."""
    found: dict[tuple[str, str], JobPosting] = {}
    notes: list[str] = []
    for block in blocks:
        try:
            things = list(_things(_loaded(block)))
            named = {str(thing["@id"]): thing for thing in things if "@id" in thing and "name" in thing}
            postings = [_posting(thing, named) for thing in things if _is_job_posting(thing)]
        except (ValueError, RecursionError):
            if "JobPosting" in block:
                notes.append("the page's JobPosting block is malformed and was not used")
            continue
        for posting in postings:
            found.setdefault((posting.facts.title, posting.description), posting)
    return tuple(found.values()), tuple(notes)


def _loaded(block: str) -> Any:
    """JSON as browsers find it: line ends inside texts, comment marks around it and a comma too many are forgiven."""
    block = _OPENING.sub("", block.strip())
    for closing in _CLOSINGS:
        block = block.rstrip().removesuffix(closing)
    try:
        return json.loads(block, strict=False)
    except ValueError:
        return json.loads(_TRAILING_COMMA.sub(r"\1", block), strict=False)


def _things(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value, in order."""
    waiting = [value]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, dict):
            yield thing
            waiting += reversed(list(thing.values()))
        elif isinstance(thing, list):
            waiting += reversed(thing)


def _is_job_posting(thing: dict[str, Any]) -> bool:
    return any(str(kind).rpartition("/")[2].rpartition(":")[2] == "JobPosting" for kind in many(thing.get("@type")))


def _posting(thing: dict[str, Any], named: dict[str, dict[str, Any]]) -> JobPosting:
    """One JobPosting; ``named`` are the block's objects that others refer to by ``@id``."""
    description = rich_text(thing.get("description"))
    posted, notes = day(words(thing.get("datePosted")))
    company = thing.get("hiringOrganization")
    facts = PostingFacts(
        title=words(thing.get("title") or thing.get("name")),
        company=words(company) or words(named.get(str(company.get("@id"))) if isinstance(company, dict) else None),
        date=posted,
        location=_location(thing),
        pay=_pay(thing.get("baseSalary")),
    )
    return JobPosting(description, _sections(thing, description), facts, notes)


def _sections(thing: dict[str, Any], description: str) -> str:
    """The other fields that hold words of the posting, each under its heading, without what was said already."""
    said, sections = _squash(description), []
    for key, heading in _SECTIONS:
        rows = [row for row in _field(thing.get(key)).split("\n") if row.strip()]
        if fresh := rows[_MAX_SECTION_LINES:] + [row for row in rows[:_MAX_SECTION_LINES] if not _is_said(row, said)]:
            sections.append(f"{heading}\n\n" + "\n".join(fresh))
            said += _squash("\n".join(fresh))
    return "\n\n".join(sections)


def _field(value: Any) -> str:
    if not isinstance(value, list):
        return _ADDRESS.sub("", rich_text(value) or (words(value) if isinstance(value, dict) else ""))
    return lay_out(plain_lines("\n".join(f"- {said}" for one in value if (said := _ADDRESS.sub("", words(one))))))


def _is_said(row: str, said: str) -> bool:
    """Whether the description says this row, or each part of it where it is a list with commas."""
    return _squash(row) in said or all(_squash(part) in said for part in re.split(r"[,;]", row))


def _squash(text: str) -> str:
    """Words alone, so that bullets, commas and line ends make no difference; C++, C# and .NET stay apart."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _location(thing: dict[str, Any]) -> str:
    places = [_place(place) for place in many(thing.get("jobLocation"))]
    if "TELECOMMUTE" in map(str, many(thing.get("jobLocationType"))):
        places.append("remote")
    return "; ".join(dict.fromkeys(filter(None, places)))


def _place(place: Any) -> str:
    address = place.get("address") if isinstance(place, dict) else place
    if isinstance(address, dict):
        parts = (words(address.get(key)) for key in ("addressLocality", "addressRegion", "addressCountry"))
        return ", ".join(dict.fromkeys(filter(None, parts))) or words(place)
    return words(address) or words(place)


def _pay(salary: Any) -> str:
    """What the page says about pay, with its own numbers: ``120000 to 150000 USD per year``."""
    salary = next(iter(many(salary)), None)
    if not isinstance(salary, dict):
        return words(salary)
    amount = salary.get("value", salary)
    if not isinstance(amount, dict):
        amount = {"value": amount, "unitText": salary.get("unitText")}
    numbers = [words(amount.get(key)) for key in ("minValue", "maxValue")]
    number = " to ".join(dict.fromkeys(filter(None, numbers))) or words(amount.get("value"))
    if not number:
        return ""
    currency = words(salary.get("currency") or amount.get("currency"))
    unit = words(amount.get("unitText")).lower()
    return " ".join(filter(None, (number, currency, f"per {unit}" if unit else "")))
