"""What stands beside the requirements: strengths nobody asked for, and risks to ask about, never reasons to reject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from fledge.facts import FactBook, Kind
from fledge.match.held import Held, Shown
from fledge.match.lists import only_named
from fledge.match.part import Part, Remark, Shows
from fledge.match.required import Required
from fledge.match.says import lasting, shows
from fledge.match.settings import Settings
from fledge.pool import listed, name_of
from fledge.posting import Posting

_LINES, _SHOWN = 2, 3
_MONTHS, _DAYS = 12, 365.25
_BEGINNERS = ("intern", "junior", "entry", "graduate")


def strengths(posting: Posting, required: Required, held: Held, book: FactBook) -> tuple[Remark, ...]:
    """What the posting did not ask for and its field or its work is helped by."""
    asked = {skill for one in required.requirements for skill in one.any_of}
    return (*_of_the_field(posting, asked, held, book), *_fundamentals(asked, held, book))


def _of_the_field(posting: Posting, asked: set[str], held: Held, book: FactBook) -> Iterator[Remark]:
    """Work in a field of business that the posting speaks of without asking for it."""
    text = posting.text[: max((words.end for words in (*posting.duties, *posting.asks)), default=0)]
    fields = [one for one in held.by_skill.values() if one.kind is Kind.DOMAIN and one.strength]
    for shown in sorted(fields, key=lambda one: (-one.strength, one.skill)):
        name = name_of(shown.skill, book)
        if shown.skill not in asked and _named(shown.skill, book).search(text):
            says = f"The posting speaks of {name} and does not ask for it; it shows here: {shows(shown)}."
            yield Remark(says, _lines(shown))


@lru_cache(maxsize=512)
def _named(field: str, book: FactBook) -> re.Pattern[str]:
    names = (book[field].name, *book[field].also)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])", re.I)


def _fundamentals(asked: set[str], held: Held, book: FactBook) -> Iterator[Remark]:
    """The strongest fundamentals that were not asked for; they stay when tools change."""
    found = [
        shown
        for skill, shown in held.by_skill.items()
        if shown.kind is Kind.FUNDAMENTAL and skill not in asked and shown.strength and shown.months
    ]
    for shown in sorted(found, key=lambda one: (-one.strength, one.skill))[:_SHOWN]:
        name = name_of(shown.skill, book)
        yield Remark(f"Not asked for, and it stays when tools change: {name}, {shows(shown)}.", _lines(shown))


def risks(
    posting: Posting, parts: Sequence[Part], held: Held, book: FactBook, known: Settings, today: date
) -> tuple[Remark, ...]:
    """What to ask about before deciding anything."""
    found = [*_too_small(posting, held, known), *_only_claimed(parts), *_long_ago(parts, held, book, known, today)]
    return tuple(found)


def _too_small(posting: Posting, held: Held, known: Settings) -> Iterator[Remark]:
    """A job that may be too small for somebody; a warning to talk about, since it says nothing of ability."""
    years = held.months / _MONTHS
    most = max((asked.maximum or 0.0 for asked in posting.years), default=0.0)
    if posting.seniority in _BEGINNERS and years >= known.senior_years:
        what = f"a {posting.seniority} position"
    elif most and years >= most + known.senior_years:
        what = f"a position for up to {most:g} years of experience"
    else:
        return
    quotes = tuple(role.quote for role in held.applicant.roles if role.span)[:_LINES]
    says = f"{lasting(held.months)} of work for {what}: ask what the person hopes for. That rejects nobody."
    yield Remark(says, quotes)


def _only_claimed(parts: Sequence[Part]) -> Iterator[Remark]:
    claimed = [part for part in parts if part.how is Shows.LISTED and part.requirement.must]
    if claimed:
        names = listed(tuple(part.requirement.label for part in claimed), "and")
        quotes = tuple(dict.fromkeys(quote for part in claimed for quote in part.quotes))[:_SHOWN]
        yield Remark(f"Only named, with nothing done behind it: {names}.", quotes)


def _long_ago(parts: Sequence[Part], held: Held, book: FactBook, known: Settings, today: date) -> Iterator[Remark]:
    for part in parts:
        shown = held.by_skill.get(part.skill)
        if part.how is not Shows.DIRECT or shown is None or shown.last is None or shown.kind is Kind.FUNDAMENTAL:
            continue
        years = (today - shown.last).days / _DAYS
        if part.requirement.must and years >= known.stale_years:
            name = name_of(part.skill, book)
            yield Remark(f"{name} was last used in {shown.last.year}: ask what has to be refreshed.", _lines(shown))


def _lines(shown: Shown) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.quote for one in shown.lines if not only_named(one)))[:_LINES]
