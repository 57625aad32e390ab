"""How soon somebody takes up new tools: first seen in dated work, against the day a tool was born."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fledge.facts import FactBook, Kind
from fledge.people.evidence import Evidence, How, TakenUp

_SHOWN = (How.WORK, How.PROJECT)


def pace(evidence: Iterable[Evidence], book: FactBook) -> tuple[TakenUp, ...]:
    """The tools taken up in dated work or projects, oldest first; tools whose birth nobody knows are left out."""
    first: dict[str, date] = {}
    for one in evidence:
        if one.kind is Kind.TOOL and one.span and one.how in _SHOWN:
            first[one.skill] = min(first.get(one.skill, one.span.start), one.span.start)
    found = []
    for skill, seen in first.items():
        birth = book[skill].first_known
        if birth:
            years = (seen - birth.date.earliest).days / 365.25
            found.append(TakenUp(skill, seen, round(years, 1)))
    return tuple(sorted(found, key=lambda taken: (taken.first_seen, taken.skill)))
