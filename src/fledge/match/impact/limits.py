"""What the statistics go by, each number a fact with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fledge.facts import Fact
from fledge.match.settings import number

_FACTS = {
    "four_fifths": "four_fifths_rule",
    "least_group": "impact_least_group",
    "least_share": "impact_least_share",
    "alpha": "impact_alpha",
    "family": "impact_family",
    "margin": "impact_margin",
    "level": "impact_level",
    "power": "impact_power",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a report: how few people are too few, how often it may be wrong, what counts as similar."""

    four_fifths: float
    least_group: float
    least_share: float
    alpha: float
    family: float
    margin: float
    level: float
    power: float
    because: tuple[Fact, ...] = ()

    def alpha_of(self, breakdowns: int) -> float:
        """How often one of so many breakdowns may be wrong, so that the whole report keeps its bound.

        >>> from fledge.facts.load import load
        >>> held = limits(load().constants)
        >>> held.alpha_of(1), held.alpha_of(2), round(held.alpha_of(3), 4)
        (0.05, 0.05, 0.0333)
        """
        return min(self.alpha, self.family / max(breakdowns, 1))


def limits(facts: Mapping[str, Fact]) -> Limits:
    """The bounds as the evidence holds them; a KeyError names a fact that is missing."""
    known = {name: facts[fact] for name, fact in _FACTS.items()}
    return Limits(**{name: number(fact) for name, fact in known.items()}, because=tuple(known.values()))
