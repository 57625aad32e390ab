"""Counting people: one conjunction with prices and intervals, and the best edits, beside a plain Polars filter.

    python bench/pools.py [--panel stack-overflow-2023-us]

Everything in one run on one process; the ratio is what counts, for the machine is shared. The baseline answers the same
conjunction with a Polars filter over the same columns and gives a bare count: no prices, no intervals, no near misses.
Then the baseline is asked for as many filters as the answer needs (every need left out once), which is nearer to what
is given. Needs Polars.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

import polars as pl

from fledge.audit.repair import propose
from fledge.facts.load import load
from fledge.pool import HasSkill, HasYears, Need, count, stakes
from fledge.surveys.shelf import open_panel

BOOK = load()
#: A usual posting first, then more and more.
NEEDS: list[tuple[str, ...]] = [
    ("python",), ("pytorch", "tensorflow"), ("aws", "azure", "google-cloud"), ("docker", "kubernetes"), ("sql",),
    ("postgresql", "mysql"), ("bash",), ("pandas",), ("terraform",), ("redis",), ("apache-kafka",), ("react",),
    ("typescript",), ("jira",), ("numpy",), ("elasticsearch",), ("go", "java"), ("linux",), ("npm",),
]  # fmt: skip


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--panel", default="stack-overflow-2023-us")
    panel = open_panel(ap.parse_args().panel)
    table = pl.DataFrame({**panel.ticks, "years": panel.years["work"]})
    print(f"{panel.about.name}: {len(panel):,} rows, {len(panel.ticks)} skills")
    at = stakes(BOOK.constants)
    for size in (5, 8, 12, 16, 20):
        needs = _needs(size)
        answer = _best(lambda needs=needs: count(needs, panel, stakes=at))
        once = _best(lambda needs=needs: _filtered(table, needs))
        each = _best(lambda needs=needs: [_filtered(table, rest) for rest in _rests(needs)])
        print(
            f"{size:>2} needs: pool, prices, intervals, near misses {answer * 1e3:6.1f} ms; one Polars filter "
            f"{once * 1e3:5.1f} ms (x {answer / once:.1f}); {size + 1} filters {each * 1e3:6.1f} ms "
            f"(x {answer / each:.2f})"
        )
    for size in (8, 12, 20):
        for edits in (3, 5):
            needs = _needs(size)
            seconds = _best(lambda needs=needs, edits=edits: propose(needs, panel, BOOK, edits=edits))
            print(f"{size:>2} needs: best {edits} edits {seconds * 1e3:6.1f} ms")


def _needs(size: int) -> list[Need]:
    skills: list[Need] = [HasSkill(" or ".join(names), names) for names in NEEDS[: size - 1]]
    return [*skills, HasYears("5+ years", 5)]


def _rests(needs: list[Need]) -> list[list[Need]]:
    return [needs, *([*needs[:j], *needs[j + 1 :]] for j in range(len(needs)))]


def _filtered(table: pl.DataFrame, needs: list[Need]) -> int:
    return table.filter(*(_told(need) for need in needs)).height


def _told(need: Need) -> pl.Expr:
    if isinstance(need, HasYears):
        return pl.col("years") >= need.years
    assert isinstance(need, HasSkill)
    return pl.any_horizontal(need.any_of) if len(need.any_of) > 1 else pl.col(need.any_of[0])


def _best(run: Callable[[], object], times: int = 7) -> float:
    run()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return min(found)


if __name__ == "__main__":
    main()
