"""The text that comes of a proposal: the new one, the old one, and everything between."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fledge.web.computed import Asked, changed_lines, proposed, text_without
from fledge.web.computed.filling import filled
from fledge.web.computed.spaced import spaced

TEXT = """Senior AI Engineer

What you'll do

- Build retrieval pipelines

Requirements

- 5+ years of LangChain
- Expert-level Python, PyTorch and TensorFlow
- Kubernetes, Docker and Terraform

Nice to have

- LlamaIndex, Hugging Face Transformers
- PhD preferred

Pay is $180,000 a year.
"""
ASKED = Asked(TEXT, "Senior AI Engineer", "", date(2026, 6, 1))


@pytest.mark.parametrize("purpose", ["repaired", "potential"])
def test_all_agreed_is_the_new_text_and_all_refused_the_old_one(purpose: str) -> None:
    rewrite = proposed(ASKED, purpose)
    keys = {line.key for line in changed_lines(rewrite) if line.key}
    assert keys
    assert text_without(rewrite, (), old=TEXT) == rewrite.text
    assert text_without(rewrite, keys, old=TEXT) == TEXT


@pytest.mark.parametrize("purpose", ["repaired", "potential"])
def test_the_lines_alone_give_both_texts_with_their_empty_lines(purpose: str) -> None:
    rewrite = proposed(ASKED, purpose)
    lines = [line for line in changed_lines(rewrite) if (line.before or line.after or "").strip()]
    for is_new, text in ((True, rewrite.text), (False, TEXT)):
        assert spaced([(one.before, one.after, is_new) for one in lines], old=TEXT, new=rewrite.text) == text


@settings(max_examples=60, deadline=None)
@given(data=st.data(), purpose=st.sampled_from(["repaired", "potential"]))
def test_each_line_is_as_it_was_decided_wherever_the_others_stand(data: st.DataObject, purpose: str) -> None:
    rewrite = proposed(ASKED, purpose)
    lines = [line for line in changed_lines(rewrite) if (line.before or line.after or "").strip()]
    refused = data.draw(st.sets(st.sampled_from(sorted({line.key for line in lines if line.key}))))
    kept = [line.before if line.key in refused else line.after for line in lines]
    said = [words for words in text_without(rewrite, refused, old=TEXT).split("\n") if words.strip()]
    assert said == [words for words in kept if words is not None]


def test_a_line_that_only_moves_is_one_decision() -> None:
    rewrite = proposed(ASKED, "potential")
    moved = [line for line in changed_lines(rewrite) if line.is_moved]
    assert {line.before or line.after for line in moved} == {
        "- Kubernetes, Docker and Terraform",
        "- LlamaIndex, Hugging Face Transformers",
    }
    keys = {line.key for line in moved}
    assert (len(moved), len(keys)) == (4, 2)
    for refused in (keys, {line.key for line in changed_lines(rewrite)} - keys - {""}):
        text = text_without(rewrite, refused, old=TEXT)
        assert (text.count("LlamaIndex"), text.count("Kubernetes, Docker and Terraform")) == (1, 1)


def test_a_title_that_no_line_says_is_a_line_of_its_own() -> None:
    asked = Asked(TEXT.split("\n", 2)[2], "Senior AI Engineer", "", ASKED.judged_by)
    rewrite = proposed(asked, "potential")
    titles = [line for line in changed_lines(rewrite, titled=asked.title) if line.before == asked.title]
    assert [(line.after, bool(line.key)) for line in titles] == [(rewrite.title, True)]


def test_what_is_filled_in_is_not_filled_again() -> None:
    text = "- [a thing] for [who it is]\n- [a budget]\n"
    words = {"[a thing]": "[who it is]", "[who it is]": r"\1 & <b>"}
    assert filled(text, words, without=["[a budget]"]) == "- [who it is] for \\1 & <b>\n"
