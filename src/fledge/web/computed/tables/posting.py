"""The findings of an audit, the people counted, and how far changes go, as tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fledge.charts import NearMissRow, frontier_rows, funnel_rows, near_miss_rows
from fledge.pool import Pool
from fledge.publish.table_csv import Column, Table, table_of
from fledge.web.computed.against import CHANGES, lines
from fledge.web.computed.audited import Asked, audited
from fledge.web.computed.frontier import repair_keeping, skills_asked
from fledge.web.computed.what_if import as_it_stands

if TYPE_CHECKING:
    from fledge.audit import Finding


def _rests_on(one: Finding) -> str:
    return "\n".join(f"{fact.about}: {fact.value}. {fact.source}, grade {fact.grade}" for fact in one.because)


def findings(asked: Asked) -> Table:
    """The findings of an audit, heaviest first, each with the words that it is about and what it rests on."""
    audit = audited(asked)

    def quoted(one: Finding) -> str:
        return "\n".join(words.of(audit.posting.text) for words in one.quotes)

    columns: dict[str, Column] = {
        "grade": "grade.value", "rule": "rule", "finding": "says", "what_to_do": "do", "quoted_lines": quoted,
        "rests_on": _rests_on,
    }  # fmt: skip
    return table_of("findings", columns, audit.findings, about=f"{asked.title} findings")


def against(before: str, after: str, *, about: str) -> Table:
    """Every line of two versions in reading order: kept, taken out or new."""
    return Table("changes", ("change", "line"), ((CHANGES[one.kind], one.words) for one in lines(before, after)), about)


def _people(row: NearMissRow) -> object:
    """The count as a number; where so few were asked that the page says no number, its words."""
    return row.people if row.people.startswith("fewer") else round(row.count, 1)


_FUNNEL: dict[str, Column] = {"line": "line", "share_left_before": "before", "share_left_after": "share"}
_NEAR: dict[str, Column] = {"lack_only_this_line": "line", "people_asked": _people, "share_of_those_asked": "share"}
_PRICES: dict[str, Column] = {
    "line": "need.label", "times_as_many_without_it": "leave_one_out", "times_low": "low", "times_high": "high",
    "share_of_loss": lambda one: max(one.shapley, 0.0), "money_a_year_low": "money.low",
    "money_a_year_high": "money.high", "currency": "money.currency",
}  # fmt: skip
_FRONTIER: dict[str, Column] = {
    "changes": "changes", "the_last_one": "lately", "of_which_kind": "kind", "share_who_meet_it": "share",
    "share_low": "low", "share_high": "high", "times_as_many": "gain",
}  # fmt: skip


def funnel(asked: Asked) -> Table:
    """Who is left after each line and all before it, as shares from 0 to 1; what nobody measured is left out."""
    pool = _pool(asked)
    rows = [row for row in funnel_rows(pool) if row.share is not None] if pool else []
    return _counted("funnel", _FUNNEL, rows, asked)


def near_misses(asked: Asked) -> Table:
    """How many have everything but one line, most first."""
    pool = _pool(asked)
    rows = [row for row in near_miss_rows(pool) if row.count] if pool else []
    return _counted("near-misses", _NEAR, rows, asked)


def prices(asked: Asked) -> Table:
    """What each line costs: how many times larger the pool is without it, nine of ten samples, its part of the loss."""
    pool = _pool(asked)
    return _counted("prices", _PRICES, pool.prices if pool else (), asked)


def frontier(asked: Asked, keep: tuple[str, ...] = ()) -> Table:
    """The pool as it stands, and after the best one, two, three … changes; ``keep`` are skills that stay."""
    repair = repair_keeping(asked, keep)
    return _counted("frontier", _FRONTIER, frontier_rows(repair) if repair else (), asked)


def staying(asked: Asked, skills: Iterable[str]) -> tuple[str, ...]:
    """Those of the skills that the posting demands, in one order."""
    known = {skill for skill, _ in skills_asked(asked)}
    return tuple(sorted(known.intersection(skills)))


def _counted(name: str, columns: dict[str, Column], rows: Iterable[object], asked: Asked) -> Table:
    return table_of(name, columns, rows, about=f"{asked.title} {name.replace('-', ' ')}")


def _pool(asked: Asked) -> Pool | None:
    stands = as_it_stands(asked)
    return stands.pool if stands else None
