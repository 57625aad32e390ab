"""A life at work, drawn from blocks: who somebody is, where they worked, what they say about it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fledge.web.demo.papers.blocks import Work, work
from fledge.web.demo.papers.kinds import Kind
from fledge.web.demo.papers.written import filled, month_before

_AWAY = (
    "At home with my children",
    "Caring for a relative",
    "Recovering from an illness",
    "A year abroad, then family",
)


@dataclass(frozen=True, slots=True)
class Job:
    """Some time at one employer; ``ended`` is None while it lasts."""

    title: str
    employer: str
    began: date
    ended: date | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Career:
    """All that a résumé tells, the last job first. ``away`` is a time without work, in words."""

    kind: str
    works: str
    summary: str
    jobs: tuple[Job, ...]
    skills: tuple[str, ...]
    projects: tuple[str, ...]
    courses: tuple[str, ...]
    study: str
    away: str = ""


def career(kind: Kind, dice: random.Random, today: date) -> Career:
    """Somebody of a kind; the same dice on the same day always give the same."""
    name = dice.choice(kind.works)
    made_of = work(name)
    gap = 12 * dice.randint(*kind.gap_years)
    side = [filled(one, dice) for one in _some(made_of.projects, dice.randint(*kind.side), dice)]
    courses = [filled(one, dice) for one in _some(made_of.courses, dice.randint(*kind.side), dice)]
    return Career(
        kind.name, name, filled(dice.choice(made_of.summaries), dice), tuple(_jobs(kind, made_of, gap, dice, today)),
        made_of.skills if dice.randint(1, 10) <= kind.lists_skills else (), tuple(side), tuple(courses),
        dice.choice(made_of.studies), f"{dice.choice(_AWAY)}, {gap // 12} years" if gap else "",
    )  # fmt: skip


def _some(lines: Sequence[str], many: int, dice: random.Random) -> list[str]:
    return dice.sample(lines, min(many, len(lines)))


def _jobs(kind: Kind, made_of: Work, gap: int, dice: random.Random, today: date) -> Iterator[Job]:
    """The last job first; whoever was away came back some months ago."""
    many, months = dice.randint(*kind.jobs), 12 * dice.randint(*kind.years) + dice.randint(3, 9)
    spans = _spans(many, months, gap, dice)
    employers = _some(made_of.employers, many, dice)
    counts = [dice.randint(*kind.lines) for _ in spans]
    lines = [filled(one, dice) for one in _some(made_of.duties, sum(counts), dice)]
    for turn, (began, ended) in enumerate(spans):
        mine, lines = lines[: counts[turn]], lines[counts[turn] :]
        until = month_before(today, ended) if ended else None
        yield Job(_title(made_of, turn, many, months), employers[turn], month_before(today, began), until, tuple(mine))


def _spans(many: int, months: int, gap: int, dice: random.Random) -> list[tuple[int, int]]:
    """Begin and end of each job in months ago, the last first; an end of nought is a job that lasts."""
    back = dice.randint(3, 11) if gap else 0
    left, jobs = months - back, many - bool(gap)
    cuts = sorted(dice.sample(range(6, max(left - 5, 7 + jobs)), jobs - 1)) if jobs > 1 else []
    ends = [0, *cuts, left]
    spans = [(back + gap + ends[n + 1], back + gap + ends[n] + bool(n)) for n in range(jobs)]
    return [(back, 0), *spans] if gap else spans


def _title(made_of: Work, turn: int, many: int, months: int) -> str:
    """Higher the longer somebody has worked: the last job is the highest that the years allow."""
    top = min(len(made_of.titles) - 1, 1 + months // 60)
    return made_of.titles[max(0, top - turn)]
