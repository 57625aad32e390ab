"""The numbers behind a match, out of the evidence: every one with its source, nearly all of them assumptions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from math import exp

from fledge.facts import Fact, Kind

_LASTING = (Kind.FUNDAMENTAL, Kind.DOMAIN)


@dataclass(frozen=True, slots=True)
class Settings:
    """What each thing counts, shows and takes. A field ``x`` is the fact ``match_x``; ``years`` is worked out.

    Credits are 0 to 1. ``lasting`` means fundamentals and fields of business, which change little.
    """

    tool: float
    concept: float
    fundamental: float
    domain: float
    degree: float
    nice: float
    listed: float
    work_most: float
    tool_first: float
    lasting_first: float
    tool_months: float
    lasting_months: float
    learner: float
    project: float
    project_dated: float
    project_most: float
    part: float
    course: float
    course_most: float
    claims_work: float
    claims_project: float
    claims_course: float
    claims_listed: float
    claims_near: float
    signal: float
    signals_counted: float
    fresh: float
    tool_half: float
    lasting_half: float
    doubt_most: float
    doubt_least: float
    doubt_half: float
    enough: float
    held: float
    hours_tool: float
    hours_language: float
    hours_concept: float
    hours_field: float
    hours_fundamental: float
    hours_domain: float
    many_parts: float
    many_fields: float
    before: float
    practice: float
    needed: float
    hours_spread: float
    hours_shared: float
    learned: float
    senior_years: float
    stale_years: float
    reliability: float
    years: float
    years_for_degree: float

    def weight(self, kind: Kind) -> float:
        """What a skill of this kind counts as a must-have."""
        by_kind = {Kind.TOOL: self.tool, Kind.CONCEPT: self.concept, Kind.FUNDAMENTAL: self.fundamental}
        return by_kind.get(kind, self.domain)

    def work(self, kind: Kind, months: float) -> float:
        """What so many months of use at work show: a first mention something, the rest ever more slowly."""
        lasting = kind in _LASTING
        first = self.lasting_first if lasting else self.tool_first
        pace = self.lasting_months if lasting else self.tool_months
        return first + (self.work_most - first) * (1 - exp(-months / pace))

    def fading(self, kind: Kind, years: float) -> float:
        """What is left of it after so many years without use."""
        half = self.lasting_half if kind in _LASTING else self.tool_half
        return float(0.5 ** (max(0.0, years - self.fresh) / half))

    def doubt(self, claims: float) -> float:
        """How wide a part is with so much evidence behind it; more evidence never makes it wider."""
        return float(self.doubt_least + (self.doubt_most - self.doubt_least) * 0.5 ** (claims / self.doubt_half))


def settings(facts: Mapping[str, Fact]) -> Settings:
    """The numbers as the evidence holds them; a KeyError names a fact that is missing.

    >>> from fledge.facts.load import load
    >>> round(settings(load().constants).years, 3)
    0.175
    """
    worked_out = {
        "years": number(facts["years_of_experience"]) / number(facts["job_knowledge_test"]),
        "years_for_degree": number(facts["experience_for_degree"]),
    }
    read = {f.name: number(facts[f"match_{f.name}"]) for f in fields(Settings) if f.name not in worked_out}
    return Settings(**read, **worked_out)


def number(fact: Fact) -> float:
    """The number of a fact whose value begins with one."""
    return float(fact.value.split()[0].replace(",", ""))
