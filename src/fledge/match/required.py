"""Posting → what a person is asked for, one Requirement per line that counts, with what it weighs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from fledge.facts import FactBook, Kind
from fledge.match.implied import Implied, implied
from fledge.match.settings import Settings
from fledge.pool import MACHINE_LEARNING, WORK, HasDegree, HasSkill, HasYears, Need, WorksIn, needs_of
from fledge.posting import Level, Posting, Status, Words


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a posting asks for, or that its duties imply, and how much it counts.

    ``any_of`` are ids of the skill book of which ``at_least`` will do; empty where ``years`` or ``level`` is asked.
    ``years_with`` are tools that must have been used so long.
    ``weight`` is its share of the whole, all together 1. ``at`` are the posting's own words.
    """

    label: str
    status: Status
    kind: Kind | None
    any_of: tuple[str, ...]
    weight: float
    at: tuple[Words, ...]
    at_least: int = 1
    years: float = 0.0
    years_of: str = ""
    years_with: tuple[str, ...] = ()
    level: Level | None = None
    implied: bool = False

    @property
    def must(self) -> bool:
        """Whether it is more than welcome."""
        return self.status is Status.MUST


@dataclass(frozen=True, slots=True)
class Required:
    """Everything a posting asks for, and the names in it that the skill book does not have."""

    requirements: tuple[Requirement, ...]
    unknown: tuple[str, ...]


def requirements_of(posting: Posting, book: FactBook, known: Settings) -> Required:
    """What a posting asks for, must-haves in its order, then what its duties imply, then what is welcome.

    Alternatives count once. What no reader of the book could find in anybody's papers is left out and named: nobody
    is measured by it.
    """
    musts = [*_asked(posting, Status.MUST, book, known)]
    names = {skill for one in musts for skill in one.any_of}
    duties = [_implied(one, known) for one in implied(posting, book) if one.any_of[0] not in names]
    names |= {one.any_of[0] for one in duties}
    nice = [one for one in _asked(posting, Status.NICE, book, known) if not names & set(one.any_of)]
    nice = [one for one in nice if one.any_of or not any(_same(one, other) for other in musts)]
    found = [*musts, *duties, *nice]
    whole = sum(one.weight for one in found)
    unknown = dict.fromkeys(m.skill for m in posting.asked() if m.skill not in book.skills)
    return Required(tuple(replace(one, weight=one.weight / whole) for one in found), tuple(unknown))


def _same(one: Requirement, other: Requirement) -> bool:
    return bool(one.years and other.years and one.years_of == other.years_of) or bool(one.level and other.level)


def _asked(posting: Posting, status: Status, book: FactBook, known: Settings) -> Iterator[Requirement]:
    share = 1.0 if status is Status.MUST else known.nice
    with_tools = {asked.at: asked.skills for asked in posting.years if asked.of_tool}
    for need in needs_of(_as_musts(posting, status), book):
        found = _of(need, book, known)
        if found is not None:
            found = replace(found, years_with=with_tools.get(need.at[0], ()) if found.years else ())
            yield replace(found, status=status, weight=found.weight * share)


def _as_musts(posting: Posting, status: Status) -> Posting:
    """The posting with only what has this status, so that must-haves and what is welcome are read alike."""
    if status is Status.MUST:
        return posting

    def turned(of: Status) -> Status:
        return Status.MUST if of is status else Status.CONTEXT

    return replace(
        posting,
        mentions=tuple(replace(m, status=turned(m.status)) for m in posting.mentions),
        groups=tuple(replace(g, status=turned(g.status)) for g in posting.groups),
        years=tuple(replace(y, status=turned(y.status)) for y in posting.years),
        degrees=tuple(replace(d, status=turned(d.status)) for d in posting.degrees),
        domains=tuple(replace(d, status=turned(d.status)) for d in posting.domains),
    )


def _of(need: Need, book: FactBook, known: Settings) -> Requirement | None:
    """A need as what it counts; None where the book has no name of it and so nobody could be read for it."""
    match need:
        case HasSkill():
            return _skills(need, book, known)
        case HasYears():
            of = MACHINE_LEARNING if need.of == MACHINE_LEARNING else WORK
            return _plain(need, known.years, years=need.years, years_of=of)
        case HasDegree():
            return _plain(need, known.degree, level=need.level)
        case WorksIn():
            return _plain(need, known.domain, kind=Kind.DOMAIN, any_of=need.any_of)


def _skills(need: HasSkill, book: FactBook, known: Settings) -> Requirement | None:
    skills = tuple(skill for skill in need.any_of if skill in book.skills)
    kinds = [book[skill].kind for skill in skills]
    if not skills:
        return None
    weight = max(map(known.weight, kinds))
    kind = next(kind for kind in kinds if known.weight(kind) == weight)
    return _plain(need, weight, kind=kind, any_of=skills, at_least=min(need.at_least, len(skills)))


def _plain(need: Need, weight: float, **more: Any) -> Requirement:
    given = {"kind": None, "any_of": (), **more}
    return Requirement(need.label, Status.MUST, weight=weight, at=need.at, **given)


def _implied(one: Implied, known: Settings) -> Requirement:
    return Requirement(one.name, Status.MUST, Kind.FUNDAMENTAL, one.any_of, known.fundamental, one.at, implied=True)
