"""What an interviewer can ask and set, as values: topics with anchored questions, and work samples with rubrics."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuestionKind(StrEnum):
    """What somebody did, what they would do, or how they would close a gap of their own."""

    BEHAVIOURAL = "behavioural"
    SITUATIONAL = "situational"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that everybody is asked in these words, and five sentences to rate the answer by.

    ``settles`` says what it is for, ``good`` what to listen for, ``never`` what not to ask here, ``anchors`` what an
    answer worth 1, 2, 3, 4 and 5 is like. A gap question holds ``{skill}``.
    """

    id: str
    called: str
    kind: QuestionKind
    ask: str
    settles: str
    follow_ups: tuple[str, ...]
    good: tuple[str, ...]
    never: tuple[str, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that work is made of, when a posting calls for it, and the questions about it.

    A posting calls for it by a skill among ``skills`` (ids), by one of a family in ``families``, or by a word that
    begins like one of ``words``.
    """

    id: str
    name: str
    about: str
    skills: frozenset[str]
    families: frozenset[str]
    words: tuple[str, ...]
    questions: tuple[Question, ...]

    def of_kind(self, *kinds: QuestionKind) -> tuple[Question, ...]:
        """Its questions of the given kinds, in the order of the file."""
        return tuple(question for question in self.questions if question.kind in kinds)


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that a work sample is rated by, with what a 1, a 3 and a 5 look like."""

    name: str
    low: str
    middle: str
    high: str


@dataclass(frozen=True, slots=True)
class Task:
    """A work sample that can be set for a kind of duty. ``task`` holds ``{duty}`` where the duty is quoted.

    ``weaker`` words decide where no other does: they say that something is done, hardly what.
    """

    id: str
    name: str
    for_work: str
    words: tuple[str, ...]
    minutes: int
    task: str
    weaker: tuple[str, ...]
    prepare: tuple[str, ...]
    hand_in: tuple[str, ...]
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Everything that can be asked and set: the topics and the tasks, each in the order of their ids."""

    topics: tuple[Topic, ...]
    tasks: tuple[Task, ...]

    def topic(self, topic_id: str) -> Topic:
        """The topic of that id; KeyError if there is none."""
        return {topic.id: topic for topic in self.topics}[topic_id]
