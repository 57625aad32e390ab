"""How old a tool is on a day, with the facts that say so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from fledge.audit.finding import Case
from fledge.facts import Birth, BirthKind, Fact, FactBook, Kind, Skill
from fledge.posting import Mention, Status

_DAYS = 365.2425
#: Kinds of birth before which a tool cannot have been used by the public.
_BOUNDING = (BirthKind.ANNOUNCED, BirthKind.RELEASED)


@dataclass(frozen=True, slots=True)
class Age:
    """Years a skill can have been used by ``today``, at the most.

    ``existed`` counts from the earliest date that anybody gives; ``in_production`` from general
    availability, or where none is known from the first release plus an assumed time to spread (``spread``).
    ``certain`` says that a date that was read, and that bounds the birth, agrees; ``remembered`` that the
    earliest date is from memory only.
    """

    skill: Skill
    existed: float
    in_production: float
    certain: bool
    remembered: bool
    because: tuple[Fact, ...]
    spread: tuple[Fact, ...] = ()


@lru_cache(maxsize=64)
def _ages_on(_book: FactBook, _today: date) -> dict[str, Age | None]:
    """Ages already worked out for a book and a day."""
    return {}


def age(skill: Skill, book: FactBook, today: date) -> Age | None:
    """The age of a skill on a day; None where only "no later than" is known of its birth, for it may be older."""
    known = _ages_on(book, today)
    if skill.id not in known:
        known[skill.id] = _age(skill, book, today)
    return known[skill.id]


def _age(skill: Skill, book: FactBook, today: date) -> Age | None:
    bounding = sorted((b for b in skill.births if b.kind in _BOUNDING), key=lambda b: b.date.earliest)
    first = skill.first_known
    if first is None or not bounding:
        return None
    existed = _years(first, today)
    verified = [b for b in bounding if b.verified]
    available = skill.generally_available
    spread = book.constants["time_to_spread"]
    in_production = _years(available, today) if available else existed - float(spread.value.split()[0])
    births = dict.fromkeys((first, *verified[:1], *((available,) if available else ())))
    facts = tuple(_fact(skill, birth) for birth in births)
    return Age(skill, existed, in_production, bool(verified), not first.verified, facts, () if available else (spread,))


def _years(birth: Birth, today: date) -> float:
    return (today - birth.date.earliest).days / _DAYS


def _fact(skill: Skill, birth: Birth) -> Fact:
    grade = "D" if not birth.verified else "B"
    return Fact(f"{skill.name}: {birth.kind}", str(birth.date), birth.source, grade, str(birth.date))


def public_for(how_old: Age) -> str:
    """For how long the public has had it, in words that say how sure that is."""
    years = f"{max(how_old.existed, 0.0):.1f} years"
    return f"{years}, as far as is known" if how_old.remembered else years


def young_musts(case: Case, years: float, *kinds: Kind) -> dict[str, tuple[Mention, Age]]:
    """What is demanded, of the given kinds, and younger than ``years``; of alternatives only if every one is."""
    ages: dict[str, tuple[Mention, Age | None]] = {}
    for m in case.posting.asked(*kinds):
        if m.status is Status.MUST and m.in_book and m.skill not in ages:
            ages[m.skill] = (m, age(case.book[m.skill], case.book, case.today))
    young = {skill: (m, a) for skill, (m, a) in ages.items() if a is not None and a.existed < years}
    excused = {s for g in case.posting.groups if not set(g.skills) <= set(young) for s in g.skills}
    return {skill: found for skill, found in young.items() if found[0].group is None or skill not in excused}
