"""A posting with some lines moved from must to nice → how the pool moves, counted among the same people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from fledge.audit.count import stakes_of
from fledge.audit.repair import core_of
from fledge.facts import Fact
from fledge.pool import (
    Answer,
    Estimate,
    Gain,
    HasSkill,
    HasYears,
    Need,
    Panel,
    Pool,
    Price,
    answer,
    best_panel,
    count,
    count_again,
)
from fledge.pool import needs_of as demanded
from fledge.pool.tally import asked_of_all
from fledge.posting import read
from fledge.problem import Problem
from fledge.web.computed.audited import Asked
from fledge.web.computed.knowledge import book, panels

#: Years that a line can be lowered to.
_LADDER = (1, 2, 3, 4, 5, 8, 10)
#: Below this the pool is as good as the same.
_NOTICED = 1.05
#: Lines that are named as the next to move.
_NEXT = 3


@dataclass(frozen=True, slots=True)
class Moved:
    """What somebody tries: lines that become nice to have, by their names, and fewer years, by what they are of."""

    nice: frozenset[str] = frozenset()
    years: frozenset[tuple[str, float]] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is moved."""
        return bool(self.nice or self.years)


@dataclass(frozen=True, slots=True)
class Tried:
    """One line of the posting and how it stands in what is tried.

    ``of`` is what its years are of (empty where it has none), ``fewer`` what they can come down to and ``years`` what
    is asked now. ``is_core`` says what the job is; ``price`` is that of the posting as it stands. ``because`` says why
    the line could not be counted.
    """

    label: str
    skills: tuple[str, ...] = ()
    of: str = ""
    stated: float = 0.0
    years: float = 0.0
    fewer: tuple[float, ...] = ()
    is_nice: bool = False
    is_core: bool = False
    price: Price | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """How many people met the posting and how many meet what is tried.

    ``factor`` is missing where too few met the posting to say how many times more that is. ``following`` are the lines
    that would bring most people back if they were moved next.
    """

    lines: tuple[Tried, ...]
    is_moved: bool
    before: Pool
    after: Estimate
    factor: float | None
    following: tuple[Gain | Price, ...]


@dataclass(frozen=True, slots=True)
class Stands:
    """A posting as it stands: what it demands, who was asked, how many meet it, and what says what the job is."""

    needs: tuple[Need, ...]
    panel: Panel
    pool: Pool
    core: frozenset[str]


def what_if(asked: Asked, moved: Moved) -> WhatIf | None:
    """How the pool moves with some lines as wishes and fewer years; None where nothing that is demanded can be counted.

    Both are counted among the same people: those of whom the panel knows everything that the posting demands. Where
    nothing is moved, it is the audit's own estimate.
    """
    stands = as_it_stands(asked)
    if stands is None or not stands.pool.needs:
        return None
    settled = _settled(stands, moved)
    return _tried(asked, settled)


@lru_cache(maxsize=1024)
def as_it_stands(asked: Asked) -> Stands | None:
    """The posting as it stands, counted; None where it demands nothing or nobody can be asked."""
    posting = read(asked.text, book(), title=asked.title, company=asked.company)
    needs = demanded(posting, book())
    if not needs or not panels():
        return None
    panel = best_panel(needs, panels(), _experience())
    pool = count(needs, panel, experience=_experience(), stakes=stakes_of(posting, book()))
    return Stands(needs, panel, pool, frozenset(need.label for need in core_of(needs, posting, book())))


@lru_cache(maxsize=1024)
def _tried(asked: Asked, moved: Moved) -> WhatIf:
    stands = as_it_stands(asked)
    assert stands is not None
    before = stands.pool
    after = count_again(_left(stands, moved), _same_people(asked), experience=_experience()) if moved else None
    found = _no_less(after.estimate, before.estimate) if after else before.estimate
    factor = found.share / before.estimate.share if before.estimate.counted and before.estimate.share else None
    following = tuple(_following(after.gains if after else before.prices, stands.core))
    return WhatIf(tuple(_lines(stands, moved)), bool(moved), before, found, factor, following)


