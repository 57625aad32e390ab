"""People's evidence × a posting → what each brings to each line, and the months that the rest would take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from fledge.facts.ways import load_ways
from fledge.match import Adjacency, Match, Range
from fledge.match.blended import adjacency
from fledge.match.crowd import Crowd, Matches, match_many
from fledge.posting import Posting, read
from fledge.ramp import Brief, Conditions, Gap, briefs, priors
from fledge.web.computed.audited import Asked
from fledge.web.computed.knowledge import book

if TYPE_CHECKING:
    from fledge.people import Applicant


@dataclass(frozen=True, slots=True)
class Brought:
    """One person as numbers: readiness as a range, one credit a requirement, and months as a range."""

    low: float
    mid: float
    high: float
    credits: tuple[float, ...]
    months: Brief


@cache
def carries_over() -> Adjacency:
    """What a skill carries over to."""
    return adjacency(book(), load_ways())


@lru_cache(maxsize=64)
def posting_of(asked: Asked) -> Posting:
    """The posting as read."""
    return read(asked.text, book(), title=asked.title, company=asked.company)


def matches_of(asked: Asked, people: Sequence[Applicant], today: date) -> Matches:
    """Everybody's match with a posting, in the order in which they are given; a match is explained when looked at."""
    return match_many(posting_of(asked), Crowd(people, book(), carries_over(), today), book(), carries_over(), today)


def one_match(asked: Asked, person: Applicant, today: date) -> tuple[Match, Brief]:
    """One person's match with all its lines and reasons, and the months."""
    found = matches_of(asked, [person], today)[0]
    return found, months_of([found])[0]


def months_of(found: Sequence[Match]) -> tuple[Brief, ...]:
    """How long the rest would take under usual conditions."""
    return _months([match.gap_hours for match in found])


def _months(hours: Sequence[Range]) -> tuple[Brief, ...]:
    gaps = [Gap(one.low, one.mid, one.high) for one in hours]
    return briefs(gaps, conditions=Conditions(), priors=priors(book().constants))


def brought(asked: Asked, people: Sequence[Applicant], today: date) -> tuple[Brought, ...]:
    """Everybody as numbers."""
    found = matches_of(asked, people, today)
    months = _months(found.gap_hours())
    numbers = zip(found.low, found.mid, found.high, found.credits, months, strict=True)
    return tuple(
        Brought(float(low), float(mid), float(high), tuple(round(float(c), 4) for c in each), brief)
        for low, mid, high, each, brief in numbers
    )
