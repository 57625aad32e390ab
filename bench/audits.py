"""Full audits a second on one core, against the raw scan of the same text for the same names (the ceiling).

    python bench/audits.py ../shared/data/postings/postings.parquet [--postings 2000]

Needs Polars to read the file. Everything is measured in one run on one process; the ratio is what counts,
for the machine is shared. Prints start-up times and peak memory of the command line, too.
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date

import polars as pl

from fledge.audit import check
from fledge.facts.load import load
from fledge.posting import read_many
from fledge.posting.lexicon import lexicon
from fledge.posting.wording import flatten

DAY = date(2026, 2, 1)


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("postings")
    ap.add_argument("--postings", dest="n", type=int, default=2000)
    chosen = ap.parse_args()
    start_up()
    rows = pl.read_parquet(chosen.postings, columns=["id", "title", "company", "text"]).sort("id").to_dicts()
    random.Random(7).shuffle(rows)
    rows = rows[: chosen.n]
    book = load()
    names = lexicon(book)
    flat = [flatten(row["text"]) for row in rows]
    gc.collect()
    gc.freeze()
    print(
        f"{len(rows)} postings, {sum(map(len, flat)) / len(flat):.0f} characters each, {len(names.patterns)} wordings"
    )
    scan = best(lambda: [names.scan(text) for text in flat])
    texts = [(row["text"], row["title"] or "", row["company"] or "") for row in rows]
    reading = best(lambda: list(read_many(texts, book)))
    postings = list(read_many(texts, book))
    checking = best(lambda: [check(p, book, DAY) for p in postings])
    for what, seconds in (
        ("raw scan (ceiling)", scan),
        ("read", reading),
        ("check", checking),
        ("full audit", reading + checking),
    ):
        print(f"  {what:20} {len(rows) / seconds:9.0f} a second   {seconds / scan:6.1f} x the scan")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memory of this process at its peak: {peak:.0f} MB (with the postings and Polars)")
    start_up()


def best(work: Callable[[], object], times: int = 3) -> float:
    """The least CPU time of a few runs, in seconds."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def start_up() -> None:
    """Wall time and peak memory of whole commands."""
    sample = "src/fledge/knowledge/samples/senior_ai_engineer.txt"
    for words in (["--help"], ["audit", sample, "--date", "2026-02-02"]):
        command = [sys.executable, "-c", _MEASURED, *words]
        runs = [subprocess.run(command, check=True, capture_output=True, text=True).stderr.split() for _ in range(5)]
        quickest, most = min(float(r[0]) for r in runs), max(float(r[1]) for r in runs)
        print(f"  fledge {words[0]:8} {quickest:.2f} s, at most {most:.0f} MB")


#: Runs a command of Fledge in a fresh process and says what it took.
_MEASURED = """
import resource, subprocess, sys, time
begun = time.perf_counter()
subprocess.run([sys.executable, "-m", "fledge", *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL)
spent = time.perf_counter() - begun
print(spent, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, file=sys.stderr)
"""


if __name__ == "__main__":
    main()
