"""The ticks as they come in, row after row, and the columns they become."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from fledge.pool.panel import Bools
from fledge.surveys.options import Options


@dataclass(frozen=True, slots=True)
class Ticks:
    """What a Panel needs to know of ticks; the names are those of its fields."""

    ticks: Mapping[str, Bools]
    question_of: Mapping[str, str]
    answered: Mapping[str, Bools]
    names: Mapping[str, str]


class Tally:
    """For each option of each question, the numbers of the people who ticked it.

    Only these numbers are kept, so that a file of 150 megabytes needs a fraction of its size.
    """

    def __init__(self) -> None:
        self.people = 0
        self._ticked: dict[str, dict[str, array[int]]] = {}
        self._answered: dict[str, array[int]] = {}

    def asked(self, question: str, options: Iterable[str] = ()) -> None:
        """The question was asked, with these options, whether or not anybody counted ticked them."""
        known = self._ticked.setdefault(question, {})
        self._answered.setdefault(question, array("l"))
        for option in options:
            if option not in known:
                known[option] = array("l")

    def answer(self, question: str, options: Iterable[str]) -> None:
        """What the present person ticked."""
        self._answered[question].append(self.people)
        known = self._ticked[question]
        for option in options:
            if option not in known:
                known[option] = array("l")
            known[option].append(self.people)

    def next_person(self) -> None:
        """The present person is done."""
        self.people += 1

    def ticks(self, options: Options) -> Ticks:
        """Columns by skill; one that was an option of two questions is one column, and answered by either."""
        have: dict[str, Bools] = {}
        questions: dict[str, dict[str, None]] = {}
        names: dict[str, str] = {}
        for question, known in self._ticked.items():
            for option, people in known.items():
                for skill in (ids := options.ids(option)):
                    have.setdefault(skill, self._nobody())[people] = True
                    questions.setdefault(skill, {})[question] = None
                if ids:
                    names.setdefault(option.strip(), ids[0])
        answered = {question: self._answered_by(question) for question in self._answered}
        question_of = {skill: _joined(asked, answered) for skill, asked in questions.items()}
        return Ticks(have, question_of, answered, names)

    def _answered_by(self, question: str) -> Bools:
        people = self._nobody()
        people[self._answered[question]] = True
        return people

    def _nobody(self) -> Bools:
        return np.zeros(self.people, dtype=np.bool_)


def _joined(questions: Iterable[str], answered: dict[str, Bools]) -> str:
    """One question's id for all in which a skill was an option; whoever answered one of them has answered it."""
    asked = tuple(questions)
    joined = " + ".join(asked)
    if joined not in answered:
        answered[joined] = np.logical_or.reduce([answered[question] for question in asked])
    return joined
