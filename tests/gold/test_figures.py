"""The reader against labelled postings. The texts are not ours, so this runs only where they are at hand."""

import importlib.util
import json
from pathlib import Path

import pytest

from fledge.cli.rows import as_row
from fledge.facts.load import load
from fledge.posting import read

SHARED = Path(__file__).parents[3] / "shared"
DEV = SHARED / "data" / "gold" / "dev.jsonl"
SCORER = SHARED / "tools" / "score_reader.py"
LABELS = Path(__file__).parent / "labels.jsonl"
BOUNDS = {
    "tool recall": 0.92,
    "tool precision": 0.95,
    "concept recall": 0.80,
    "distractor left alone": 0.90,
    "must or nice": 0.90,
    "any-of group": 0.85,
    "years: number": 0.95,
    "years: number and subject": 0.90,
    "years: precision": 0.95,
    "degree": 0.90,
    "domain": 0.75,
    "never silently empty": 1.0,
}


@pytest.mark.skipif(not DEV.is_file(), reason=f"labelled postings are not at {DEV.parent.name}/ beside the project")
def test_reader_meets_its_bounds_on_the_hand_read_postings():
    spec = importlib.util.spec_from_file_location("score_reader", SCORER)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    gold = scorer.rows(DEV)
    book = load()
    found = {
        pid: json.loads(json.dumps(as_row(pid, read(g["text"], book, title=g["title"], company=g["company"] or ""))))
        for pid, g in gold.items()
    }
    tally = scorer.score(gold, found)
    figures = {name: tally.rate(name)[0] for name in BOUNDS}
    assert {name: rate for name, rate in figures.items() if rate < BOUNDS[name]} == {}


def test_labels_carry_places_and_names_but_no_text():
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) >= 60
    keys = {
        key
        for row in rows
        for kind in ("skills", "years", "education", "domains", "impossible")
        for s in row[kind]
        for key in s
    }
    assert keys == {
        "start", "end", "name", "kind", "status", "group", "years", "min", "max", "scope", "level", "or_experience",
        "verdict",
    }  # fmt: skip


def test_twenty_postings_were_read_twice():
    second = [json.loads(line) for line in (LABELS.parent / "second_reader.jsonl").read_text().splitlines()]
    first = {json.loads(line)["id"] for line in LABELS.read_text(encoding="utf-8").splitlines()}
    assert len(second) == 20
    assert {row["id"] for row in second} <= first
