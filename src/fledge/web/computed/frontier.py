"""A posting → how far one, two, three … changes take it, and what may be told to stay."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fledge.audit.count import repair_of
from fledge.audit.repair.edit import Repair
from fledge.charts import frontier_rows, repair_frontier
from fledge.charts.numbers import percent
from fledge.pool import best_panel, needs_of
from fledge.posting import Status
from fledge.web.computed.audited import Asked, audited
from fledge.web.computed.knowledge import book, panels

if TYPE_CHECKING:
    from fledge.publish.drawn_twice import DrawnTwice
    from fledge.publish.pool_section import StepRow

#: More changes than this are no repair but another posting.
MOST = 5


@dataclass(frozen=True, slots=True)
class Frontier:
    """The chart, its numbers row by row, and what it says. ``now`` is the share that meets all of it today."""

    chart: DrawnTwice | None
    now: str
    steps: tuple[StepRow, ...]
    says: tuple[str, ...]


def skills_asked(asked: Asked) -> tuple[tuple[str, str], ...]:
    """What the posting demands, as (id, name), in its order, each once."""
    from fledge.publish.reading import name_of

    demanded = (m.skill for m in audited(asked).posting.asked() if m.status is Status.MUST)
    return tuple((skill, name_of(skill, book())) for skill in dict.fromkeys(demanded))


@lru_cache(maxsize=128)
def repair_keeping(asked: Asked, keep: tuple[str, ...] = ()) -> Repair | None:
    """The changes that bring people back, with ``keep`` left alone; None where nothing could be counted."""
    audit = audited(asked)
    needs = needs_of(audit.posting, book())
    if not audit.pool or not needs:
        return None
    panel = best_panel(needs, panels(), book().constants["experience_for_degree"])
    return repair_of(audit.posting, needs, panel, book(), keep=keep, edits=MOST) if keep else audit.repair


@lru_cache(maxsize=128)
def frontier(asked: Asked, keep: tuple[str, ...] = ()) -> Frontier | None:
    """How many people the best one, two, three … changes bring back, with ``keep`` left alone; None without a count."""
    from fledge.publish.drawn_twice import drawn_twice
    from fledge.publish.pool_section import pool_words

    pool, repair = audited(asked).pool, repair_keeping(asked, keep)
    if pool is None or repair is None:
        return None
    words = pool_words(pool, repair)
    rows = tuple((str(row.changes), row.lately, row.kind, row.in_words) for row in frontier_rows(repair))
    spec = repair_frontier(repair)
    chart = drawn_twice("frontier", spec, ("Changes", "The last one", "Of which kind", "Share"), rows) if spec else None
    steps = dict(words.steps).get("Any change", ())
    return Frontier(chart, percent(repair.now.share), steps, words.repair)
