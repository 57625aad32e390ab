"""Reading résumés and matching them with postings, beside TF-IDF cosine and a token-set ratio on the same texts.

    python bench/matches.py resumes.parquet postings.parquet [--people 1000] [--postings 200]

Everything in one run, one process unless said otherwise; the ratio is what counts, for the machine is shared. Both
files need a column text. End to end is from texts to one number for each pair: reading of all texts included. The
baselines give a bare number; the match gives a credit for each requirement, a range, and on demand lines, gaps and
questions. Needs Polars, scikit-learn and RapidFuzz.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from itertools import cycle, islice
from typing import TypeVar

import numpy as np
import polars as pl
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from fledge.facts.load import load
from fledge.facts.ways import load_learned
from fledge.match.blended import adjacency
from fledge.match.crowd import Crowd, match_many
from fledge.people import Applicant, read
from fledge.posting import Posting
from fledge.posting import read_many as read_postings

BOOK = load()
DAY = date(2026, 2, 1)
_T = TypeVar("_T")
_FEW = 20


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("resumes")
    ap.add_argument("postings")
    ap.add_argument("--people", type=int, default=1000)
    ap.add_argument("--postings", dest="many", type=int, default=200)
    args = ap.parse_args()
    papers = list(islice(cycle(pl.read_parquet(args.resumes)["text"].to_list()), args.people))
    texts = pl.read_parquet(args.postings)["text"].sample(args.many, seed=1).to_list()
    size = sum(map(len, papers)) / len(papers)
    print(f"{len(papers)} résumés of {size:,.0f} characters, {len(texts)} postings")
    around = adjacency(BOOK, load_learned())
    read(papers[0], BOOK, today=DAY, id="warm")

    asked, seconds_asked = _timed(
        lambda: [p for p in read_postings(((t, "", "") for t in texts), BOOK) if not p.unread]
    )
    people, one = _timed(lambda: [read(text, BOOK, today=DAY, id=str(n)) for n, text in enumerate(papers)])
    _, many = _timed(lambda: _on_every_core(papers))
    print(f"reading: {len(papers) / one:,.0f} résumés a second on one core, {len(papers) / many:,.0f} on every core")
    crowd, weighing = _timed(lambda: Crowd(people, BOOK, around, DAY))
    mids, numbers = _timed(lambda: _numbers(asked, crowd))
    pairs = mids.size
    _say("match, numbers only", pairs, weighing + numbers)
    first = match_many(asked[0], crowd, BOOK, around, DAY)
    _, explained = _timed(lambda: first[:_FEW])
    _say("match, explained line by line", _FEW, explained)

    cosines, tfidf = _timed(lambda: _tfidf(papers, texts))
    some = texts[:_FEW]
    _, fuzzy = _timed(lambda: process.cdist(some, papers, scorer=fuzz.token_set_ratio))
    print("\nend to end, from texts to a number for each pair")
    ours = one + seconds_asked + weighing + numbers
    _say("match, one core", pairs, ours)
    _say("match, reading on every core", pairs, many + seconds_asked + weighing + numbers)
    _say("TF-IDF cosine, one core", cosines.size, tfidf)
    _say("RapidFuzz token set, one core", len(some) * len(papers), fuzzy)
    print(f"match on one core against TF-IDF: x {tfidf / ours * pairs / cosines.size:.2f} as fast")


def _numbers(asked: list[Posting], crowd: Crowd) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.stack([match_many(one, crowd, BOOK, crowd.adjacency, DAY).mid for one in asked])


def _tfidf(papers: list[str], texts: list[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Everybody with every posting, by the cosine of weighted words."""
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit_transform([*papers, *texts])
    found: np.ndarray[tuple[int, ...], np.dtype[np.float64]] = (
        vectors[len(papers) :] @ vectors[: len(papers)].T
    ).toarray()
    return found


def _on_every_core(papers: list[str]) -> list[Applicant]:
    with ProcessPoolExecutor() as pool:
        return list(pool.map(partial(_read, today=DAY), papers, chunksize=16))


def _read(text: str, today: date) -> Applicant:
    return read(text, load(), today=today, id="somebody")


def _timed(run: Callable[[], _T]) -> tuple[_T, float]:
    start = time.perf_counter()
    found = run()
    return found, time.perf_counter() - start


def _say(what: str, pairs: int, seconds: float) -> None:
    print(f"  {what:32} {pairs:>9,} pairs in {seconds:7.2f} s: {pairs / seconds:>10,.0f} pairs a second")


if __name__ == "__main__":
    main()
