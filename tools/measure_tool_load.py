"""Measure how many tools postings ask for, by kind, and write the distributions the audit compares with.

    python tools/measure_tool_load.py ../shared/data/postings/postings.parquet

Needs Polars. Only counts leave the postings: no text, no employer.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import polars as pl
import yaml

from fledge.audit.tool_load import collapsed_count
from fledge.facts import Kind
from fledge.facts.load import load
from fledge.posting import read

OUT = Path(__file__).parent.parent / "src/fledge/knowledge/distributions/tool_load.yaml"
MIXED = ("bigtech_ats_2026", "hn_who_is_hiring_2026", "ai_labs_2025_26")
#: The first kind whose words stand in a title is what a posting is compared with.
KINDS = {
    "AI and machine learning engineers": (
        ["ai engineer", "artificial intelligence engineer", "machine learning engineer", "ml engineer", "llm", "genai",
         "generative ai", "applied scientist", "mlops", "ai/ml", "ai developer", "ai architect", "prompt engineer"],
        pl.col("corpus").is_in(["builtin_ai_engineer_2026", *MIXED]) & pl.col("is_ai_engineer"),
        "postings for AI engineers collected in 2025 and 2026 (job boards, employers' own sites, a forum)",
    ),
    "data analysts and scientists": (
        ["data scientist", "data analyst", "business analyst", "analytics engineer", "bi developer",
         "business intelligence", "data engineer", "data architect"],
        pl.col("corpus").str.starts_with("ds_da")
        | pl.col("corpus").is_in(["glassdoor_ds_2020_aijie", "analytics_engineer_eu_2026"]),
        "postings for data scientists, analysts and analytics engineers of 2018, 2020 and 2026",
    ),
    "tech": (
        [],
        pl.col("corpus").is_in([*MIXED, "dice_us_2017_sample"]) & ~pl.col("is_ai_engineer"),
        "technical postings of all kinds, mostly of 2026",
    ),
}  # fmt: skip


def main(postings: str) -> None:
    """Read every posting once and write one histogram a kind."""
    table = pl.read_parquet(postings).filter(pl.col("text").str.len_chars() > 400)
    book = load()
    kinds = {}
    for name, (words, chosen, source) in KINDS.items():
        rows = table.filter(chosen).unique("text").sort("id").to_dicts()
        counts = Counter(asked for row in rows if (asked := _asked(row, book)) is not None)
        total = sum(counts.values())
        ordered = sorted(counts.elements())
        print(f"{name}: n = {total}, median {ordered[total // 2]}, 90th percentile {ordered[int(total * 0.9)]}")
        kinds[name] = {"title_words": words, "from": source, "histogram": dict(sorted(counts.items()))}
    page = {
        "about": "separate tools asked (must or nice, alternatives counted once)",
        "source": "measured with Fledge's reader by tools/measure_tool_load.py",
        "grade": "C",
        "date": "2026-11",
        "kinds": kinds,
    }
    OUT.parent.mkdir(exist_ok=True)
    head = "# How many tools comparable postings ask for; written by tools/measure_tool_load.py. Counts only.\n"
    OUT.write_text(head + yaml.safe_dump(page, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _asked(row: dict[str, str], book: object) -> int | None:
    """Tools asked, None where nothing could be read."""
    posting = read(row["text"], book, title=row["title"] or "", company=row["company"] or "")  # type: ignore[arg-type]
    return None if posting.unread else collapsed_count(posting.asked(Kind.TOOL))


if __name__ == "__main__":
    main(sys.argv[1])
