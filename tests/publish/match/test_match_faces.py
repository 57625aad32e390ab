"""The page and the table of a match: people in the order given, every line quoted, nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import re
from datetime import date
from io import StringIO

import pytest

from fledge.facts.load import load
from fledge.match import Match, curated, ordered
from fledge.match.crowd import match_many
from fledge.people import read as read_papers
from fledge.posting import read
from fledge.problem import Problem
from fledge.publish.match_csv import match_csv
from fledge.publish.match_html import MOST, match_html
from fledge.publish.match_rows import cell_words, grid
from fledge.publish.table_csv import safe_cell
from fledge.ramp import Brief, Conditions, Gap, briefs, priors

_DAY = date(2026, 2, 1)
_POSTING = "AI Engineer\n\nRequirements\n- Python\n- Kubernetes or Docker\n- LangChain\n\nNice to have\n- Terraform\n"
_ADA = (
    "Experience\n\nBackend Engineer, Some Bank\nJan 2018 - Jan 2026\n"
    "- Built payment services in Python for 2 million users, run on Docker\n- <script>alert(1)</script> in Python\n"
)
_BEN = "Skills\nPython, Kubernetes, LangChain, Terraform\n"


@pytest.fixture(scope="module")
def found() -> tuple[tuple[Match, ...], tuple[Brief, ...]]:
    book = load()
    people = [read_papers(text, book, today=_DAY, id=name) for name, text in (("=ben", _BEN), ("ada", _ADA))]
    matches = tuple(match_many(read(_POSTING, book, title="AI Engineer"), people, book, curated(book), _DAY))
    gaps = [Gap(m.gap_hours.low, m.gap_hours.mid, m.gap_hours.high) for m in matches]
    return matches, briefs(gaps, conditions=Conditions(), priors=priors(book.constants))


def test_page_shows_people_in_the_order_given(found) -> None:
    page = match_html(*found, "posting")

    assert re.findall(r'<h2 id="person-\d+-heading">(.+?)</h2>', page) == ["=ben", "ada"]
    assert "in the order in which they were given" in page


def test_page_says_why_there_is_an_order(found) -> None:
    matches, months = found
    order = ordered(matches, "readiness", reason="two hours this week")
    page = match_html(order.matches, months, "posting", order=order)

    assert "put in order by readiness, because: two hours this week" in page


def test_page_quotes_and_escapes_every_line(found) -> None:
    page = match_html(*found, "posting")
    quotes = {quote for match in found[0] for part in match.parts for quote in part.quotes}

    assert "<script>" not in page
    assert [quote for quote in quotes if quote.split("<")[0].split("&")[0] not in page] == []


def test_page_names_papers_that_were_not_read(found) -> None:
    assert "scan.pdf: a scan" in match_html(*found, "posting", unread=["scan.pdf: a scan"])


def test_page_of_nobody_is_a_page() -> None:
    assert "0 people" in match_html((), (), "posting")


def test_page_of_too_many_says_what_to_use_instead(found) -> None:
    matches, months = found
    with pytest.raises(Problem, match="use --format csv or json"):
        match_html(matches * MOST, months * MOST, "posting")


def test_grid_has_a_row_a_requirement_and_a_cell_a_person(found) -> None:
    matches, _ = found
    rows = grid(matches)

    assert [row.label for row in rows] == [part.requirement.label for part in matches[0].parts]
    assert [row.cells[1][1] for row in rows] == [cell_words(part) for part in matches[1].parts]


def test_table_has_a_row_a_person_with_the_numbers_of_the_match(found) -> None:
    matches, months = found
    rows = list(csv.DictReader(StringIO(match_csv(matches, months))))

    assert [row["person"] for row in rows] == ["'=ben", "ada"]
    assert [row["readiness"] for row in rows] == [f"{match.readiness.mid:.3f}" for match in matches]
    assert [row["months"] for row in rows] == [f"{one.mid:.1f}" for one in months]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@sum", "\t=1"])
def test_table_holds_nothing_that_a_spreadsheet_runs(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"
