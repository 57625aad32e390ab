"""A match as values: parts that add up to it, gaps, remarks and questions, each with the lines it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fledge.facts import Fact
from fledge.match.required import Requirement
from fledge.people import Applicant
from fledge.posting import Posting


class Shows(StrEnum):
    """How a person meets a requirement on paper: itself, by what stands near it, only by its name, or not at all."""

    DIRECT = "direct"
    ADJACENT = "adjacent"
    LISTED = "listed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Range:
    """An estimate: ``mid``, and how far down and up it may well lie."""

    low: float
    mid: float
    high: float


@dataclass(frozen=True, slots=True)
class Part:
    """What a person brings to one requirement: ``credit`` 0 to 1, how that shows, and why.

    ``skill`` is the one of several alternatives that counts. ``doubt`` is the width of the range around the credit.
    ``quotes`` are lines of the papers; ``because`` whole sentences; ``near`` the skills that carry over, most first.
    """

    requirement: Requirement
    credit: float
    how: Shows
    doubt: float
    skill: str = ""
    quotes: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    @property
    def range(self) -> Range:
        """The credit with its doubt: below where the claim does not hold, above where more is there than is written."""
        return Range(self.credit * (1 - self.doubt), self.credit, self.credit + (1 - self.credit) * self.doubt)


@dataclass(frozen=True, slots=True)
class Gap:
    """What would have to be learned for one requirement: hours as a range, and what comes before it.

    ``path`` are the names of what is learned, in order, the skill itself last.
    """

    skill: str
    name: str
    hours: Range
    path: tuple[str, ...]
    must: bool
    because: tuple[Fact, ...]

    @property
    def grade(self) -> str:
        """The weakest grade of what the hours rest on."""
        return max(fact.grade for fact in self.because)


@dataclass(frozen=True, slots=True)
class Remark:
    """A strength or a risk: a sentence and the lines of the papers that it rests on."""

    says: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask so that a doubtful part is settled, and the label of its requirement."""

    asks: str
    about: str


@dataclass(frozen=True, slots=True)
class Match:
    """A posting and a person: what the person brings to each line, as parts that add up.

    ``readiness`` is the share of what the work needs that can be done now or after little learning. Low, middle and
    high are each the weighted sum of the parts. ``gap_hours`` are the hours of learning for all that must be brought.
    """

    posting: Posting
    applicant: Applicant
    today: date
    parts: tuple[Part, ...]
    gap_hours: Range
    gaps: tuple[Gap, ...] = ()
    strengths: tuple[Remark, ...] = ()
    risks: tuple[Remark, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def person(self) -> str:
        """What the user calls the papers."""
        return self.applicant.id

    @property
    def readiness(self) -> Range:
        """The sum of the parts."""
        ranges = [(part.requirement.weight, part.range) for part in self.parts]
        return Range(
            sum(weight * one.low for weight, one in ranges),
            sum(weight * one.mid for weight, one in ranges),
            sum(weight * one.high for weight, one in ranges),
        )
