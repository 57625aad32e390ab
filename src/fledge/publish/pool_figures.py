"""The few numbers of a pool that stand at its top, each with who says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fledge.charts.numbers import counted, people, percent, percent_range, times, times_range
from fledge.facts import Fact
from fledge.publish.figures import Figure
from fledge.publish.pool_sentences import called, exactly, in_words, lines, matches, panel_fact
from fledge.publish.repair_sentences import edit_words

if TYPE_CHECKING:
    from fledge.audit.repair import Repair
    from fledge.pool import People, Pool

#: A price below this is not worth a figure.
_NOTICED = 1.05


def pool_figures(pool: Pool, repair: Repair | None = None) -> tuple[Figure, ...]:
    """How many meet all of it, how many people that may be, who is nearest, what costs most, what one change does."""
    if not pool.needs or not pool.estimate.n:
        return ()
    return (_all_of_it(pool), *_as_people(pool.people, pool.about.country), *_near(pool), *_dearest(pool),
            *_after_one(pool, repair))  # fmt: skip


def _all_of_it(pool: Pool) -> Figure:
    found = pool.estimate
    value = f"{matches(found, exactly=exactly(pool.about))} of {found.n:,}"
    counts = f"meet {lines(len(pool.needs))}{' that could be counted' if pool.not_measured else ''}"
    note = f"{percent(found.share)}; {percent_range(found.low, found.high)} in nine of ten samples of {found.sample:,}"
    return Figure(_opened(value), counts, note, because=panel_fact(pool.about))


def _as_people(found: People | None, country: str) -> Iterator[Figure]:
    if found is not None:
        where = f" in {called(country)}" if country else ""
        note = f"an order of magnitude: {people(found.low)} to {people(found.high)}"
        yield Figure(people(found.estimate), f"such people{where}", note, because=_together(found))


def _together(found: People) -> Fact:
    """The official numbers that were added up, as one."""
    if len(found.because) == 1:
        return found.because[0]
    about = "; ".join(dict.fromkeys(fact.about for fact in found.because)) or "people in such occupations"
    source = "; ".join(dict.fromkeys(fact.source for fact in found.because))
    grade = max((fact.grade for fact in found.because), default="D")
    date = min((fact.date for fact in found.because), default="")
    return Fact(about, f"{found.base:,} people", source, grade, date)


def _near(pool: Pool) -> Iterator[Figure]:
    most = max(pool.near_misses, key=lambda miss: miss.count, default=None)
    if most and most.count >= 1:
        many = counted(most.count, exactly=exactly(pool.about))
        yield Figure(f"{_opened(many)} more", f"have everything but {most.need.label}")


def _dearest(pool: Pool) -> Iterator[Figure]:
    most = max(pool.prices, key=lambda price: price.leave_one_out, default=None)
    if most and most.leave_one_out >= _NOTICED:
        note = f"{times_range(most.low, most.high)} times"
        yield Figure(f"× {times(most.leave_one_out)}", f"the pool without {most.need.label}", note)


def _after_one(pool: Pool, repair: Repair | None) -> Iterator[Figure]:
    if repair and repair.steps:
        step = repair.steps[0]
        number = len(step.edits)
        counts = f"after {in_words(number)} {'change' if number == 1 else 'changes'}"
        value = matches(step.estimate, exactly=exactly(pool.about))
        yield Figure(_opened(value), counts, "; ".join(map(edit_words, step.edits)))


def _opened(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
