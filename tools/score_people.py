"""Score the reading of people on labelled résumés: how many of the tools that a reader marked show as Evidence.

    python tools/score_people.py [--half A|B] [--show N] [--sample N] [--shared ../shared]

A label "Tech Tools" counts as found if the name of some skill with Evidence in the same papers overlaps it: the two
share a stretch of whole words, hyphens and spaces alike ("MS Excel" and Excel, "Core Java" and Java, "Java" and
"Java EE" where the papers' own line says so). Labels are noisy: some are sentences, some are no tools ("billing",
"Internet"). None is left out, so that 1.0 cannot be reached. ``--half`` takes about half of the résumés, by a digest of
their ids, so that what is mended on one half can be judged on the other. Needs Polars, and the résumés beside the
project; no text of them is part of it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from fledge.facts import FactBook
from fledge.facts.load import load
from fledge.people import Applicant, read

HERE = Path(__file__).parent.parent
TODAY = date(2026, 1, 1)
_JOINTS = re.compile(r"[\s_\-\u2010-\u2015]+")
_WORD = re.compile(r"[\w+#.]+")


def main() -> None:
    """Print recall, its standing by kind of evidence, speed, and the labels most often missed."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--half", choices=("A", "B"), help="only one half of the résumés")
    ap.add_argument("--show", type=int, default=0, help="print the N labels most often missed")
    ap.add_argument("--sample", type=int, default=0, help="print N random pieces of evidence to look at")
    ap.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    chosen = ap.parse_args()
    rows = [row for row in _rows(chosen.shared) if not chosen.half or _half(row["id"]) == chosen.half]
    book = load()
    read("warm", book, today=TODAY, id="")
    start = time.process_time()
    people = [read(row["text"], book, today=TODAY, id=row["id"]) for row in rows]
    seconds = time.process_time() - start
    _report(rows, people, book, chosen.show)
    print(f"{len(rows) / seconds:.0f} résumés a second of processor time on one core")
    _sample(people, chosen.sample)


def _rows(shared: Path) -> list[dict[str, Any]]:
    return pl.read_parquet(shared / "data" / "resumes" / "resumes.parquet").to_dicts()


def _half(name: str) -> str:
    return "AB"[hashlib.sha256(name.encode()).digest()[0] % 2]


def _report(rows: list[dict[str, Any]], people: list[Applicant], book: FactBook, show: int) -> None:
    found: Counter[bool] = Counter()
    missed: Counter[str] = Counter()
    for row, person in zip(rows, people, strict=True):
        shown = set(_shown(person, book))
        for label in _labels(row):
            hit = is_found(label, shown)
            found[hit] += 1
            missed[label] += not hit
    total = found.total() or 1
    evidence = Counter(e.how.value for person in people for e in person.evidence)
    print(f"recall of tech tools {found[True] / total:.3f} ({found[True]} of {total}) in {len(rows)} résumés")
    print("evidence by how it shows:", dict(evidence), "· roles:", sum(len(p.roles) for p in people))
    print("unread:", Counter(p.unread for p in people if p.unread))
    for label, times in missed.most_common(show):
        print(f"  {times:3} {label!r}")


def _labels(row: dict[str, Any]) -> Iterator[str]:
    return (words for kind, words in json.loads(row["labels"]) if kind == "Tech Tools")


def _normal(words: str) -> str:
    return f" {_JOINTS.sub(' ', words.lower()).strip(' .,;:()')} "


def _shown(person: Applicant, book: FactBook) -> Iterator[str]:
    """Every name of every skill with evidence that a quote of it writes, and the skill's own name."""
    for one in person.evidence:
        skill = book[one.skill]
        quote = _normal(one.quote)
        for name in (skill.name, *skill.also, *(guard.name for guard in skill.guarded)):
            if name == skill.name or _normal(name).strip() in quote:
                yield _normal(name)


def is_found(label: str, shown: set[str]) -> bool:
    """Whether a name shown and a label share a stretch of whole words, one inside the other."""
    label = _words(_normal(label))
    return any(name in label or (label in name and len(label) > 3) for name in map(_words, shown))


def _words(normal: str) -> str:
    return f" {' '.join(_WORD.findall(normal.replace('/', ' ')))} "


def _sample(people: list[Applicant], size: int) -> None:
    pieces = [(p.id, e) for p in people for e in p.evidence]
    for name, e in random.Random(7).sample(pieces, min(size, len(pieces))):
        when = f"{e.span.start:%Y-%m}..{e.span.end:%Y-%m}" if e.span else "-"
        how = e.how.value + " bare" * e.bare
        print(f"  {e.skill} | {how} | {when} | {e.instead} | {e.quote[:150]} [{name[:8]}:{e.line}]")


if __name__ == "__main__":
    main()
