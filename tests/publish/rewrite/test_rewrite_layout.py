"""How a plain text is told apart into title, headings, lists and paragraphs, and what is said around it."""

from __future__ import annotations

from fledge.audit.rewrite import Rewrite
from fledge.publish.laid_out import Part, in_runs, laid_out
from fledge.publish.rewrite_sentences import Piece, changed, in_short, pieces


def test_a_text_is_told_apart_into_its_parts(new: Rewrite) -> None:
    assert [(line.part, line.words) for line in laid_out(new.text, new.title)] == [
        (Part.TITLE, "Engineer learning AI"),
        (Part.WORDS, "We bake <b>bread</b> & [cake](javascript:alert(1))."),
        (Part.HEADING, "What you'll do"),
        (Part.ITEM, "Build *ovens* in code"),
        (Part.ITEM, "1. Mend them"),
        (Part.HEADING, "What we promise"),
        (Part.ITEM, "You'll have a mentor, [mentor], for 3 hours a week."),
        (Part.WORDS, "Pay is $100,000 - $120,000 a year."),
    ]


def test_what_stands_under_a_heading_is_none() -> None:
    parts = [line.part for line in laid_out("Title\n\nLocation\n\nLeeds\n\nBenefits\n- Cake\n", "Title")]
    assert parts == [Part.TITLE, Part.HEADING, Part.WORDS, Part.HEADING, Part.ITEM]


def test_other_bullets_and_leftover_marks_are_read() -> None:
    found = [(line.part, line.words) for line in laid_out("## What we do\n• Bake\n  – Eat\n**Note** this.\n")]
    assert found == [
        (Part.HEADING, "What we do"),
        (Part.ITEM, "Bake"),
        (Part.ITEM, "Eat"),
        (Part.WORDS, "Note this."),
    ]


def test_items_that_follow_each_other_are_one_list(new: Rewrite) -> None:
    lists = [lines for part, lines in in_runs(laid_out(new.text)) if part is Part.ITEM]
    assert lists == [
        ("Build *ovens* in code", "1. Mend them"),
        ("You'll have a mentor, [mentor], for 3 hours a week.",),
    ]


def test_only_a_blank_of_the_rewrite_is_marked() -> None:
    assert pieces("[a] and [b]", ("[b]",)) == (Piece("[a] and "), Piece("[b]", is_blank=True))


def test_new_lines_for_one_reason_stand_together(new: Rewrite) -> None:
    assert [(one.before, one.after, one.left) for one in changed(new)] == [
        (("Senior AI Engineer </title>",), ("Engineer learning AI",), 0),
        (("• 5+ years of <script>LangChain</script>",), (), 1),
        ((), ("What we promise", "• You'll have a mentor, [mentor], for 3 hours a week."), 0),
    ]


def test_a_rewrite_in_short_counts_lines_and_blanks(new: Rewrite, same: Rewrite) -> None:
    assert in_short(new) == "Lines: 1 kept, 1 changed, 2 new, 1 gone. 1 place to fill in before you post it."
    assert in_short(same) == "Lines: 1 kept. Nothing is left to fill in."
