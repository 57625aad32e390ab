from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser

from fledge.audit import Audit
from fledge.facts import FactBook
from fledge.publish import as_html

NEVER = ["unbiased", "debias", "best candidate", "predicts success", "fair hire"]


@pytest.fixture(scope="module")
def html(audit: Audit, small_book: FactBook) -> str:
    return as_html(audit, small_book)


@pytest.fixture(scope="module")
def page(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def test_the_page_shows_the_posting_unchanged(page: LexborHTMLParser, audit: Audit) -> None:
    (posting,) = page.css(".text")
    assert posting.text() == audit.posting.text


def test_the_page_holds_no_script_and_asks_nothing_of_any_host(html: str, page: LexborHTMLParser) -> None:
    assert not page.css("script, link, img, iframe, object, embed, base, form, [src], [style], [onclick]")
    assert not re.search(r"url\(|@import", "".join(node.text() for node in page.css("style")))
    assert "default-src 'none'" in html


def test_the_page_shows_title_company_day_and_verdict(page: LexborHTMLParser) -> None:
    assert texts(page, "h1") == ["Senior AI Engineer <b>"]
    assert texts(page, ".by") == ["Trust & Sons · judged by 1 February 2026"]
    assert texts(page, ".verdict") == [
        "Nobody can meet 1 line; practically nobody can meet 1 more line; 1 point costs you people; 1 is worth a look."
    ]


def test_findings_stand_in_the_audit_s_order_with_grade_and_advice(page: LexborHTMLParser, audit: Audit) -> None:
    assert [node.id for node in page.css(".card")] == ["finding-1", "finding-2", "finding-3", "finding-4"]
    assert texts(page, ".card h3") == [finding.says for finding in audit.findings]
    assert texts(page, ".chip") == [finding.grade.value for finding in audit.findings]
    assert texts(page, ".do") == [f"What to do. {finding.do}" for finding in audit.findings]


def test_sources_are_links_that_tell_nobody_where_they_were_followed(page: LexborHTMLParser) -> None:
    links = {node.attributes["href"]: node.attributes["rel"] for node in page.css('a[href^="http"]')}
    assert links == {
        "https://example.org/langchain?a=1&b=2": "noreferrer",
        "https://doi.org/10.1111/peps.12335": "noreferrer",
    }


def test_every_link_inside_the_page_arrives(page: LexborHTMLParser) -> None:
    ids = [node.id for node in page.css("[id]")]
    assert [name for name, n in Counter(ids).items() if n > 1] == []
    targets = {(node.attributes["href"] or "")[1:] for node in page.css('a[href^="#"]')}
    assert targets <= set(ids)


def test_quotes_lead_to_their_place_and_back(page: LexborHTMLParser, audit: Audit) -> None:
    start = audit.findings[0].quotes[0].start
    assert [node.attributes["href"] for node in page.css("#finding-1 .quotes a")] == [f"#at-{start}"]
    assert [node.text() for node in page.css(f"#at-{start}")] == ["5+ years of "]
    numbers = [(node.attributes["href"], node.attributes["aria-label"]) for node in page.css(".text a.n")]
    assert numbers == [
        ("#finding-1", "Finding 1, impossible"),
        ("#finding-3", "Finding 3, costly"),
        ("#finding-2", "Finding 2, practically nobody"),
        ("#finding-3", "Finding 3, costly"),
    ]


def test_overlapping_quotes_show_the_heaviest_grade(page: LexborHTMLParser) -> None:
    marks = [(node.text(), node.attributes["class"]) for node in page.css(".text mark")][:3]
    assert marks == [("5+ years of ", "impossible "), ("LangChain", "impossible must"), (" & *", "nobody ")]


def test_headings_go_down_one_step_at_a_time(page: LexborHTMLParser) -> None:
    levels = [int((node.tag or "h0")[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_charts_are_drawn_with_their_numbers_beneath(page: LexborHTMLParser) -> None:
    assert texts(page, "figcaption") == ["Tools asked, among comparable postings", "What is asked, by kind"]
    assert len(page.css("figure svg")) == 4
    assert texts(page, "figure:first-child tbody tr")[:2] == ["1120.0%", "2120.0%"]


def test_without_comparable_postings_that_chart_is_left_out(audit: Audit) -> None:
    page = LexborHTMLParser(as_html(audit, FactBook([])))
    assert texts(page, "figcaption") == ["What is asked, by kind"]


def test_a_posting_that_could_not_be_read_shows_no_figures_and_no_charts(audit: Audit, small_book: FactBook) -> None:
    unread = replace(audit, findings=(), posting=replace(audit.posting, unread="it is a poem", mentions=(), domains=()))
    page = LexborHTMLParser(as_html(unread, small_book))
    assert not page.css(".figures, figure")
    assert texts(page, ".verdict") == ["Fledge could not read what this posting asks: it is a poem."]


def test_a_card_lists_forty_quotes_and_counts_the_rest(audit: Audit, small_book: FactBook) -> None:
    quote = audit.findings[0].quotes[0]
    many = replace(audit, findings=(replace(audit.findings[0], quotes=(quote,) * 45),))
    page = LexborHTMLParser(as_html(many, small_book))
    assert len(page.css(".quotes a")) == 40
    assert texts(page, ".quotes .quiet") == ["and 5 more, marked in the posting"]


def test_the_page_uses_none_of_the_words_that_promise_too_much(html: str) -> None:
    assert [words for words in NEVER if words in html.lower()] == []


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def tokens() -> list[dict[str, str]]:
    """The colours of the light page and of the dark one."""
    css = (files("fledge.publish") / "templates" / "css" / "tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    return [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block)) for block in blocks]


@pytest.mark.parametrize("theme", tokens(), ids=["light", "dark"])
def test_every_colour_of_text_can_be_read_on_its_ground(theme: dict[str, str]) -> None:
    tints = [name for name in theme if name.endswith("-tint")]
    assert len(tints) == 4
    pairs = [(ink, ground) for ink in ("ink", "quiet", "accent") for ground in ("ground", "paper", "near")]
    pairs += [("ink", tint) for tint in tints] + [(tint.removesuffix("-tint"), tint) for tint in tints]
    pairs += [("paper", tint.removesuffix("-tint")) for tint in tints]
    assert [pair for pair in pairs if contrast(theme[pair[0]], theme[pair[1]]) < 4.5] == []


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
