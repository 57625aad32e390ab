"""Many people × a posting, all at once: the same numbers as one by one, explanations made for whoever is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import overload

import numpy as np

from fledge.facts import FactBook
from fledge.match.adjacency import CAP, Adjacency
from fledge.match.credit import part_of, years_held
from fledge.match.held import Held, held_by
from fledge.match.learn import hours_to_learn
from fledge.match.match import matched, required_of
from fledge.match.near import Near
from fledge.match.part import Match, Range
from fledge.match.required import Required, Requirement
from fledge.match.settings import Settings, settings
from fledge.people import Applicant
from fledge.posting import Level, Posting

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
_LEVELS = list(Level)
_MONTHS = 12


class Crowd:
    """Applicants whose papers have been weighed once, to be matched with any number of postings.

    What is worked out for one skill is kept, so that a second posting that asks for it costs nothing for it.
    """

    def __init__(self, applicants: Sequence[Applicant], book: FactBook, adjacency: Adjacency, today: date) -> None:
        self.book, self.adjacency, self.today = book, adjacency, today
        self.known: Settings = settings(book.constants)
        self.near = Near(book, adjacency, self.known)
        self.held = tuple(held_by(one, book, self.known, today) for one in applicants)
        self.months = np.array([one.months for one in self.held], dtype=float)
        self._jobs = np.array([len(one.roles) for one in applicants], dtype=float)
        self._studies = np.array([len(one.studies) for one in applicants], dtype=float)
        self._level = np.array([_highest(one) for one in applicants])
        self._all = _columns(self.held)
        self._nobody: Numbers = np.zeros(len(self.held))
        self._scores: dict[str, tuple[Numbers, Numbers]] = {}
        self._years_held: dict[tuple[str, tuple[str, ...]], Numbers] = {}

    def __len__(self) -> int:
        return len(self.held)

    def parts(self, requirement: Requirement) -> tuple[Numbers, Numbers]:
        """Everybody's credit and doubt for one requirement."""
        if requirement.years:
            return self._years(requirement)
        if requirement.level is not None:
            return self._degree(requirement.level)
        scores = [self._score(skill) for skill in requirement.any_of]
        best = np.sort(np.stack([credit for credit, _ in scores]), axis=0)[-requirement.at_least :]
        claims = np.max(np.stack([claims for _, claims in scores]), axis=0)
        return best.mean(axis=0), self._doubt(claims)

    def _score(self, skill: str) -> tuple[Numbers, Numbers]:
        """Everybody's credit for one skill and the claims behind it, worked out once."""
        if skill not in self._scores:
            self._scores[skill] = self._scored(skill)
        return self._scores[skill]

    def _scored(self, skill: str) -> tuple[Numbers, Numbers]:
        own, evidence = (self._all[table].get(skill, self._nobody) for table in ("strengths", "claims"))
        strengths = self._all["strengths"]
        near = self.near.values(skill, strengths) if strengths else self._nobody
        credit = np.maximum(own, np.minimum(CAP, 1 - (1 - own) * (1 - near)))
        credit = np.where(evidence > 0, np.maximum(credit, self.known.listed), credit)
        return credit, evidence + self.known.claims_near * near

    def _years(self, requirement: Requirement) -> tuple[Numbers, Numbers]:
        key = requirement.years_of, requirement.years_with
        if key not in self._years_held:
            self._years_held[key] = np.array([years_held(requirement, one, self.book) for one in self.held])
        credit = np.minimum(1.0, self._years_held[key] / requirement.years)
        return credit, self._doubt(self.known.claims_work * self._jobs)

    def _degree(self, level: Level) -> tuple[Numbers, Numbers]:
        instead = np.minimum(1.0, self.months / _MONTHS / self.known.years_for_degree)
        credit = np.where(self._level >= _LEVELS.index(level), 1.0, instead)
        claims = self.known.claims_work * self._jobs + self.known.claims_course * self._studies
        return credit, self._doubt(claims)

    def _doubt(self, claims: Numbers) -> Numbers:
        least, most = self.known.doubt_least, self.known.doubt_most
        found: Numbers = least + (most - least) * 0.5 ** (claims / self.known.doubt_half)
        return found


