"""Rewrite random real postings, say how many still cost people, and show the differences for reading.

    python tools/try_rewrites.py postings.parquet --n 100 --ai --show 5
    python tools/try_rewrites.py postings.parquet --as potential --all

The file needs the columns text, title, company, date; is_ai_engineer for --ai. No text of it is kept.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from importlib import import_module
from pathlib import Path
from typing import Any

import polars as pl

from fledge.audit import Finding, Grade, check
from fledge.audit.rewrite import Rewrite
from fledge.facts import FactBook
from fledge.facts.load import load
from fledge.posting import Posting, read

_DAY = date(2025, 6, 1)
Rewriter = Callable[[Posting, FactBook, date], Rewrite]


@dataclass(frozen=True, slots=True)
class Tried:
    """A posting, its rewrite, and what the audit finds in both."""

    id: str
    posting: Posting
    rewrite: Rewrite
    before: tuple[Finding, ...]
    after: tuple[Finding, ...]
    seconds: float

    @property
    def graver(self) -> list[Finding]:
        return [f for f in self.after if f.grade is not Grade.LOOK]

    @property
    def touched(self) -> int:
        return sum(c.before != c.after for c in self.rewrite.changes)


def rewriter(purpose: str) -> Rewriter:
    """The stage that writes for this purpose."""
    try:
        found: Rewriter = getattr(import_module(f"fledge.audit.rewrite.{purpose}"), purpose)
    except (ImportError, AttributeError) as missing:
        sys.exit(f"There is no rewrite as {purpose} yet: {missing}")
    return found


def chosen(args: argparse.Namespace) -> pl.DataFrame:
    """The postings to rewrite."""
    rows = pl.read_parquet(args.file)
    if args.ai:
        rows = rows.filter(pl.col("is_ai_engineer") & (pl.col("date") >= "2025"))
    if args.id:
        return rows.filter(pl.col("id").is_in(args.id))
    return rows if args.all else rows.sample(min(args.n, len(rows)), seed=args.seed)


def tried(rows: pl.DataFrame, write: Rewriter, book: FactBook) -> Iterator[Tried | str]:
    """Every posting rewritten and audited again; a broken one gives its traceback."""
    for row in rows.iter_rows(named=True):
        posting = read(row["text"], book, title=row["title"] or "", company=row["company"] or "")
        today = date.fromisoformat(str(row["date"])[:10]) if row["date"] else _DAY
        before = check(posting, book, today).findings
        start = time.perf_counter()
        try:
            rewrite = write(posting, book, today)
        except Exception:
            yield f"{row['id']}\n{traceback.format_exc()}"
            continue
        seconds = time.perf_counter() - start
        after = check(read(rewrite.text, book, title=rewrite.title, company=rewrite.company), book, today).findings
        yield Tried(row["id"], posting, rewrite, before, after, seconds)


def difference(one: Tried, around: int) -> str:
    """The changed lines, a few lines around them, and the reasons."""
    changes = one.rewrite.changes
    near = {n + d for n, c in enumerate(changes) if c.before != c.after for d in range(-around, around + 1)}
    lines = [f"{'=' * 100}\n{one.id}  {one.posting.title}"]
    for n, change in enumerate(changes):
        if n not in near:
            continue
        if change.before == change.after:
            lines.append(f"    {(change.before or '')[:160]}")
            continue
        before, after = brief(change.before, change.after)
        lines += [f"  - {before}"] if before is not None else []
        lines += [f"  + {after}"] if after is not None else []
        lines += [f"      # {change.because}"]
    return "\n".join([*lines, *(f"  LEFT [{f.grade}] {f.rule}: {f.says}" for f in one.graver)])


def brief(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Two long lines cut down to the stretches in which they differ."""
    if before is None or after is None or len(before) < 300:
        return before, after
    a, b = before.split(" "), after.split(" ")
    one, other = [], []
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind != "equal":
            one.append(" ".join(a[max(0, i - 14) : j + 10]))
            other.append(" ".join(b[max(0, k - 14) : m + 10]))
    return " … ".join(one), " … ".join(other)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--as", dest="purpose", choices=("repaired", "potential"), default="repaired")
    parser.add_argument("--n", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--ai", action="store_true", help="only postings for AI engineers of 2025 and later")
    parser.add_argument("--all", action="store_true", help="every posting of the file")
    parser.add_argument("--id", action="append", help="only this posting")
    parser.add_argument("--show", type=int, default=0, help="print so many differences")
    parser.add_argument("--left", action="store_true", help="show only those with a graver finding left")
    parser.add_argument("--around", type=int, default=1, help="so many unchanged lines around a changed one")
    parser.add_argument("--text", action="store_true", help="print whole new texts instead of differences")
    args = parser.parse_args()
    report(args, list(tried(chosen(args), rewriter(args.purpose), load())))


def report(args: argparse.Namespace, found: list[Any]) -> None:
    """The differences asked for, then the figures."""
    done = [one for one in found if isinstance(one, Tried)]
    wanted = [one for one in done if one.touched and (one.graver or not args.left)]
    for one in wanted[: args.show]:
        print(one.rewrite.text if args.text else difference(one, args.around))
    for broken in [one for one in found if isinstance(one, str)][:5]:
        print("BROKEN", broken)
    clean = sum(not one.graver for one in done)
    grave = sum(any(f.grade is not Grade.LOOK for f in one.before) for one in done)
    left = Counter(f.rule for one in done for f in one.graver)
    print(f"\n{len(found)} postings, {len(found) - len(done)} broken; {grave} had a graver finding.")
    print(f"{clean} ({clean / max(1, len(done)):.1%}) have none after the rewrite. Left: {dict(left)}")
    touched = [one.touched for one in done if one.touched]
    print(f"{len(touched)} changed, {sum(touched) / max(1, len(touched)):.1f} lines each.")
    seconds = sorted(one.seconds for one in done)
    slow = seconds[-len(seconds) // 20 or -1]
    print(f"Seconds: {sum(seconds) / len(seconds):.4f} on average; {slow:.4f} or more for one in twenty.")


if __name__ == "__main__":
    main()
