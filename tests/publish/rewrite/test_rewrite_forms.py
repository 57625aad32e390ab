"""A rewrite as Markdown, page, Word document and data: whole, escaped, and in each form the same."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from io import BytesIO

import docx
from jsonschema import Draft202012Validator

from fledge.audit.rewrite import Change, Rewrite
from fledge.publish.rewrite_docx import rewrite_docx
from fledge.publish.rewrite_html import rewrite_html
from fledge.publish.rewrite_json import rewrite_json, rewrite_schema
from fledge.publish.rewrite_markdown import posting_markdown, rewrite_markdown


def test_markdown_has_the_posting_first_and_escapes_its_words(new: Rewrite) -> None:
    assert posting_markdown(new) == (
        "# Engineer learning AI\n\n"
        "We bake \\<b>bread\\</b> & \\[cake\\](javascript:alert(1)).\n\n"
        "## What you'll do\n\n"
        "- Build \\*ovens\\* in code\n- 1\\. Mend them\n\n"
        "## What we promise\n\n"
        "- You'll have a mentor, \\[mentor\\], for 3 hours a week.\n\n"
        "Pay is $100,000 - $120,000 a year.\n"
    )
    assert rewrite_markdown(new).startswith(posting_markdown(new).rstrip("\n") + "\n\n---\n\n")


def test_markdown_lists_every_change_with_its_reason(new: Rewrite) -> None:
    table = rewrite_markdown(new).split("| --- | --- | --- |\n")[1].split("\n\n")[0].split("\n")
    assert table == [
        "| Senior AI Engineer \\</title> | Engineer learning AI | It can be learned. |",
        "| • 5+ years of \\<script>LangChain\\</script> |  | Nobody can have \\| them. |",
        "|  | What we promise<br>• You'll have a mentor, \\[mentor\\], for 3 hours a week. | Promises have numbers. |",
    ]


def test_a_page_escapes_everything_and_marks_the_blanks(new: Rewrite) -> None:
    page = rewrite_html(new)
    assert "<script" not in page
    assert "We bake &lt;b&gt;bread&lt;/b&gt; &amp; [cake](javascript:alert(1))." in page
    assert page.count("<mark>[mentor]</mark>") == 2
    assert "<title>A posting that hires for potential: Engineer learning AI, Trust &amp; Sons</title>" in page
    assert page.count("<del>") == 2
    assert page.count("<ins>") == 3
    assert '<li class="left">1 line as before</li>' in page


def test_a_page_without_changes_says_so(same: Rewrite) -> None:
    page = rewrite_html(same)
    assert "Nothing had to be changed." in page
    assert "Fill in before you post it" not in page
    assert "What to expect" not in page


def test_a_word_document_has_real_headings_and_lists(new: Rewrite) -> None:
    document = docx.Document(BytesIO(rewrite_docx(new)))
    written = [(p.style.name, p.text) for p in document.paragraphs if p.style and p.text.strip()]
    assert written[:8] == [
        ("Title", "Engineer learning AI"),
        ("Normal", "We bake <b>bread</b> & [cake](javascript:alert(1))."),
        ("Heading 1", "What you'll do"),
        ("List Bullet", "Build *ovens* in code"),
        ("List Bullet", "1. Mend them"),
        ("Heading 1", "What we promise"),
        ("List Bullet", "You'll have a mentor, [mentor], for 3 hours a week."),
        ("Normal", "Pay is $100,000 - $120,000 a year."),
    ]
    assert ("Heading 1", "What changed, and why") in written[8:]
    marked = [run.text for p in document.paragraphs for run in p.runs if run.font.highlight_color is not None]
    assert marked == ["[mentor]", "[mentor]"]


def test_a_word_document_ends_with_every_change_in_a_table(new: Rewrite) -> None:
    table = docx.Document(BytesIO(rewrite_docx(new))).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["It said", "It says", "Why"]
    assert rows[2] == ["• 5+ years of <script>LangChain</script>", "", "Nobody can have | them."]
    assert len(rows) == 4


def test_characters_that_no_file_can_hold_are_replaced(new: Rewrite) -> None:
    broken = replace(new, text="A\x00B\x0c\ud800C\ufffe\n", changes=(Change("\x0b", "A\x00B", "\x1f"),))
    assert "A\ufffdB\ufffd\ufffdC\ufffd" in [p.text for p in docx.Document(BytesIO(rewrite_docx(broken))).paragraphs]
    rewrite_html(broken).encode()
    rewrite_markdown(broken).encode()


def test_data_is_valid_against_the_published_schema(new: Rewrite, same: Rewrite) -> None:
    Draft202012Validator.check_schema(rewrite_schema())
    for rewrite in (new, same):
        Draft202012Validator(rewrite_schema()).validate(json.loads(json.dumps(rewrite_json(rewrite))))


def test_the_schema_knows_every_field(new: Rewrite) -> None:
    assert {field.name for field in fields(Rewrite)} == set(rewrite_schema()["properties"]) - {"schema", "made_by"}
    assert {field.name for field in fields(Change)} == set(rewrite_schema()["$defs"]["change"]["properties"])
    data = rewrite_json(new)
    assert (data["purpose"], data["text"], data["blanks"]) == ("potential", new.text, ["[mentor]"])
