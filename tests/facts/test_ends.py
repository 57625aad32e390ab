"""Tools whose makers have stopped: since when, and who says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from fledge.facts import FactBook, PartialDate
from fledge.facts.load import read_book
from fledge.problem import Problems

_GOOD = "{date: 2024-05, about: support ended, source: a page}"


def _book(folder: Path, ends: str) -> FactBook:
    skills = "family: f\npack: p\nkind: tool\nskills: [Dodo]\n"
    for room, text in (("skills", skills), ("ends", ends)):
        (folder / room).mkdir()
        (folder / room / "page.yaml").write_text(text, encoding="utf-8")
    return read_book(folder)


def test_an_end_comes_with_who_says_so(tmp_path: Path) -> None:
    fact = _book(tmp_path, f"Dodo: {_GOOD}").ends["dodo"]
    assert (fact.about, fact.value, fact.source) == ("Dodo: support ended", "2024-05", "a page")


@pytest.mark.parametrize(
    "page",
    [f"Moa: {_GOOD}", "Dodo: 2024", "Dodo: {date: 2024-05}", "Dodo: " + _GOOD.replace("2024-05", "soon")],
)
def test_an_end_of_nothing_known_or_without_a_date_and_source_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(Problems, match=r"page\.yaml: "):
        _book(tmp_path, page)


def test_shipped_ends_come_after_the_births(book: FactBook) -> None:
    ends = {book[skill]: PartialDate.parse(fact.value) for skill, fact in book.ends.items()}
    assert len(ends) >= 5
    early = [s.name for s, end in ends.items() if s.first_known and end.latest < s.first_known.date.earliest]
    assert early == []
