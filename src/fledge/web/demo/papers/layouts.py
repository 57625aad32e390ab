"""How people put a life on paper: the same career in four ways of writing it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from fledge.web.demo.papers.career import Career, Job

INVENTED = "This paper is invented; it ships with Fledge's worked example."

#: Words for: summary, experience, projects, courses, education, skills.
_HEADINGS = (
    ("Summary", "Experience", "Projects", "Courses", "Education", "Skills"),
    ("PROFILE", "WORK EXPERIENCE", "PROJECTS", "COURSES", "EDUCATION", "SKILLS"),
    (
        "About me",
        "Employment history",
        "Personal projects",
        "Courses and certificates",
        "Education",
        "Technical skills",
    ),
)


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who never was: name, address and telephone, for the head of a paper."""

    name: str
    email: str
    phone: str


def on_paper(who: Who, told: Career, dice: random.Random) -> str:
    """A résumé as text, the way one person would write it."""
    return "\n".join(_lines(who, told, dice.choice(_HEADINGS), dice.choice(_HEADS), dice.choice("-•*")))


def _lines(who: Who, told: Career, words: tuple[str, ...], head: _Head, dot: str) -> Iterator[str]:
    summary, experience, projects, courses, education, skills = words
    yield from (who.name, f"{who.email} | {who.phone}", "", summary, told.summary, "")
    early = told.kind in ("stuffer", "junior")
    if early:
        yield from _section(skills, told.skills, "")
    yield from (experience, "")
    for turn, job in enumerate(told.jobs):
        yield from (*head(job), *(f"{dot} {line}" for line in job.lines), "")
        if told.away and not turn:
            yield from (f"{told.away}.", "")
    for heading, lines in ((projects, told.projects), (courses, told.courses)):
        yield from _section(heading, lines, f"{dot} ")
    yield from (education, told.study, "")
    if not early:
        yield from _section(skills, told.skills, "")
    yield INVENTED


def _section(heading: str, lines: tuple[str, ...], dot: str) -> Iterator[str]:
    if lines:
        yield from (heading, *(dot + line for line in lines), "")


_Head = Callable[[Job], tuple[str, ...]]


def _in_words(day: date | None) -> str:
    return f"{day:%B %Y}" if day else "present"


def _in_figures(day: date | None) -> str:
    return f"{day:%m/%Y}" if day else "present"


def _two_lines(job: Job) -> tuple[str, ...]:
    return f"{job.title}, {job.employer}", f"{_in_words(job.began)} - {_in_words(job.ended)}"


def _one_line(job: Job) -> tuple[str, ...]:
    return (f"{job.title}, {job.employer} ({_in_words(job.began)} - {_in_words(job.ended)})",)


def _dates_first(job: Job) -> tuple[str, ...]:
    return (f"{_in_figures(job.began)} - {_in_figures(job.ended)}  {job.title}, {job.employer}",)


def _employer_first(job: Job) -> tuple[str, ...]:
    return job.employer, f"{job.title} | {_in_figures(job.began)} - {_in_figures(job.ended)}"


_HEADS: tuple[_Head, ...] = (_two_lines, _one_line, _dates_first, _employer_first)
