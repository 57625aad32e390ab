from __future__ import annotations

from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fledge.audit import Audit
from fledge.facts import FactBook
from fledge.publish import as_markdown


def parsed(markdown: str) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(markdown)


def shown(markdown: str) -> str:
    """What a reader of Markdown sees as text."""
    blocks = (token.children or () for token in parsed(markdown) if token.type == "inline")
    return "\n".join("".join(child.content for child in block) for block in blocks)


def test_markdown_shows_every_finding_and_quote_as_written(audit: Audit, small_book: FactBook) -> None:
    text = shown(as_markdown(audit, small_book))
    for finding in audit.findings:
        assert finding.says in text
        assert finding.do in text
        assert all(quote.of(audit.posting.text) in text for quote in finding.quotes)


def test_markdown_of_hostile_words_holds_no_markup_of_theirs(audit: Audit, small_book: FactBook) -> None:
    tokens = parsed(as_markdown(audit, small_book))
    kinds = {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}
    foreign = {"html_inline", "html_block", "link_open", "image", "em_open", "code_inline", "code_block", "fence"}
    assert not kinds & foreign


def test_markdown_numbers_sources_once(audit: Audit, small_book: FactBook) -> None:
    markdown = as_markdown(audit, small_book)
    assert markdown.count("doi 10.1111/peps.12335") == 1
    assert "Years are stacked. (says who? 2, 3)" in markdown


def test_markdown_of_names_puts_them_on_one_line(audit: Audit, small_book: FactBook) -> None:
    assert "> 5+ years of LangChain · 3 to 5 years" in as_markdown(audit, small_book)


def test_markdown_without_findings_says_so(audit: Audit, small_book: FactBook) -> None:
    markdown = as_markdown(replace(audit, findings=(), notes=()), small_book)
    assert "**Nothing was found that turns people away.**" in markdown
    assert "## Findings" not in markdown
    assert "## Notes" not in markdown
