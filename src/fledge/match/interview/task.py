"""The work sample: a bounded task close to the first duty that somebody new can begin with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.clauses import clause, piece_of_work
from fledge.audit.rewrite.potential.projects import chosen
from fledge.facts.interview import Task
from fledge.match.interview.called import begins, quoted
from fledge.posting import Posting, Words

_FALLBACK = "small-service"


@dataclass(frozen=True, slots=True)
class SetTask:
    """A task for this posting: the duty it is close to, in the posting's words, and what is set.

    ``duty`` is empty where the posting names no duty that a task fits; the task is then the one that most of its lines
    speak of.
    """

    task: Task
    duty: str
    words: str


def set_task(posting: Posting, tasks: Sequence[Task]) -> SetTask:
    """The task for the first duty that one fits: what a newcomer can begin with before the rest."""
    for at in _in_order(posting):
        counts = {task: _hits(task, at, posting.text) for task in tasks}
        most = max(tasks, key=lambda task: counts[task])
        if counts[most]:
            return _set(most, quoted(posting.text, at, at.start).rstrip(".;:"))
    return _set(_of_the_whole(posting, tasks), "")


def _of_the_whole(posting: Posting, tasks: Sequence[Task]) -> Task:
    """The task that most lines of the posting speak of, where no single duty can be quoted."""
    lines = (*posting.duties, *posting.asks)
    counts = {task: sum(bool(_hits(task, at, posting.text)) for at in lines) for task in tasks}
    return max(tasks, key=lambda task: (counts[task], task.id == _FALLBACK))


def _in_order(posting: Posting) -> Iterator[Words]:
    """The duties: the one that holds the first project, other pieces of work, then what else is a thing to do."""
    lines = [at.of(posting.text) for at in posting.duties]
    first = chosen(lines)[0][:30].lower()
    ahead = [at for at, words in zip(posting.duties, lines, strict=True) if first and first in words.lower()]
    work = [at for at, words in zip(posting.duties, lines, strict=True) if piece_of_work(words)]
    other = [at for at, words in zip(posting.duties, lines, strict=True) if clause(words)]
    yield from dict.fromkeys((*ahead, *work, *other))


def _hits(task: Task, at: Words, text: str) -> int:
    """How many different words of the task stand in the duty; weaker ones count half."""
    strong, weak = (
        len({found[0].lower() for found in begins(words).finditer(text, at.start, at.end)})
        for words in (task.words, task.weaker)
    )
    return 2 * strong + weak


def _set(task: Task, duty: str) -> SetTask:
    words = task.task.format(duty=duty) if duty else task.task.replace(', close to this duty: "{duty}"', "")
    return SetTask(task, duty, words)
