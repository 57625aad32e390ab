"""A kit as page, Markdown, Word and JSON: one content, nothing unescaped, nothing promised."""

from __future__ import annotations

import json
import re
from io import BytesIO

import docx
from jsonschema import Draft202012Validator
from selectolax.lexbor import LexborHTMLParser
from tests.kits_by_hand import DOUBTS, made

from fledge.publish.kit_docx import kit_docx
from fledge.publish.kit_html import kit_html
from fledge.publish.kit_json import kit_json, kit_schema
from fledge.publish.kit_markdown import kit_markdown

_FORBIDDEN = re.compile(r"\b(?:unbiased|debias|best candidate|predicts success|fair hire|compliant)\b", re.IGNORECASE)


def _docx_words(data: bytes) -> list[str]:
    document = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def test_json_is_valid_with_and_without_one_person() -> None:
    for one in (made(), made("pinecone", doubts=DOUBTS)):
        found = kit_json(one)
        Draft202012Validator(kit_schema()).validate(found)
        assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_json_says_what_the_papers_of_one_person_leave_open() -> None:
    found = kit_json(made("pinecone", doubts=DOUBTS))
    assert [one["skill"] for one in found["of_one"]] == ["pinecone"]
    assert found["doubts"] == [{"ask": DOUBTS[0].asks, "settles": "Docker"}]
    assert kit_json(made())["questions"] == found["questions"]


def test_every_name_of_a_criterion_is_used_once() -> None:
    found = kit_json(made())
    names = [one["id"] for one in (*found["questions"], *found["work_sample"]["criteria"])]
    assert len(names) == len(set(names))


def test_every_form_holds_every_question_with_all_its_anchors() -> None:
    kit = made()
    page = LexborHTMLParser(kit_html(kit)).body.text()
    word = "\n".join(_docx_words(kit_docx(kit)))
    for one in kit.questions:
        for words in (one.ask, *one.question.follow_ups, *one.question.anchors):
            assert words in page
            assert words in word


def test_what_stands_in_the_posting_stays_text() -> None:
    shown = kit_html(made(doubts=DOUBTS))
    assert "<b>" not in shown
    assert "<i>" not in shown
    assert "Payments &lt;Engineer&gt;" in shown
    written = kit_markdown(made(doubts=DOUBTS))
    assert "<b>" not in written.replace("\\<b", "")
    rows = [line for line in written.splitlines() if line.startswith("| ")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {3, 5}


def test_the_page_asks_nothing_of_any_host() -> None:
    tree = LexborHTMLParser(kit_html(made()))
    assert tree.css("script, img, link, iframe, form") == []
    assert [
        node.attributes["href"] for node in tree.css("a") if not (node.attributes["href"] or "").startswith("#")
    ] == []


def test_the_page_says_what_nobody_asks_and_what_is_offered_to_everybody() -> None:
    words = LexborHTMLParser(kit_html(made())).body.text()
    for said in (
        "What nobody asks",
        "gaps in a career",
        "AI assistants, if you say where",
        "screen reader",
        "3 is enough",
    ):
        assert said in words


def test_no_form_promises_too_much() -> None:
    kit = made("pinecone", doubts=DOUBTS)
    for words in (kit_html(kit), kit_markdown(kit), "\n".join(_docx_words(kit_docx(kit)))):
        assert _FORBIDDEN.findall(words) == []
        assert "A human decides" in words


def test_only_a_kit_for_one_person_has_a_part_for_one_person() -> None:
    assert "For this person only" not in kit_html(made())
    for kit in (made("pinecone"), made(doubts=DOUBTS)):
        for words in (kit_html(kit), kit_markdown(kit), "\n".join(_docx_words(kit_docx(kit)))):
            assert "For this person only" in words
