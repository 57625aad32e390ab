"""What somebody brings to one requirement: from doing it, from what stands near it, or from a name alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fledge.facts import FactBook
from fledge.match.adjacency import CAP, Because
from fledge.match.held import Held
from fledge.match.near import Near
from fledge.match.part import Part, Shows
from fledge.match.required import Requirement
from fledge.match.says import by_degree, by_skill, by_years
from fledge.match.settings import Settings
from fledge.people import How, months_covered
from fledge.pool import MACHINE_LEARNING
from fledge.posting import Level

_LEVELS = list(Level)
_MONTHS = 12
_FIELDS = ("machine-learning", "artificial-intelligence", "deep-learning")


@dataclass(frozen=True, slots=True)
class Score:
    """One skill as somebody holds it: credit, where it comes from, and how much evidence that is."""

    skill: str
    credit: float
    how: Shows
    claims: float
    near: tuple[Because, ...] = ()


def together(own: float, near: float) -> float:
    """Own evidence and what carries over: two chances to know it; what only carries over never gives all of it."""
    return max(own, min(CAP, 1 - (1 - own) * (1 - near)))


def score(skill: str, held: Held, around: Near, known: Settings) -> Score:
    """What somebody brings to one skill. A name in a list gives its small credit and nothing to anything near it."""
    shown = held.by_skill.get(skill)
    own = held.strength(skill)
    near = around.credit(skill, held.strengths)
    credit = together(own, near.value)
    claims = (shown.claims if shown else 0.0) + known.claims_near * near.value
    if shown and credit <= known.listed:
        return Score(skill, known.listed, Shows.LISTED, claims)
    how = Shows.DIRECT if own and own >= near.value else Shows.ADJACENT if near.value else Shows.NONE
    return Score(skill, credit, how, claims, near.because)


def part_of(requirement: Requirement, held: Held, book: FactBook, around: Near, known: Settings) -> Part:
    """What somebody brings to one requirement, with the lines that show it."""
    if requirement.years:
        return _years(requirement, held, book, known)
    if requirement.level is not None:
        return _degree(requirement, held, known)
    scores = [score(skill, held, around, known) for skill in requirement.any_of]
    counted = sorted(scores, key=lambda one: -one.credit)[: requirement.at_least]
    best = counted[0]
    quotes, because = by_skill(best.skill, best.how, best.near, held, book)
    return Part(
        requirement,
        sum(one.credit for one in counted) / len(counted),
        best.how,
        known.doubt(max(one.claims for one in scores)),
        best.skill,
        quotes,
        because,
        tuple(one.skill for one in best.near),
    )


def years_held(requirement: Requirement, held: Held, book: FactBook) -> float:
    """Years of work, or of work with a tool or in machine learning where that is asked."""
    if requirement.years_with:
        return max(held.months_of(skill) for skill in requirement.years_with) / _MONTHS
    if requirement.years_of != MACHINE_LEARNING:
        return held.months / _MONTHS
    inside = _learning_machines(book)
    spans = {
        one.span
        for skill, shown in held.by_skill.items()
        if skill in inside
        for one in shown.lines
        if one.span and one.how is How.WORK and not one.bare
    }
    return months_covered(spans) / _MONTHS


def _years(requirement: Requirement, held: Held, book: FactBook, known: Settings) -> Part:
    """Years are counted up to what is asked, and weigh as little as they tell."""
    have = years_held(requirement, held, book)
    quotes, because = by_years(requirement, have, held, book)
    how = Shows.DIRECT if have else Shows.NONE
    claims = known.claims_work * len(held.applicant.roles)
    return Part(requirement, min(1.0, have / requirement.years), how, known.doubt(claims), "", quotes, because)


def _degree(requirement: Requirement, held: Held, known: Settings) -> Part:
    """The degree itself, or years of work, which stand in for it whatever the posting says."""
    assert requirement.level is not None
    enough = _LEVELS.index(requirement.level)
    studied = [one for one in held.applicant.studies if _LEVELS.index(one.level) >= enough]
    instead = min(1.0, held.months / _MONTHS / known.years_for_degree)
    how = Shows.DIRECT if studied else Shows.ADJACENT if instead else Shows.NONE
    quotes, because = by_degree(studied, held, known.years_for_degree)
    claims = known.claims_work * len(held.applicant.roles) + known.claims_course * len(held.applicant.studies)
    return Part(requirement, 1.0 if studied else instead, how, known.doubt(claims), "", quotes, because)


@lru_cache(maxsize=4)
def _learning_machines(book: FactBook) -> frozenset[str]:
    """Every skill that is part of machine learning, however far down."""
    inside = set(_FIELDS)
    while True:
        more = {r.one for r in book.relations if r.kind == "part_of" and r.other in inside} - inside
        if not more:
            return frozenset(inside)
        inside |= more
