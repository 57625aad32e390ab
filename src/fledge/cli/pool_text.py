"""A pool and its repair on a terminal: eighty columns, with or without colour, in pipes as well."""

from __future__ import annotations

import os
import sys
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from fledge.charts.numbers import counted, percent, times, times_range
from fledge.publish.pool_sentences import exactly, headline, matches, money_sentence, sentences
from fledge.publish.repair_sentences import new_edits, repair_sentences

if TYPE_CHECKING:
    from fledge.audit.repair import Repair, Step
    from fledge.pool import Pool, Price

_COLUMNS = 80
#: From this price on a line is also priced in money.
_MUCH = 1.5
_HEADINGS = ("Line", "Left", "Without", "Nine of ten", "Part of\nloss", "Only this\nmissing")


def pool_text(pool: Pool, repair: Repair | None = None) -> str:
    """The pool as a manager reads it: how many, line by line, who is near, how sure, what would bring people back."""
    parts: list[RenderableType] = []
    if pool.needs:
        parts += [Text(headline(pool), style="bold"), Text(), _lines(pool), Text()]
    parts += [Text(sentence) for sentence in sentences(pool) if not pool.needs or sentence != headline(pool)]
    parts += [Text(said) for price in _dearest(pool) if (said := money_sentence(price))]
    parts += [Text(f"Note: {note}", style="dim") for note in pool.notes]
    if repair is not None:
        parts += [Text(), *_repair(repair, exact=exactly(pool.about))]
    return _drawn(Group(*parts))


def _dearest(pool: Pool) -> list[Price]:
    """The line that costs most, for the one sentence about money; none if no line costs much."""
    return sorted((p for p in pool.prices if p.leave_one_out >= _MUCH), key=lambda price: -price.leave_one_out)[:1]


def repair_text(pool: Pool, repair: Repair) -> str:
    """How many meet the posting, and what would bring people back."""
    parts = [Text(headline(pool), style="bold"), Text(), *_repair(repair, exact=exactly(pool.about))]
    return _drawn(Group(*parts))


def _lines(pool: Pool) -> Table:
    """Line by line: who is left, the price with its interval, and who lacks only this."""
    table = _table(*_HEADINGS)
    prices = {price.need: price for price in pool.prices}
    near = {miss.need: miss for miss in pool.near_misses}
    for left in pool.funnel:
        price, miss = prices.get(left.need), near.get(left.need)
        cost = _cost(price) if price else ("", "", "")
        lacking = counted(miss.count, exactly=exactly(pool.about)) if miss else ""
        table.add_row(Text(left.need.label), percent(left.share), *cost, lacking)
    for missing in pool.not_measured:
        table.add_row(Text(missing.need.label, style="dim"), Text("not measured", style="dim"), "", "", "", "")
    return table


def _cost(price: Price) -> tuple[str, str, str]:
    """How many times larger the pool is without the line, its interval, and its part of the whole loss."""
    return f"x {times(price.leave_one_out)}", times_range(price.low, price.high), percent(max(price.shapley, 0.0))


def _repair(repair: Repair, *, exact: bool) -> list[RenderableType]:
    said = repair_sentences(repair, exactly=exact)
    parts: list[RenderableType] = [Text("What would bring people back", style="bold"), *map(Text, said)]
    for heading, steps in (("Any change", repair.steps), ("Every line stays a must", repair.keeping_musts)):
        if steps:
            parts += [Text(), Text(heading, style="dim"), Padding(_steps(steps, exact=exact), (0, 0, 0, 2))]
    return parts


def _steps(steps: tuple[Step, ...], *, exact: bool) -> Table:
    table = _table("Change", "People", "Share", "Times\nas many")
    for step, what in new_edits(steps):
        found = step.estimate
        words = Text(f"{len(step.edits)}: {what}")
        table.add_row(words, matches(found, exactly=exact), percent(found.share), f"x {times(step.gain)}")
    return table


def _table(first: str, *others: str) -> Table:
    """Words on the left, folded where they are long; numbers on the right, which never fold."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(first, overflow="fold")
    for name in others:
        table.add_column(name, justify="right", min_width=max(map(len, name.split())), overflow="fold")
    return table


def _drawn(what: RenderableType) -> str:
    is_terminal = sys.stdout.isatty()
    width = Console().width if is_terminal else _COLUMNS
    sink = StringIO()
    colour = is_terminal and "NO_COLOR" not in os.environ
    Console(file=sink, force_terminal=colour, width=width, highlight=False).print(what)
    return "\n".join(line.rstrip() for line in sink.getvalue().splitlines()) + "\n"
