"""Score the reader on the labels of tests/gold, and the two readers of the same postings on each other.

    python tools/score_gold.py [--show N] [--only READERS] [--shared ../shared]

Needs Polars, and the postings' texts beside the project; the labels themselves carry ids and offsets only.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from pathlib import Path
from typing import Any

import polars as pl

from fledge.cli.rows import as_row
from fledge.facts.load import load
from fledge.posting import read

HERE = Path(__file__).parent.parent
GOLD = HERE / "tests" / "gold"


def main() -> None:
    """Print one figure a line for all labels, then how well two readers agree."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--show", type=int, default=0, help="print up to N misses of each figure")
    ap.add_argument("--only", default="", help="only postings read by these readers, for example BC")
    ap.add_argument("--shared", type=Path, default=HERE.parent / "shared")
    chosen = ap.parse_args()
    texts = _texts(chosen.shared)
    scorer = _scorer(chosen.shared)
    labels = [row for row in _rows(GOLD / "labels.jsonl") if not chosen.only or row["reader"] in chosen.only]
    gold = {row["id"]: _with_text(row, texts[row["id"]]) for row in labels}
    _print(f"Reader on {len(gold)} postings", scorer.score(gold, _read(gold, texts)), scorer.NAMES, chosen.show)
    second = {row["id"]: row for row in _rows(GOLD / "second_reader.jsonl")}
    first = {row["id"]: row for row in _rows(GOLD / "labels.jsonl") if row["id"] in second}
    shared = {pid: _with_text(row, texts[pid]) for pid, row in first.items()}
    _print(
        f"Second reader against the first on {len(shared)}",
        scorer.score(shared, _as_read(second)),
        scorer.NAMES,
        chosen.show,
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _texts(shared: Path) -> dict[str, dict[str, str]]:
    table = pl.read_parquet(
        shared / "data" / "postings" / "postings.parquet", columns=["id", "title", "company", "text"]
    )
    return {row["id"]: row for row in table.to_dicts()}


def _scorer(shared: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_reader", shared / "tools" / "score_reader.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _with_text(row: dict[str, Any], posting: dict[str, str]) -> dict[str, Any]:
    """A row in the shape the scorer reads: every label by its line and its own words."""
    text = posting["text"]
    skills = [{**s, **_placed(text, s, "surface"), "nth": _nth(text, s)} for s in row["skills"]]
    quoted = {
        key: [{**s, **_placed(text, s, field)} for s in row[key]]
        for key, field in (("years", "quote"), ("education", "quote"), ("domains", "surface"))
    }
    return {"id": row["id"], "text": text, "skills": skills, **quoted}


def _placed(text: str, label: dict[str, Any], field: str) -> dict[str, Any]:
    return {"line": text.count("\n", 0, label["start"]) + 1, field: text[label["start"] : label["end"]]}


def _nth(text: str, label: dict[str, Any]) -> int:
    """Which occurrence of its own words in its line a label is, as the scorer counts them."""
    surface, at, n = text[label["start"] : label["end"]], text.rfind("\n", 0, label["start"]), 0
    while at < label["start"]:
        at = text.find(surface, at + 1)
        n += 1
    return n


def _read(gold: dict[str, Any], texts: dict[str, dict[str, str]]) -> dict[str, Any]:
    book = load()
    return {
        pid: as_row(
            pid, read(texts[pid]["text"], book, title=texts[pid]["title"] or "", company=texts[pid]["company"] or "")
        )
        for pid in gold
    }


def _as_read(rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Labels of a reader in the shape of a machine's reading."""
    return {
        pid: {
            "skills": [{**s, "skill": s["name"]} for s in row["skills"]],
            "years": [{**y, "skill": "tool" if y["scope"] == "tool" else None} for y in row["years"]],
            "education": row["education"],
            "domains": row["domains"],
            "unread": None if row["skills"] else "nothing asked",
        }
        for pid, row in rows.items()
    }


def _print(heading: str, tally: Any, names: list[str], show: int) -> None:
    print(heading)
    for name in names:
        rate, good, n = tally.rate(name)
        print(f"  {name:28} {rate:6.3f}  {good}/{n}")
        for miss in tally.misses[name][:show]:
            print("      ", miss)


if __name__ == "__main__":
    main()
