"""What people said, gathered row after row, and the Panel that it becomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from fledge.pool.panel import About, Bools, Panel
from fledge.surveys.answers import OneOf, Years
from fledge.surveys.options import Options
from fledge.surveys.tally import Tally


@dataclass(frozen=True, slots=True)
class Gathered:
    """Questions by the column they stand in: many answers, one answer, years."""

    tally: Tally
    singles: Mapping[str, tuple[int, OneOf]]
    years: Mapping[str, tuple[int, Years]]

    def add(self, row: Sequence[str]) -> None:
        """The present person's answers with one answer; then the person is done."""
        for at, answers in self.singles.values():
            answers.add(row[at])
        for at, years in self.years.values():
            years.add(row[at])
        self.tally.next_person()

    def panel(
        self,
        about: About,
        options: Options,
        *,
        through: Mapping[str, tuple[str, ...]],
        steps: Mapping[str, tuple[float, ...]] | None = None,
    ) -> Panel:
        """Everybody who was added."""
        ticks = self.tally.ticks(options)
        return Panel(
            about=about,
            ticks=ticks.ticks,
            question_of=ticks.question_of,
            answered=ticks.answered,
            weights=np.ones(self.tally.people),
            names=ticks.names,
            through=_shown(through, ticks.ticks, options),
            years={of: years.years() for of, (_, years) in self.years.items()},
            steps=steps or {},
            **{question: answers.choice() for question, (_, answers) in self.singles.items()},
        )


def _shown(
    through: Mapping[str, tuple[str, ...]], ticks: Mapping[str, Bools], options: Options
) -> dict[str, tuple[str, ...]]:
    """The concepts that show in tools which were asked, where nobody asked about the concept itself."""
    found = {}
    for concept, names in through.items():
        tools = tuple(dict.fromkeys(tool for tool in map(options.id_of, names) if tool in ticks))
        if tools and options.id_of(concept) not in ticks:
            found[options.id_of(concept)] = tools
    return found
