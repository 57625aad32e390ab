"""What holds for every line-by-line difference."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fledge.audit.rewrite import Change
from fledge.audit.rewrite.changes import changes

texts = st.lists(st.text("abc -", max_size=10), max_size=12).map("\n".join)


@given(texts, texts)
def test_both_texts_can_be_read_off_their_changes(old: str, new: str) -> None:
    found = changes(old, new, {})
    assert "\n".join(c.before for c in found if c.before is not None) == old
    assert "\n".join(c.after for c in found if c.after is not None) == new


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert changes(text, text, {}) == tuple(Change(line, line) for line in text.split("\n"))


def test_a_line_that_became_another_stands_beside_it_with_its_reason() -> None:
    old, new = "Requirements\n- 5+ years of Rust\n- SQL", "Requirements\n- 3+ years of Rust"
    reasons = {"- 3+ years of Rust": "Fewer will do.", "- SQL": "No duty needs it."}
    assert changes(old, new, reasons) == (
        Change("Requirements", "Requirements"),
        Change("- 5+ years of Rust", "- 3+ years of Rust", "Fewer will do."),
        Change("- SQL", None, "No duty needs it."),
    )
