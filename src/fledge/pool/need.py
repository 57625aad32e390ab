"""One thing that a posting demands of a person, in the form in which people can be counted."""

from __future__ import annotations

from dataclasses import dataclass

from fledge.posting import Level, Words

#: What years are counted of, where a panel asked: any work with code, or machine learning.
WORK, MACHINE_LEARNING = "work", "machine learning"


@dataclass(frozen=True, slots=True)
class HasSkill:
    """Somebody who uses ``at_least`` of ``any_of`` (ids of the skill book, or a panel's own names)."""

    label: str
    any_of: tuple[str, ...]
    at_least: int = 1
    at: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class HasYears:
    """Somebody who has done it for ``years``; ``of`` is :data:`WORK` or :data:`MACHINE_LEARNING`."""

    label: str
    years: float
    of: str = WORK
    at: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class HasDegree:
    """Somebody with at least this degree; with ``or_experience``, years of work stand in for it."""

    label: str
    level: Level
    or_experience: bool = False
    at: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class WorksIn:
    """Somebody who works in one of these fields of business (ids of the skill book) now."""

    label: str
    any_of: tuple[str, ...]
    at: tuple[Words, ...] = ()


#: Everything a posting can demand that a panel of people might tell.
Need = HasSkill | HasYears | HasDegree | WorksIn
