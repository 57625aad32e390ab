"""How much a posting still asks for too much: what a rewrite must bring down, and what it may not touch."""

from __future__ import annotations

from dataclasses import dataclass

from fledge.audit.finding import Audit, Finding, Grade
from fledge.audit.rewrite.way import Way
from fledge.posting import Posting, Status

#: So many tools make a posting heavy, or its silence on learning costly; below, neither rule speaks of cost.
FEWEST_HEAVY = 8


def graver(audit: Audit) -> list[Finding]:
    """The findings that a repaired posting should not have."""
    return [finding for finding in audit.findings if finding.grade is not Grade.LOOK]


Burden = tuple[float, ...]


def burden(audit: Audit) -> Burden:
    """Smaller is better, the heaviest matter first; every step of a repair makes it smaller."""
    found = graver(audit)
    grades = [sum(f.grade is grade for f in found) for grade in (Grade.IMPOSSIBLE, Grade.NOBODY)]
    musts = [y.minimum for y in audit.posting.years if y.status is Status.MUST]
    over = max(0, audit.load.asked - FEWEST_HEAVY + 1)
    return (*grades, len(found), over, audit.load.must if over else 0, len(musts), sum(musts), len(_masters(found)))


def _masters(found: list[Finding]) -> list[str]:
    return [thing for f in found if f.rule == "expert-in-several" for thing in f.says.split(",")]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a posting demands and welcomes, business domains included, in a form in which two can be compared."""

    musts: frozenset[str]
    wishes: frozenset[str]
    unknown: frozenset[str]
    degrees: int
    years: int
    promises: int

    @property
    def all(self) -> frozenset[str]:
        """Everything asked for, demanded or welcome."""
        return self.musts | self.wishes


def asked(posting: Posting) -> Asked:
    """What a posting asks, without its words."""
    named = [(m.skill, m.status) for m in posting.mentions] + [(d.domain, d.status) for d in posting.domains]
    return Asked(
        frozenset(skill for skill, status in named if status is Status.MUST),
        frozenset(skill for skill, status in named if status is Status.NICE),
        frozenset(m.skill for m in posting.mentions if not m.in_book),
        sum(d.status is Status.MUST for d in posting.degrees),
        len(posting.years),
        len(posting.promises),
    )


def only_eased(before: Asked, after: Asked, way: Way, keep: frozenset[str]) -> bool:
    """Whether nothing new is asked, and nothing else than the way means has become easier."""
    known = after.unknown | way.named
    softer, gone = (way.softened | way.dropped) - keep, way.dropped - keep
    return (
        after.musts - known <= before.musts
        and after.all - known <= before.all
        and before.all - before.unknown - after.all <= gone
        and before.musts - before.unknown - after.musts <= softer
        and after.degrees <= before.degrees
        and after.years <= before.years
        and (after.promises == before.promises or way.anything or way.learned is not None)
    )
