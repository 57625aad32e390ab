"""The part of a page that says how many people could be hired, and what each line costs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fledge.charts import (
    frontier_rows,
    funnel_rows,
    near_miss_rows,
    near_misses,
    pool_funnel,
    repair_frontier,
)
from fledge.charts.numbers import percent, percent_range, times, times_range
from fledge.facts import Fact
from fledge.publish.drawn_twice import DrawnTwice, drawn_twice
from fledge.publish.figures import Figure
from fledge.publish.pool_figures import pool_figures
from fledge.publish.pool_sentences import exactly, matches, money, panel_fact, sentences
from fledge.publish.repair_sentences import edit_words, new_edits, repair_sentences

if TYPE_CHECKING:
    from fledge.audit.repair import Edit, Repair, Step
    from fledge.pool import Pool, Price


@dataclass(frozen=True, slots=True)
class PriceRow:
    """What one line costs, as the page shows it; ``money`` is empty where it could not be worked out."""

    line: str
    without: str
    bounds: str
    part: str
    money: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """So many changes: what is new in them, and the pool afterwards."""

    changes: int
    what: str
    people: str
    share: str
    gain: str


@dataclass(frozen=True, slots=True)
class EditRow:
    """One change that was weighed: what it is, why, and what it does alone."""

    what: str
    because: str
    gain: str


@dataclass(frozen=True, slots=True)
class PoolWords:
    """Everything that a report says of a pool, in words; ``assumptions`` are what the prices in money rest on."""

    figures: tuple[Figure, ...]
    headline: str
    sentences: tuple[str, ...]
    prices: tuple[PriceRow, ...]
    assumptions: tuple[Fact, ...]
    repair: tuple[str, ...]
    steps: tuple[tuple[str, tuple[StepRow, ...]], ...]
    edits: tuple[EditRow, ...]
    missing: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    says_who: Fact


def pool_section(pool: Pool, repair: Repair | None = None) -> dict[str, object]:
    """What ``_pool.html`` needs, by the names that it has there: the words and the drawings."""
    return {"pool": pool_words(pool, repair), "pool_charts": tuple(_charts(pool, repair))}


def pool_words(pool: Pool, repair: Repair | None = None) -> PoolWords:
    """What a report says of a pool and its repair, without the drawings."""
    exact = exactly(pool.about)
    first, *others = sentences(pool)
    return PoolWords(
        figures=pool_figures(pool, repair),
        headline=first,
        sentences=tuple(others),
        prices=tuple(map(_price, pool.prices)),
        assumptions=tuple(dict.fromkeys(f for price in pool.prices if price.money for f in price.money.assumptions)),
        repair=repair_sentences(repair, exactly=exact) if repair else (),
        steps=tuple(_steps(repair, exact)) if repair else (),
        edits=tuple(map(_edit, repair.edits)) if repair else (),
        missing=tuple((one.need.label, one.because) for one in pool.not_measured),
        notes=pool.notes,
        says_who=panel_fact(pool.about),
    )


def _charts(pool: Pool, repair: Repair | None) -> Iterator[DrawnTwice]:
    if funnel := pool_funnel(pool):
        rows = tuple((row.line, row.left, row.priced or "–", row.bounds or "–") for row in funnel_rows(pool))
        yield drawn_twice("pool-funnel", funnel, ("Line", "Left after it", "Pool without it", "Nine of ten"), rows)
    if near := near_misses(pool):
        misses = tuple((row.line, row.people, row.in_hundredths) for row in near_miss_rows(pool))
        yield drawn_twice("near-misses", near, ("Lack only this", "People", "Share"), misses)
    if repair and (frontier := repair_frontier(repair)):
        points = tuple((str(row.changes), row.lately, row.kind, row.in_words) for row in frontier_rows(repair))
        yield drawn_twice("frontier", frontier, ("Changes", "The last one", "Of which kind", "Share"), points)


def _price(price: Price) -> PriceRow:
    return PriceRow(
        price.need.label,
        f"× {times(price.leave_one_out)}",
        times_range(price.low, price.high),
        percent(max(price.shapley, 0.0)),
        money(price.money) if price.money else "",
    )


def _steps(repair: Repair, exact: bool) -> Iterator[tuple[str, tuple[StepRow, ...]]]:
    for heading, steps in (("Any change", repair.steps), ("Every line stays a must", repair.keeping_musts)):
        if steps:
            yield heading, tuple(_step(step, what, exact) for step, what in new_edits(steps))


def _step(step: Step, what: str, exact: bool) -> StepRow:
    found = step.estimate
    share = f"{percent(found.share)} ({percent_range(found.low, found.high)})"
    return StepRow(len(step.edits), what, matches(found, exactly=exact), share, f"× {times(step.gain)}")


def _edit(edit: Edit) -> EditRow:
    return EditRow(edit_words(edit), edit.because, "not counted" if edit.gain is None else f"× {times(edit.gain)}")
