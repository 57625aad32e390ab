"""Match invented probe papers with random real postings, and say who is ahead of whom and what stuffing moves.

    python tools/try_match.py postings.parquet --n 300
    python tools/try_match.py postings.parquet --all --show 3

The file needs the columns text, title, company, date, is_ai_engineer. No text of it is kept. The probes are in
tests/cases/match: engineers from neighbouring work, beginners who list names, and others.

Beside the match stand two ways that are in use: the share of asked names that stand anywhere in the papers, and the
share of asked skills by exact id in which a person has a level (as Odoo counts them), one for each skill that was read.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np
import polars as pl

from fledge.facts import FactBook, Kind
from fledge.facts.load import load
from fledge.facts.ways import load_ways
from fledge.match.blended import adjacency as blended
from fledge.match.crowd import Crowd, Matches, match_many
from fledge.people import Applicant, read
from fledge.posting import Posting
from fledge.posting import read as read_posting
from fledge.problem import Problem

PROBES = Path(__file__).parent.parent / "tests/cases/match"
GROUPS = ("adjacent", "stuffer", "other")
_DAY = date(2026, 2, 1)
_NAMES = 40
Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Probe:
    """Papers, and which group they belong to."""

    group: str
    name: str
    text: str

    def applicant(self, book: FactBook, text: str | None = None) -> Applicant:
        return read(text or self.text, book, today=_DAY, id=self.name)


def probes() -> list[Probe]:
    """All probe papers."""
    files = [(group, file) for group in GROUPS for file in sorted((PROBES / group).glob("*.txt"))]
    return [Probe(group, file.stem, file.read_text(encoding="utf-8")) for group, file in files]


def postings(args: argparse.Namespace, book: FactBook) -> list[Posting]:
    """The AI-engineer postings to match with."""
    rows = pl.read_parquet(args.file).filter(pl.col("is_ai_engineer") & (pl.col("date") >= "2025"))
    rows = rows if args.all else rows.sample(min(args.n, len(rows)), seed=args.seed)
    read_rows = [
        read_posting(row["text"], book, title=row["title"] or "", company=row["company"] or "")
        for row in rows.iter_rows(named=True)
    ]
    return [posting for posting in read_rows if not posting.unread]


def matched(asked: Iterable[Posting], people: Crowd, book: FactBook) -> list[Matches]:
    """Everybody with every posting that asks for something the book knows."""
    found = []
    for posting in asked:
        try:
            found.append(match_many(posting, people, book, people.adjacency, _DAY))
        except Problem as problem:
            print("left out:", posting.title, problem)
    return found


def keyword_share(posting: Posting, probe: Probe, book: FactBook) -> float:
    """The share of asked names that stand in the papers."""
    asked = {mention.skill for mention in posting.asked() if mention.skill in book.skills}
    return sum(bool(_names(skill, book).search(probe.text)) for skill in asked) / len(asked) if asked else 0.0


@cache
def _names(skill: str, book: FactBook) -> re.Pattern[str]:
    names = (book[skill].name, *book[skill].also)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.I)


def exact_ids(posting: Posting, applicant: Applicant, book: FactBook) -> float:
    """The share of asked skills of which the papers have the same id, a level of its own taken as reached."""
    asked = {mention.skill for mention in posting.asked() if mention.skill in book.skills}
    held = {one.skill for one in applicant.evidence}
    return len(asked & held) / len(asked) if asked else 0.0


# Forty names, in all the places where people put them


def in_a_section(text: str, names: Sequence[str]) -> str:
    return f"{text.rstrip()}\n\nTechnical skills\n{', '.join(names)}\n"


def in_bullets(text: str, names: Sequence[str]) -> str:
    return f"{text.rstrip()}\n\nSkills\n" + "".join(f"- {name}\n" for name in names)


def in_a_summary(text: str, names: Sequence[str]) -> str:
    return f"Summary\nSkilled in {', '.join(names[:-1])} and {names[-1]}.\n\n{text}"


def under_a_job(text: str, names: Sequence[str]) -> str:
    return _after_a_job(text, [", ".join(names)])


def labelled_under_a_job(text: str, names: Sequence[str]) -> str:
    return _after_a_job(text, [f"Technologies: {', '.join(names)}"])


def in_lines_under_a_job(text: str, names: Sequence[str]) -> str:
    return _after_a_job(text, [f"- {', '.join(names[n : n + 8])}" for n in range(0, len(names), 8)])


def _after_a_job(text: str, lines: Sequence[str]) -> str:
    """Behind the first line that says what was done in the first job."""
    rows = text.splitlines()
    dated = next(
        n for n, row in enumerate(rows) if re.search(r"\b20\d\d\b.*(?:present|today|now|date|20\d\d)", row, re.I)
    )
    at = next((n for n in range(dated + 1, len(rows)) if len(rows[n].split()) > 5), dated) + 1
    return "\n".join([*rows[:at], *lines, *rows[at:]]) + "\n"


WAYS: tuple[Callable[[str, Sequence[str]], str], ...] = (
    in_a_section, in_bullets, in_a_summary, under_a_job, labelled_under_a_job, in_lines_under_a_job,
)  # fmt: skip


def drift(
    people: list[Probe], asked: list[Posting], before: Numbers, adjacency: object, book: FactBook, seed: int
) -> None:
    """What forty bare names move, by where they stand: names drawn from all tools, and from those most asked for."""
    rng = random.Random(seed)
    tools = sorted(skill.name for skill in book.skills.values() if skill.kind is Kind.TOOL)
    wanted: dict[str, int] = {}
    for posting in asked:
        for skill in {m.skill for m in posting.asked(Kind.TOOL) if m.skill in book.skills}:
            wanted[book[skill].name] = wanted.get(book[skill].name, 0) + 1
    most = sorted(wanted, key=lambda name: -wanted[name])[:_NAMES]
    for words, names in (("any tools", None), ("the tools most asked for", most)):
        for way in WAYS:
            texts = [way(one.text, names or rng.sample(tools, _NAMES)) for one in people]
            stuffed = [one.applicant(book, text) for one, text in zip(people, texts, strict=True)]
            crowd = Crowd(stuffed, book, adjacency, _DAY)  # type: ignore[arg-type]
            moved = np.stack([found.mid for found in matched(asked, crowd, book)]) - before
            worst = np.unravel_index(np.abs(moved).argmax(), moved.shape)
            print(
                f"  {words:26} {way.__name__:22} mean {moved.mean():+.4f}, most {np.abs(moved).max():.4f} "
                f"({people[int(worst[1])].name}); within 0.02: {(np.abs(moved) <= 0.02).mean():.1%}"
            )


def ahead(scores: Numbers, people: Sequence[Probe]) -> str:
    """How often an adjacent engineer stands before a beginner who lists names, over all pairs and postings."""
    one = scores[:, [n for n, p in enumerate(people) if p.group == "adjacent"]]
    other = scores[:, [n for n, p in enumerate(people) if p.group == "stuffer"]]
    pairs = one[:, :, None] > other[:, None, :]
    worst, at_once = pairs.mean(axis=0).min(), pairs.all(axis=(1, 2)).mean()
    return f"{pairs.mean():.1%} of {pairs.size} (worst pair {worst:.1%}; all pairs at once {at_once:.1%})"


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("file")
    ap.add_argument("--n", type=int, default=300)
    ap.add_argument("--all", action="store_true")
    ap.add_argument("--seed", type=int, default=7)
    ap.add_argument("--show", type=int, default=0, help="so many postings in full")
    args = ap.parse_args()
    book = load()
    adjacency, people, asked = blended(book, load_ways()), probes(), postings(args, book)
    applicants = [one.applicant(book) for one in people]
    crowd = Crowd(applicants, book, adjacency, _DAY)
    found = matched(asked, crowd, book)
    asked = [one.posting for one in found]
    mid = np.stack([one.mid for one in found])
    low, high = np.stack([one.low for one in found]), np.stack([one.high for one in found])
    print(f"{len(asked)} postings, {len(people)} probes\n")
    print("readiness: mean, 10 % and 90 % of postings; mean width; mean hours; mean place")
    places = (-mid).argsort(axis=1).argsort(axis=1) + 1
    hours = np.array([[one.gap_hours.mid for one in matches] for matches in found[:40]])
    for n, one in enumerate(people):
        tenth, ninetieth = np.quantile(mid[:, n], (0.1, 0.9))
        print(
            f"  {one.group:9}{one.name:18} {mid[:, n].mean():.3f}  {tenth:.3f} {ninetieth:.3f}  "
            f"{(high - low)[:, n].mean():.2f}  {hours[:, n].mean():5.0f} h  {places[:, n].mean():.1f}"
        )
    share = np.array([[keyword_share(posting, one, book) for one in people] for posting in asked])
    exact = np.array([[exact_ids(posting, one, book) for one in applicants] for posting in asked])
    print("\nadjacent engineer ahead of a list of names")
    for name, scores in (("match", mid), ("keyword share", share), ("exact ids", exact)):
        print(f"  {name:14} {ahead(scores, people)}")
    fits = [n for n, one in enumerate(people) if one.name.startswith("fit")]
    for name, scores in (("match", mid), ("keyword share", share), ("exact ids", exact)):
        first = scores[:, fits].max(axis=1) >= scores.max(axis=1)
        print(f"  {name:14} one of the two real fits first: {first.mean():.1%}")
    print("\nforty bare names added")
    drift(people, asked, mid, adjacency, book, args.seed)
    for matches in found[: args.show]:
        print(f"\n{matches.posting.title}")
        for part, each in zip(matches.requirements, matches.credits.T, strict=True):
            row = " ".join(f"{credit:.2f}" for credit in each)
            print(f"  {part.label[:38]:38} {part.status:4} {part.weight:.3f}  {row}")


if __name__ == "__main__":
    main()
