"""The questions and work samples that ship with Fledge, read from YAML that anybody can add to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from fledge.facts.book import FactBook
from fledge.facts.interview import Criterion, Question, QuestionKind, Questionnaire, Task, Topic
from fledge.facts.load import _only, _pages, _text, load
from fledge.problem import Problem, Problems

T = TypeVar("T")
_ODD = re.compile(r"[^a-z0-9]+")
_TOPIC_KEYS = {"name", "about", "skills", "families", "words", "questions"}
_QUESTION_KEYS = {"called", "kind", "ask", "settles", "follow_ups", "good", "never", "anchors"}
_TASK_KEYS = {"name", "for_work", "words", "weaker", "minutes", "task", "prepare", "hand_in", "criteria"}
#: Longer than this a work sample asks too much of people who have work and a family.
_MOST_MINUTES = 180
_CRITERIA = (4, 6)
_SHARED = "criteria.yaml"


@cache
def load_questionnaire() -> Questionnaire:
    """The questions and work samples that ship with Fledge, read once a process."""
    return read_questionnaire(files("fledge.knowledge"), load())


def read_questionnaire(knowledge: Traversable, book: FactBook) -> Questionnaire:
    """A Questionnaire from a folder laid out as ``fledge/knowledge``; Problems names every mistake in it."""
    problems: list[Problem] = []
    topics = tuple(
        _each(_pages(knowledge / "interview", problems), lambda name, page: _topic(name, page, book), problems)
    )
    pages = dict(_pages(knowledge / "work_samples", problems))
    shared = _shared(pages.pop(_SHARED, {}), problems)
    tasks = tuple(_each(pages.items(), lambda name, page: _task(name, page, shared), problems))
    problems += _twice(topics)
    if problems:
        raise Problems(problems)
    return Questionnaire(topics, tasks)


def _each(
    pages: Iterable[tuple[str, dict[str, Any]]], make: Callable[[str, dict[str, Any]], T], problems: list[Problem]
) -> Iterator[T]:
    for name, page in pages:
        try:
            yield make(name.removesuffix(".yaml").replace("_", "-"), page)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            missing = f"lacks {error}" if isinstance(error, KeyError) else str(error)
            problems.append(Problem(missing, where=name))


def _topic(topic_id: str, page: dict[str, Any], book: FactBook) -> Topic:
    _only(page, _TOPIC_KEYS)
    families = frozenset(page["families"])
    if unknown := sorted(families - {skill.family for skill in book.skills.values()}):
        raise ValueError(f"no family of skills is called {', '.join(unknown)}")
    if unknown := sorted(name for name in page["skills"] if name not in book.skills and not book.knows(name)):
        raise ValueError(f"no skill is called {', '.join(unknown)}")
    return Topic(
        id=topic_id,
        name=_text(page["name"]),
        about=_text(page["about"]),
        skills=frozenset(name if name in book.skills else book.named(name).id for name in page["skills"]),
        families=families,
        words=_texts(page["words"]),
        questions=tuple(_question(topic_id, entry) for entry in page["questions"]),
    )


def _question(topic_id: str, entry: dict[str, Any]) -> Question:
    _only(entry, _QUESTION_KEYS)
    called = _text(entry["called"])
    return Question(
        id=f"{topic_id}.{_ODD.sub('-', called.lower()).strip('-')}",
        called=called,
        kind=QuestionKind(entry["kind"]),
        ask=_text(entry["ask"]),
        settles=_text(entry["settles"]),
        follow_ups=_texts(entry["follow_ups"]),
        good=_texts(entry["good"]),
        never=_texts(entry.get("never", ())),
        anchors=_anchors(entry["anchors"], (1, 2, 3, 4, 5), called),
    )


def _anchors(entry: Mapping[Any, Any], numbers: tuple[int, ...], called: str) -> tuple[str, ...]:
    """The sentences by their numbers, which are text where the page was parsed when the package was built."""
    found = {int(number): words for number, words in entry.items()}
    if tuple(sorted(found)) != numbers:
        raise ValueError(f"{called}: has anchors for {sorted(found)}; write one each for {list(numbers)}")
    return tuple(_text(found[number]) for number in numbers)


def _shared(page: dict[str, Any], problems: list[Problem]) -> dict[str, Criterion]:
    found: dict[str, Criterion] = {}
    for name, entry in page.items():
        try:
            found[name] = _criterion(name, entry)
        except (TypeError, ValueError, AttributeError) as error:
            problems.append(Problem(str(error), where=f"{_SHARED}: {name}"))
    return found


def _criterion(name: str, entry: Mapping[Any, Any]) -> Criterion:
    return Criterion(name, *_anchors(entry, (1, 3, 5), name))


def _task(task_id: str, page: dict[str, Any], shared: Mapping[str, Criterion]) -> Task:
    _only(page, _TASK_KEYS)
    criteria = tuple(_own_or_shared(entry, shared) for entry in page["criteria"])
    least, most = _CRITERIA
    if not least <= len(criteria) <= most:
        raise ValueError(f"has {len(criteria)} criteria; use {least} to {most}")
    if not 0 < page["minutes"] <= _MOST_MINUTES:
        raise ValueError(f"takes {page['minutes']} minutes; ask for at most {_MOST_MINUTES}")
    return Task(
        id=task_id,
        name=_text(page["name"]),
        for_work=_text(page["for_work"]),
        words=_texts(page["words"]),
        minutes=page["minutes"],
        task=_text(page["task"]),
        weaker=_texts(page.get("weaker", ())),
        prepare=_texts(page["prepare"]),
        hand_in=_texts(page["hand_in"]),
        criteria=criteria,
    )


def _own_or_shared(entry: str | dict[str, Any], shared: Mapping[str, Criterion]) -> Criterion:
    if isinstance(entry, str):
        if entry not in shared:
            raise ValueError(f"no shared criterion is called {entry!r}; those of {_SHARED} are {sorted(shared)}")
        return shared[entry]
    ((name, anchors),) = entry.items()
    return _criterion(name, anchors)


def _texts(entries: Any) -> tuple[str, ...]:
    if isinstance(entries, str):
        raise TypeError(f"{entries!r} should be a list")
    return tuple(_text(entry) for entry in entries)


def _twice(topics: tuple[Topic, ...]) -> list[Problem]:
    names = [question.id for topic in topics for question in topic.questions]
    return [Problem(f"two questions are called {name}") for name in sorted({n for n in names if names.count(n) > 1})]
