"""A kit as headings, words, lists and tables in reading order, for every form that is read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fledge.match.interview import Asked, Kit, WorkSample
from fledge.publish.kit_sentences import (
    BETWEEN,
    DECIDES,
    DOUBTS,
    KINDS,
    NO_TOOLS,
    OF_ONE,
    doubt_says,
    hours,
    in_short,
    settles,
    tells,
    title,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the highest level is 1."""

    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; ``spoken`` where it is read out as it stands."""

    words: str
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list, and what stands over it."""

    over: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows beneath a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ToFill:
    """Where an interviewer writes a number and what it rests on."""

    what: str


Block = Heading | Words | Items | Table | ToFill


def kit_blocks(kit: Kit) -> Iterator[Block]:
    """The whole kit, ready to be printed."""
    yield Heading(1, title(kit))
    yield Words(f"{in_short(kit)} {NO_TOOLS}")
    yield Heading(2, "Before you begin")
    yield Items("", kit.rules)
    yield Heading(2, "What nobody asks")
    yield Items("", kit.never)
    yield Heading(2, "The questions")
    for n, asked in enumerate(kit.questions, 1):
        yield from _question(asked, f"{n}. {asked.question.called}")
        yield ToFill(asked.question.called)
    yield from _of_one(kit)
    yield from _work_sample(kit.work_sample)
    yield Heading(2, "What it tells")
    yield Words(tells(kit))
    yield Words(DECIDES)


def _of_one(kit: Kit) -> Iterator[Block]:
    if kit.of_one or kit.doubts:
        yield Heading(2, "For this person only")
        yield Words(OF_ONE)
    for asked in kit.of_one:
        yield from _question(asked, asked.skill_name)
    yield from _lists((DOUBTS, (doubt_says(doubt) for doubt in kit.doubts)))


def _question(asked: Asked, heading: str) -> Iterator[Block]:
    question = asked.question
    yield Heading(3, heading)
    yield Words(f"{asked.topic.name}: {KINDS[question.kind]}. {settles(asked)}")
    yield Words(asked.ask, spoken=True)
    yield from _lists(
        ("Ask further", question.follow_ups), ("Good evidence", question.good), ("Do not ask", question.never)
    )
    yield Table(("Number", "The answer"), tuple((str(n), words) for n, words in enumerate(question.anchors, 1)))


def _work_sample(sample: WorkSample) -> Iterator[Block]:
    task = sample.set.task
    yield Heading(2, f"Work sample: {task.name}")
    yield Words(f"At most {hours(task.minutes)}. For {task.for_work}.")
    yield Words(sample.set.words, spoken=True)
    yield from _lists(
        ("What is handed in", task.hand_in),
        ("May be used", sample.allowed),
        ("May not be used", sample.not_allowed),
        ("Offered to everybody", sample.accommodations),
        ("What you promise", sample.promises),
        ("What you prepare", task.prepare),
    )
    yield Words(f"Two people rate it alone. {BETWEEN}")
    yield Table(("Criterion", "1", "3", "5"), tuple((c.name, c.low, c.middle, c.high) for c in sample.criteria))
    for criterion in sample.criteria:
        yield ToFill(criterion.name)


def _lists(*lists: tuple[str, Iterable[str]]) -> Iterator[Items]:
    found = (Items(over, tuple(items)) for over, items in lists)
    return (one for one in found if one.items)
