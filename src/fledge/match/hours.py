"""How long a skill takes to learn from nothing: where somebody has said so, else an assumption by what kind it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from math import sqrt

from fledge.facts import Fact, FactBook, Kind
from fledge.match.settings import Settings

_LANGUAGES = "programming languages"


def hours_from_nothing(skill: str, book: FactBook, known: Settings) -> tuple[float, Fact]:
    """Hours until somebody who begins without it can work with it, and who says so.

    A fundamental needs practice beside the study that a plan holds.

    >>> from fledge.facts.load import load
    >>> from fledge.match.settings import settings
    >>> hours, fact = hours_from_nothing("machine-learning", load(), settings(load().constants))
    >>> hours, fact.grade
    (99.0, 'C')
    """
    times = known.practice if book[skill].kind is Kind.FUNDAMENTAL else 1.0
    planned = book.hours_of(skill)
    if planned is not None:
        ends = [float(number) for number in re.findall(r"\d+", planned.value)]
        return times * sqrt(ends[0] * ends[-1]), planned
    name = f"match_hours_{_size(skill, book, known)}"
    return times * float(getattr(known, name.removeprefix("match_"))), book.constants[name]


@lru_cache(maxsize=4)
def hours_by_skill(book: FactBook, known: Settings) -> Mapping[str, tuple[float, Fact]]:
    """The same for every skill of the book, worked out once."""
    return {skill: hours_from_nothing(skill, book, known) for skill in book.skills}


def _size(skill: str, book: FactBook, known: Settings) -> str:
    """Which assumption it falls under."""
    entry = book[skill]
    if entry.kind is Kind.TOOL:
        large = _parts(book)[skill] >= known.many_parts
        return "language" if large or entry.family == _LANGUAGES else "tool"
    if entry.kind is Kind.CONCEPT:
        return "field" if _fields(book)[skill] >= known.many_fields else "concept"
    return entry.kind.value


@lru_cache(maxsize=4)
def _parts(book: FactBook) -> Mapping[str, int]:
    return Counter(relation.other for relation in book.relations if relation.kind == "part_of")


@lru_cache(maxsize=4)
def _fields(book: FactBook) -> Mapping[str, int]:
    """Parts that are no tools: of many databases one is learned, of statistics all that is needed."""
    inside = (r for r in book.relations if r.kind == "part_of" and book[r.one].kind is not Kind.TOOL)
    return Counter(relation.other for relation in inside)
