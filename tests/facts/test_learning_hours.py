"""Hours to learn a skill: known for a few, each with its source; unknown is None and never a guess."""

from __future__ import annotations

from pathlib import Path

import pytest

from fledge.facts import FactBook
from fledge.facts.load import read_book
from fledge.problem import Problems

_SKILLS = "family: f\npack: p\nkind: fundamental\nskills: [Algebra]\n"
_HOURS = "{hours: '168', how: 14 weeks, source: a curriculum, date: '2026-06', grade: C, tag: read}"


def _book(folder: Path, hours: str) -> FactBook:
    for room, text in (("skills", _SKILLS), ("learning", hours)):
        (folder / room).mkdir()
        (folder / room / "page.yaml").write_text(text, encoding="utf-8")
    return read_book(folder)


def test_hours_come_with_who_says_so(tmp_path: Path) -> None:
    book = _book(tmp_path, f"Algebra: {_HOURS}")
    fact = book.hours_of("algebra")
    assert fact is not None
    assert (fact.value, fact.source, fact.grade, fact.date) == ("168 hours", "a curriculum", "C", "2026-06")


@pytest.mark.parametrize(
    "page",
    [
        f"Alchemy: {_HOURS}",
        "Algebra: {hours: '168'}",
        "Algebra: 168",
        "Algebra: " + _HOURS.replace("a curriculum", "''"),
    ],
)
def test_hours_of_nothing_known_or_without_a_source_are_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(Problems, match=r"page\.yaml"):
        _book(tmp_path, page)


def test_every_shipped_figure_has_a_source_and_a_grade(book: FactBook) -> None:
    assert len(book.hours) >= 8
    assert [
        skill for skill, fact in book.hours.items() if not (fact.source and fact.date and fact.grade in "ABCD")
    ] == []
    assert book.hours_of("python") is None
