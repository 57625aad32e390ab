"""The people who are counted: respondents of a survey, synthetic ones that behave like them, or one's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from fledge.facts import Fact

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class About:
    """Who a panel is, so that every number from it can be asked "says who?".

    ``respondents`` are the real people behind it; where it is ``synthetic``, its rows are drawn from a model fitted
    to them. ``effective`` is how many freely drawn people it is worth (fewer than ``respondents`` where a model
    stands between). ``checksum`` is that of the file that was read. ``base`` is how many people the panel stands
    for, where official statistics say.
    """

    name: str
    title: str
    year: int
    respondents: int
    effective: float
    synthetic: bool
    population: str
    source: str
    licence: str
    checksum: str = ""
    base: tuple[Fact, ...] = ()
    country: str = ""
    years_mean: str = "years of work with code"


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with one answer: ``codes`` index ``labels``; -1 is blank or not asked."""

    labels: tuple[str, ...]
    codes: NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """Rows of people and what each of them said.

    ``ticks`` by skill id: who has it. ``question_of`` names the question that a skill was an option of, ``answered``
    who answered that question at all, so that a blank can be read both ways. ``names`` are the survey's own words
    for its options. ``through`` are concepts that nobody asked about but that show in tools: having one of them
    counts. ``years`` by what they are of; NaN is blank. ``steps`` are the only values that the years can take,
    where the survey asked in steps. ``weights`` are one number a row, 1 for a row that stands for itself.
    """

    about: About
    ticks: Mapping[str, Bools]
    question_of: Mapping[str, str]
    answered: Mapping[str, Bools]
    weights: Floats
    names: Mapping[str, str] = field(default_factory=dict)
    through: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: Mapping[str, Floats] = field(default_factory=dict)
    steps: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    degree: Choice | None = None
    industry: Choice | None = None
    role: Choice | None = None
    country: Choice | None = None

    def __len__(self) -> int:
        return len(self.weights)

    @property
    def ticked(self) -> NDArray[np.int64]:
        """How many skills each person ticked."""
        counts = np.zeros(len(self), dtype=np.int64)
        for have in self.ticks.values():
            counts += have
        return counts

    def weighted(self, weights: Floats) -> Panel:
        """The same people, counted with other weights."""
        return replace(self, weights=weights)

    def of(self, rows: Bools) -> Panel:
        """Only some of the people; the respondents behind them shrink in proportion."""
        share = float(self.weights[rows].sum() / self.weights.sum())
        about = replace(
            self.about, respondents=round(self.about.respondents * share), effective=self.about.effective * share
        )
        return replace(
            self,
            about=about,
            ticks={skill: have[rows] for skill, have in self.ticks.items()},
            answered={question: known[rows] for question, known in self.answered.items()},
            weights=self.weights[rows],
            years={of: years[rows] for of, years in self.years.items()},
            degree=_of(self.degree, rows),
            industry=_of(self.industry, rows),
            role=_of(self.role, rows),
            country=_of(self.country, rows),
        )


def _of(choice: Choice | None, rows: Bools) -> Choice | None:
    return Choice(choice.labels, choice.codes[rows]) if choice else None
