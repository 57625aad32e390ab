"""Dated facts with sources: what a skill is, since when, and what is near it.

Takes the packaged knowledge (YAML under ``fledge/knowledge``). Gives a FactBook.
Never invents a date: what is not known is absent, what was not read is marked unverified.
"""

from fledge.facts.birth import Birth, BirthKind
from fledge.facts.book import FactBook
from fledge.facts.fact import Fact, PartialDate
from fledge.facts.law import Law, laws
from fledge.facts.skill import GuardedName, Kind, Relation, Skill
from fledge.facts.spread import Spread

__all__ = [
    "Birth",
    "BirthKind",
    "Fact",
    "FactBook",
    "GuardedName",
    "Kind",
    "Law",
    "PartialDate",
    "Relation",
    "Skill",
    "Spread",
    "laws",
]
