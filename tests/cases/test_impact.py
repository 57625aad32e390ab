"""What can be said of two groups, as examples that anybody can add: `impact/*.yaml`.

An example gives `a` and `b` as "selected of people", or lists of them, one for each requisition, and the `verdict` on
`a`: lower, similar or cannot_tell.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from fledge.facts import FactBook
from fledge.match.impact import Tally, limits
from fledge.match.impact.breakdown import breakdowns
from fledge.match.impact.rounds import Round

_KEYS = {"say", "a", "b", "verdict"}


def _cases() -> list[Any]:
    found = []
    for file in sorted((Path(__file__).parent / "impact").glob("*.yaml")):
        page = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert set(page) == {"about", "cases"}, file.name
        assert [case for case in page["cases"] if set(case) != _KEYS] == []
        found += [pytest.param(case, id=case["say"]) for case in page["cases"]]
    return found


def _tallies(words: str | list[str]) -> list[Tally]:
    pairs = [one.split(" of ") for one in ([words] if isinstance(words, str) else words)]
    return [Tally(int(n), int(selected)) for selected, n in pairs]


@pytest.mark.parametrize("case", _cases())
def test_verdict_is_as_the_example_says(case: dict[str, Any], book: FactBook) -> None:
    known = limits(book.constants)
    pairs = zip(_tallies(case["a"]), _tallies(case["b"]), strict=True)
    requisitions = {f"R{n}": {"a": a, "b": b} for n, (a, b) in enumerate(pairs)}
    found = breakdowns([Round("interviewed", "sex", requisitions)], known, known.alpha)[0]
    said = {group.group: group.verdict for group in found.groups}
    assert said["a"].said.value == case["verdict"], said["a"].because