def _highest(applicant: Applicant) -> int:
    return max((_LEVELS.index(one.level) for one in applicant.studies), default=-1)


def _columns(held: Sequence[Held]) -> dict[str, dict[str, Numbers]]:
    """By skill: how strongly everybody shows it, without those that are only named, and with how many claims."""
    strengths: dict[str, Numbers] = {}
    claims: dict[str, Numbers] = {}
    for place, one in enumerate(held):
        for skill, shown in one.by_skill.items():
            claims.setdefault(skill, np.zeros(len(held)))[place] = shown.claims
            if shown.strength:
                strengths.setdefault(skill, np.zeros(len(held)))[place] = shown.strength
    return {"strengths": strengths, "claims": claims}


class Matches(Sequence[Match]):
    """The matches of many people with one posting, in the order in which the people were given.

    ``low``, ``mid`` and ``high`` are everybody's readiness; ``credits`` has a row for each person and a column for each
    requirement. A Match with its lines and reasons is made when it is looked at.
    """

    def __init__(self, posting: Posting, required: Required, crowd: Crowd) -> None:
        self.posting, self.requirements, self._required, self._crowd = posting, required.requirements, required, crowd
        parts = [crowd.parts(one) for one in required.requirements]
        weights = np.array([one.weight for one in required.requirements])
        self.credits: Numbers = np.stack([credit for credit, _ in parts], axis=1)
        self._doubts = doubts = np.stack([doubt for _, doubt in parts], axis=1)
        self.mid: Numbers = self.credits @ weights
        self.low: Numbers = (self.credits * (1 - doubts)) @ weights
        self.high: Numbers = (self.credits + (1 - self.credits) * doubts) @ weights

    def __len__(self) -> int:
        return len(self._crowd)

    def gap_hours(self) -> tuple[Range, ...]:
        """Everybody's hours of learning: those of the explained match, without lines, paths and sentences."""
        crowd, asked = self._crowd, self._required.requirements
        rows = zip(crowd.held, self.credits.tolist(), self._doubts.tolist(), strict=True)
        return tuple(
            hours_to_learn(tuple(zip(asked, brought, doubts, strict=True)), held, crowd.book, crowd.near, crowd.known)
            for held, brought, doubts in rows
        )

    def in_short(self) -> tuple[Match, ...]:
        """Everybody's match with its parts and hours alone, for a grid, where nobody reads the rest."""
        crowd, asked = self._crowd, self.requirements
        return tuple(
            Match(self.posting, held.applicant, crowd.today,
                  tuple(part_of(one, held, crowd.book, crowd.near, crowd.known) for one in asked), hours)
            for held, hours in zip(crowd.held, self.gap_hours(), strict=True)
        )  # fmt: skip

    @overload
    def __getitem__(self, at: int) -> Match: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Match]: ...
    def __getitem__(self, at: int | slice) -> Match | Sequence[Match]:
        """One match, explained; or several."""
        if isinstance(at, slice):
            return tuple(self._made(held) for held in self._crowd.held[at])
        return self._made(self._crowd.held[at])

    def __iter__(self) -> Iterator[Match]:
        return (self._made(held) for held in self._crowd.held)

    def _made(self, held: Held) -> Match:
        crowd = self._crowd
        return matched(self.posting, self._required, held, crowd.near, crowd.known, crowd.today)


def match_many(
    posting: Posting, applicants: Sequence[Applicant] | Crowd, book: FactBook, adjacency: Adjacency, today: date
) -> Matches:
    """Match many people with one posting; thousands take no longer to number than to read a page.

    Give a :class:`Crowd` where the same people are matched with several postings. Nobody is left out, and nobody is
    put in order.
    """
    crowd = applicants if isinstance(applicants, Crowd) else Crowd(applicants, book, adjacency, today)
    return Matches(posting, required_of(posting, book, crowd.known), crowd)
