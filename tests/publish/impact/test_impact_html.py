"""The page of a hiring round: nothing unescaped, nothing promised, every table with its heads."""

from __future__ import annotations

import re
from datetime import date

from selectolax.lexbor import LexborHTMLParser
from tests.impact_by_hand import LINES, PEOPLE, reported

from fledge.facts import laws
from fledge.publish import impact_html

_DAY = date(2026, 6, 1)


def page(**given) -> str:
    return impact_html(reported(**given), laws(), _DAY)


def test_the_page_says_who_decides_and_never_calls_a_round_lawful_or_just() -> None:
    words = LexborHTMLParser(page(asked=LINES)).body.text()
    assert "A human decides. A gap says that rates differ, never why" in words
    assert re.findall(r"\b(?:compliant|compliance|fair(?:ness)?|unfair|discriminat\w+)\b", words, re.IGNORECASE) == []


def test_what_stands_in_the_files_stays_text() -> None:
    people = [line.replace("Female", "<script>alert(1)</script>") for line in PEOPLE]
    shown = page(people=people, asked=[line.replace("Python", "<b>x") for line in LINES])
    assert "<script>" not in shown
    assert "<b>" not in shown


def test_every_breakdown_has_a_chart_and_a_table() -> None:
    tree = LexborHTMLParser(page())
    assert [heading.text() for heading in tree.css("main h2")] == [
        "What can be said",
        "By sex",
        "By race and ethnicity",
        "By sex with race and ethnicity",
        "Laws, as far as they were read",
        "What it rests on",
    ]
    assert len(tree.css("figure")) == len(tree.css(".stage .wares table")) == 3
    heads = {len(row.css("th, td")) for row in tree.css(".stage .wares tr")}
    assert heads == {11}


def test_without_groups_the_page_counts_stages_and_says_so() -> None:
    tree = LexborHTMLParser(page(people=None))
    assert tree.css("figure") == []
    assert "Nothing can be said about groups" in tree.body.text()


def test_the_rule_of_thumb_never_stands_without_its_false_alarms() -> None:
    words = LexborHTMLParser(page()).body.text()
    assert words.count("below four fifths, a rule of thumb") == words.count("chance alone does that to") > 0
