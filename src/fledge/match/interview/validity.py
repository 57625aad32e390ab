"""How well each way of assessing tells performance: what studies found, with how far they differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import atanh, tanh

from fledge.facts import Fact
from fledge.match.part import Range

#: Ways of assessing: the fact that says how well each tells, and the fact that says how far that differs.
METHODS = {
    "structured interview": ("structured_interview", "interview_spread"),
    "work sample": ("work_sample", "work_sample_spread"),
    "job knowledge": ("job_knowledge", "job_knowledge_spread"),
    "unstructured interview": ("unstructured_interview", "unstructured_interview_spread"),
    "papers": ("resume_evidence", "resume_evidence_spread"),
}
#: Four of five lie so many standard deviations around the middle.
FOUR_OF_FIVE = 1.2815515655446004


@dataclass(frozen=True, slots=True)
class Validity:
    """How well one way of assessing tells performance, a correlation, and how sure that is.

    ``z`` and ``z_spread`` are on Fisher's scale, on which what is learned adds up. ``because`` are the facts.
    """

    method: str
    z: float
    z_spread: float
    because: tuple[Fact, ...]

    @property
    def value(self) -> float:
        """The correlation in the middle."""
        return tanh(self.z)

    @property
    def spread(self) -> float:
        """Its standard deviation as a correlation."""
        return self.z_spread * (1 - self.value**2)

    @property
    def range(self) -> Range:
        """The range that holds four of five."""
        half = FOUR_OF_FIVE * self.z_spread
        return Range(tanh(self.z - half), self.value, tanh(self.z + half))


def validities(facts: Mapping[str, Fact]) -> tuple[Validity, ...]:
    """What studies found, before anybody's own outcomes are known."""
    found = []
    for method, names in METHODS.items():
        value, spread = (number(facts[name]) for name in names)
        because = tuple(facts[name] for name in names)
        found.append(Validity(method, atanh(value), spread / (1 - value**2), because))
    return tuple(found)


def number(fact: Fact) -> float:
    """The number of a fact, without its unit."""
    return float(fact.value.split()[0])