@lru_cache(maxsize=8)
def _same_people(asked: Asked) -> Panel:
    """Those of whom the panel knows everything that the posting demands; whoever moves a switch moves several."""
    stands = as_it_stands(asked)
    assert stands is not None
    answers = (answer(need, stands.panel, _experience()) for need in stands.needs)
    rows = asked_of_all([one for one in answers if isinstance(one, Answer)], stands.panel)
    return stands.panel if bool(np.all(rows)) else stands.panel.of(rows)


def _experience() -> Fact:
    return book().constants["experience_for_degree"]


def _settled(stands: Stands, moved: Moved) -> Moved:
    """The same without what changes nothing; what the posting does not demand is a mistake that is said."""
    labels = {need.label for need in stands.needs}
    stated = {need.of: need for need in stands.needs if isinstance(need, HasYears)}
    for label in sorted(moved.nice - labels):
        raise Problem(
            f"the posting demands nothing called “{label[:80]}”", mend="move the lines that stand on the page"
        )
    for of, years in sorted(moved.years):
        if of not in stated:
            raise Problem(f"the posting demands no years of {of[:80]}", mend="move the lines that stand on the page")
        if not 0 < years <= stated[of].years:
            most = f"{stated[of].years:g}"
            raise Problem(f"years can only come down, from {most}", mend=f"give more than 0 and at most {most}")
    fewer = {
        (of, years) for of, years in moved.years if years < stated[of].years and stated[of].label not in moved.nice
    }
    if len({of for of, _ in fewer}) < len(fewer):
        raise Problem("the same years are given twice", mend="give one number")
    return Moved(moved.nice, frozenset(fewer))


def _left(stands: Stands, moved: Moved) -> tuple[Need, ...]:
    """What is still demanded."""
    years = dict(moved.years)
    left = (need for need in stands.needs if need.label not in moved.nice)
    return tuple(_lowered(need, years) for need in left)


def _lowered(need: Need, years: dict[str, float]) -> Need:
    if isinstance(need, HasYears) and need.of in years:
        return replace(need, years=years[need.of], label=_fewer(need, years[need.of]))
    return need


def _fewer(need: HasYears, years: float) -> str:
    """The line with fewer years, in its own words.

    >>> _fewer(HasYears("5+ years of Go", 5), 3)
    '3+ years of Go'
    """
    noun = "year" if years == 1 else "years"
    return need.label.replace(f"{need.years:g}+ years", f"{years:g}+ {noun}", 1)


def _no_less(after: Estimate, before: Estimate) -> Estimate:
    """A count may be smaller than what larger groups had let expect; fewer demands never mean fewer people."""
    return (
        after if after.share >= before.share else replace(after, share=before.share, high=max(after.high, before.high))
    )


def _following(gains: Sequence[Gain | Price], core: frozenset[str]) -> Iterator[Gain | Price]:
    dearest = sorted(gains, key=lambda price: -price.leave_one_out)
    worth = (p for p in dearest if p.leave_one_out >= _NOTICED and p.need.label not in core)
    for _, price in zip(range(_NEXT), worth, strict=False):
        yield price


def _lines(stands: Stands, moved: Moved) -> Iterator[Tried]:
    """Each line once, counted ones first, both in the posting's order."""
    prices = {price.need: price for price in stands.pool.prices}
    missing = {one.need: one.because for one in stands.pool.not_measured}
    years, seen = dict(moved.years), set()
    for need in (*stands.pool.needs, *missing):
        if need.label in seen:
            continue
        seen.add(need.label)
        line = Tried(
            need.label,
            skills=need.any_of if isinstance(need, HasSkill) else (),
            is_nice=need.label in moved.nice,
            is_core=need.label in stands.core,
            price=prices.get(need),
            because=missing.get(need, ""),
        )
        yield _with_years(line, need, years) if isinstance(need, HasYears) else line


def _with_years(line: Tried, need: HasYears, years: dict[str, float]) -> Tried:
    now = years.get(need.of, need.years)
    fewer = tuple(sorted({now, *(y for y in _LADDER if y < need.years)} - {need.years}, reverse=True))
    return replace(line, of=need.of, stated=need.years, years=now, fewer=fewer)
