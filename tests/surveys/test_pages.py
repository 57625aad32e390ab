"""The pages about surveys say nothing that the skill book does not understand."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from fledge.facts import FactBook
from fledge.facts.load import packaged_page, slug
from fledge.facts.skill import Kind
from fledge.posting import Level
from fledge.surveys.options import Options
from fledge.surveys.survey import Survey, known, people_of

_SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "survey"
_PAGES = ("stack_overflow", "kaggle_2022")
_LEVELS = {*Level, "none"}

surveys = pytest.mark.parametrize("survey", [known(page) for page in _PAGES], ids=_PAGES)


@surveys
def test_every_option_that_is_explained_is_in_the_book(survey: Survey, book: FactBook) -> None:
    named = {name for names in survey.options.values() for name in names}

    assert sorted(name for name in named if not book.knows(name)) == []


@surveys
def test_every_name_of_an_options_own_is_unknown_to_the_book(survey: Survey, book: FactBook) -> None:
    assert sorted(name for name in survey.own.values() if slug(name) in book.skills) == []


@surveys
def test_every_concept_that_shows_in_tools_is_in_the_book(survey: Survey, book: FactBook) -> None:
    assert sorted(concept for concept in survey.through if not book.knows(concept)) == []
    options = Options(book, means=survey.options, own=survey.own)
    concepts = Counter(options.id_of(concept) for concept in survey.through)
    assert [concept for concept, n in concepts.items() if n > 1] == []


@surveys
def test_no_concept_shows_in_itself(survey: Survey, book: FactBook) -> None:
    options = Options(book)
    assert [c for c, tools in survey.through.items() if options.id_of(c) in map(options.id_of, tools)] == []


#: Tools of the pages that the skill book does not have: the surveys' own words.
_OWN_WORDS = {
    "stack_overflow": {"PlatformIO"},
    "kaggle_2022": {
        "Aequitas", "Amazon AI Ethics Tools (Clarify, A2I, etc)", "Aporia", "Audit-AI", "Dygraphs",
        "Google Responsible AI Toolkit (LIT, What-if, Fairness Indicator, etc)", "Guild.ai", "Highcharter",
        "IBM AI Ethics tools (AI Fairness 360, Adversarial Robustness Toolbox, etc", "IPUs",
        "Microsoft Responsible AI Resources (Fairlearn, Counterfit, InterpretML, etc)", "Multi Model Server (MMS)",
        "SAP Cloud", "The LinkedIn Fairness Toolkit (LiFT)",
    },
}  # fmt: skip


@pytest.mark.parametrize("page", _PAGES)
def test_every_tool_that_shows_a_concept_is_the_books_or_an_option(page: str, book: FactBook) -> None:
    survey = known(page)
    tools = {tool for tools in survey.through.values() for tool in tools}

    assert {tool for tool in tools if not book.knows(tool)} - set(survey.own.values()) == _OWN_WORDS[page]


@surveys
def test_degrees_are_levels_and_fields_are_domains_or_plain_ids(survey: Survey, book: FactBook) -> None:
    assert set(survey.degrees.values()) <= _LEVELS
    for industry in survey.industries.values():
        assert re.fullmatch(r"[a-z-]+", industry)
        assert industry not in book.skills or book.skills[industry].kind is Kind.DOMAIN


def test_own_tables_know_only_levels() -> None:
    assert set(packaged_page("panels", "people.yaml")["degrees"].values()) <= _LEVELS


@surveys
def test_every_country_with_an_official_number_is_known(survey: Survey) -> None:
    assert set(survey.base) <= set(survey.countries)
    for population in survey.base.values():
        assert all(fact.grade == "A" and fact.value.split()[0].isdigit() for fact in people_of(population))


@surveys
def test_steps_are_the_only_numbers_that_words_stand_for(survey: Survey) -> None:
    for edition in survey.editions:
        steps = {step for values in edition.steps.values() for step in values}
        assert not steps or set(survey.numbers.values()) <= steps


def test_official_numbers_are_those_of_the_source() -> None:
    source = _SHARED / "oews_computer_occupations_2020_2024.csv"
    if not source.is_file():
        pytest.skip("the table of the Bureau of Labor Statistics is not at hand (../shared)")
    with source.open(encoding="utf-8", newline="") as rows:
        employed = {row["soc"]: row["employment"] for row in csv.DictReader(rows) if row["year"] == "2024"}

    for population in ("us developers", "us data"):
        for fact in people_of(population):
            assert fact.value == f"{employed[fact.source.split()[-1]]} people"
