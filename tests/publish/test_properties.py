"""Whatever a posting says and wherever its quotes lie, what is published keeps its words and stays markup-free."""

from __future__ import annotations

import json
import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from fledge.audit import Audit, Finding, Grade, ToolLoad
from fledge.facts import Fact, FactBook, Kind, Skill
from fledge.posting import AnyOf, DegreeAsked, DomainAsked, Level, Mention, Posting, Status, Words, YearsAsked
from fledge.publish import as_html, as_json, as_markdown, audit_schema

BOOK = FactBook([Skill("c++", "C++ & <b>", Kind.TOOL, "languages", "backend")])
SCHEMA = Draft202012Validator(audit_schema())
MARKDOWN = MarkdownIt("commonmark").enable("table")
FOREIGN = {"html_inline", "html_block", "link_open", "image", "code_inline", "code_block", "fence", "hardbreak"}
#: What may stand in the text of a posting on the page; anything else would be the posting's own markup.
OWN_TAGS = {"div", "mark", "span", "a"}

HOSTILE = st.sampled_from(
    [
        *("<script>", "</div>", "<!--", "-->", "<b", "]]>", "&lt;", "&", '"', "'", "{{ 7 }}", "{% x %}"),
        *("[a](b)", "![a](b)", "`", "**", "_", "~~", "|", "\\", "\n# ", "\n- ", "\n1. ", "\n> ", "\n---\n"),
        *("\n", "\n\n", "\t", "  ", "• ", "5+ years of C++"),
    ]
)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
TEXT = st.lists(HOSTILE | WORDS, max_size=12).map("".join)
STATUS = st.sampled_from(Status)
LEVEL = st.sampled_from(Level)
GRADE = st.sampled_from(Grade)
LOAD = ToolLoad(2, 1, 1, None, None)
SKILL = st.sampled_from(["c++", "unheard-of"])


@st.composite
def audits(draw: st.DrawFn) -> Audit:
    text = draw(TEXT)
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda ends: Words(min(ends), max(ends))
    )
    posting = Posting(
        text,
        draw(TEXT),
        draw(TEXT),
        mentions=tuple(draw(st.lists(st.builds(Mention, SKILL, st.sampled_from(Kind), place, STATUS), max_size=4))),
        groups=tuple(draw(st.lists(st.builds(AnyOf, st.just(1), st.just(("c++", "x")), place, STATUS), max_size=1))),
        years=tuple(draw(st.lists(st.builds(YearsAsked, place, st.just(2.5), st.none(), TEXT, STATUS), max_size=2))),
        degrees=tuple(draw(st.lists(st.builds(DegreeAsked, place, LEVEL, STATUS, st.booleans()), max_size=1))),
        domains=tuple(draw(st.lists(st.builds(DomainAsked, SKILL, place, STATUS), max_size=1))),
        unread=draw(st.none() | TEXT.filter(str.strip)),
    )
    facts = st.lists(st.builds(Fact, TEXT, TEXT, TEXT, st.sampled_from("ABCD"), TEXT), max_size=2).map(tuple)
    says = TEXT.filter(str.strip)
    finding = st.builds(Finding, TEXT, GRADE, says, says, st.lists(place, max_size=4).map(tuple), facts)
    findings, notes = draw(st.lists(finding, max_size=4)), draw(st.lists(TEXT, max_size=2))
    return Audit(posting, date(2026, 2, 1), tuple(findings), LOAD, tuple(notes))


@given(audits())
def test_the_page_keeps_every_word_of_the_posting(audit: Audit) -> None:
    (posting,) = LexborHTMLParser(as_html(audit, BOOK)).css(".text")
    assert posting.text() == audit.posting.text


@given(audits())
def test_the_page_holds_no_markup_of_the_posting_s(audit: Audit) -> None:
    page = LexborHTMLParser(as_html(audit, BOOK))
    assert {node.tag for node in page.css(".text *")} <= OWN_TAGS
    assert not page.css("script, b, link, img")


@given(audits())
def test_every_finding_is_on_the_page_and_every_link_arrives(audit: Audit) -> None:
    page = LexborHTMLParser(as_html(audit, BOOK))
    ids = [node.id for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert {f"finding-{n}" for n in range(1, len(audit.findings) + 1)} <= set(ids)
    assert {(node.attributes["href"] or "")[1:] for node in page.css('a[href^="#"]')} <= set(ids)


@given(audits())
def test_every_quote_is_marked(audit: Audit) -> None:
    page = LexborHTMLParser(as_html(audit, BOOK))
    marked = "".join(node.text() for node in page.css(".text mark"))
    text = audit.posting.text
    trimmed = [(q.start, q.start + len(q.of(text).rstrip())) for finding in audit.findings for q in finding.quotes]
    assert marked == "".join(c for i, c in enumerate(text) if any(start <= i < end for start, end in trimmed))


@given(audits())
def test_the_data_has_the_published_shape_and_is_stable(audit: Audit) -> None:
    data = as_json(audit, BOOK)
    SCHEMA.validate(data)
    assert json.dumps(as_json(audit, BOOK)) == json.dumps(data)


@given(audits())
def test_markdown_shows_every_finding_as_written_and_no_other_markup(audit: Audit) -> None:
    tokens = MARKDOWN.parse(as_markdown(audit, BOOK))
    kinds = {t.type for t in tokens} | {c.type for t in tokens for c in t.children or ()}
    assert not kinds & FOREIGN
    shown = ["".join(child.content for child in t.children or ()) for t in tokens if t.type == "inline"]
    for finding in audit.findings:
        assert any(line.startswith(" ".join(finding.says.split())) for line in shown)


@given(st.text(st.characters(), max_size=40))
def test_words_that_no_file_can_hold_are_replaced_one_for_one(text: str) -> None:
    audit = Audit(Posting(text, text, text), date(2026, 2, 1), (), LOAD)
    as_markdown(audit, BOOK).encode()
    html = as_html(audit, BOOK)
    html.encode()
    (posting,) = LexborHTMLParser(html).css(".text")
    kept = re.sub("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]", "\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")
    assert posting.text() == kept
