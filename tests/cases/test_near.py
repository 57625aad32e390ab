"""What carries over to what: `near/*.yaml`.

An example gives what somebody can do (`have`), what is wanted (`wants`), and

    from, to  between which bounds the credit lies
    first     the skill that the strongest reason begins with
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fledge.facts import FactBook
from fledge.facts.ways import load_ways
from fledge.match.adjacency import Adjacency
from fledge.match.blended import adjacency

_KEYS = {"say", "wants", "have", "from", "to", "first", "known_gap"}


def _cases() -> list[Any]:
    found = []
    for file in sorted((Path(__file__).parent / "near").glob("*.yaml")):
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]:
            assert set(case) <= _KEYS, f"{file.name}: {case.get('say')}: the keys are {sorted(_KEYS)}"
            gap = case.get("known_gap")
            marks = [pytest.mark.xfail(reason=gap, strict=True, raises=AssertionError)] if gap else []
            found.append(pytest.param(case, id=f"{file.stem}: {case['say']}", marks=marks))
    return found


@pytest.fixture(scope="module")
def carries(book: FactBook) -> Adjacency:
    return adjacency(book, load_ways())


@pytest.mark.parametrize("case", _cases())
def test_a_skill_carries_over_as_a_fair_reader_would_say(
    case: dict[str, Any], book: FactBook, carries: Adjacency
) -> None:
    found = carries.credit(book.named(case["wants"]).id, {book.named(name).id: 1.0 for name in case["have"]})
    assert case.get("from", 0) <= found.value <= case.get("to", 1), found
    if "first" in case:
        assert book[found.because[0].skill].name == case["first"]
