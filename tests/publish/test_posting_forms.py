"""A posting as page, Word document and plain text: whole, escaped, and without anything that was found in it."""

from __future__ import annotations

import json
import re
from io import BytesIO

import docx

from fledge.publish.job_posting_jsonld import Json
from fledge.publish.posting_docx import posting_docx
from fledge.publish.posting_html import posting_body, posting_html
from fledge.publish.posting_text import posting_text

TEXT = """We bake <b>bread</b> & [cake](javascript:alert(1)).

What you'll do

- Build *ovens* in <script>alert(1)</script>
- Mend them with [mentor]

Pay is $100,000 - $120,000 a year.
"""
HOSTILE = '</title></script><script>alert("x")</script>'


def test_a_page_escapes_title_employer_place_and_text() -> None:
    page = posting_html(TEXT, HOSTILE, company="<i>Trust</i> & Sons", location='"><img src=x>')
    assert "<script" not in page
    assert "<i>" not in page
    assert "<img" not in page
    assert "We bake &lt;b&gt;bread&lt;/b&gt; &amp; [cake](javascript:alert(1))." in page


def test_a_page_asks_nothing_of_any_host() -> None:
    page = posting_html(TEXT, "Baker")
    assert re.findall(r"""(?:src|href)=["'][^"'#]|url\(|@import""", page) == []
    assert "default-src 'none'" in page


def test_the_data_in_a_page_can_be_read_and_cannot_end_its_block() -> None:
    data: Json = {"@type": "JobPosting", "title": HOSTILE}
    page = posting_html(TEXT, "Baker", data=data)
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert json.loads(block) == data
    assert page.count("<script") == 1


def test_a_page_shows_headings_lists_and_paragraphs() -> None:
    body = posting_body(TEXT, "Baker", blanks=("[mentor]",))
    assert re.findall(r"<(h2|ul|li|p)>", body) == ["p", "h2", "ul", "li", "li", "p"]
    assert body.count("<mark>[mentor]</mark>") == 1


def test_the_title_is_said_once_where_the_text_says_it_too() -> None:
    page = posting_html("Baker\n\n" + TEXT, "Baker")
    assert page.split("<body>")[1].count("Baker") == 1
    assert posting_text("Baker\n\n" + TEXT, "Baker", company="Trust") == "Baker\n\n" + TEXT


def test_a_word_document_has_real_headings_and_lists_and_no_appendix() -> None:
    made = posting_docx(TEXT, HOSTILE, company="Trust & Sons", location="Leeds", blanks=("[mentor]",))
    document = docx.Document(BytesIO(made))
    assert [(p.style.name, p.text) for p in document.paragraphs if p.style] == [
        ("Title", HOSTILE),
        ("Subtitle", "Trust & Sons, Leeds"),
        ("Normal", "We bake <b>bread</b> & [cake](javascript:alert(1))."),
        ("Heading 1", "What you'll do"),
        ("List Bullet", "Build *ovens* in <script>alert(1)</script>"),
        ("List Bullet", "Mend them with [mentor]"),
        ("Normal", "Pay is $100,000 - $120,000 a year."),
    ]
    assert document.tables == []
    marked = [run.text for p in document.paragraphs for run in p.runs if run.font.highlight_color is not None]
    assert marked == ["[mentor]"]


def test_characters_that_no_file_can_hold_are_replaced() -> None:
    broken = "A\x00B\x0c\ud800C\ufffe\n"
    texts = [p.text for p in docx.Document(BytesIO(posting_docx(broken, "T\x01"))).paragraphs]
    assert texts == ["T\ufffd", "A\ufffdB\ufffd\ufffdC\ufffd"]
    posting_html(broken, "T\ud800").encode()
    posting_text(broken, "T\ud800").encode()


def test_plain_text_has_the_title_above_the_text() -> None:
    assert posting_text("- Bake\n", "Baker", company="Trust") == "Baker\nTrust\n\n- Bake\n"
    assert posting_text("- Bake\n") == "- Bake\n"
