from __future__ import annotations

from fledge.audit import Finding, Grade
from fledge.facts import Kind
from fledge.posting import Mention, Posting, Status, Words
from fledge.publish.marked import Line, Stretch, inside, marked


def finding(*quotes: tuple[int, int]) -> Finding:
    return Finding("r", Grade.COSTLY, "says", "do", tuple(Words(*quote) for quote in quotes))


def test_overlapping_quotes_cut_the_text_and_share_the_middle() -> None:
    lines = marked(Posting("abcdef", "", ""), [finding((0, 4)), finding((2, 6))])
    assert lines == (
        Line(
            (
                Stretch(0, "ab", findings=(1,)),
                Stretch(2, "cd", findings=(1, 2), closing=(1,)),
                Stretch(4, "ef", findings=(2,), closing=(2,)),
            ),
            is_item=False,
        ),
    )


def test_names_that_stand_close_are_numbered_once() -> None:
    (line,) = marked(Posting("a, b and c", "", ""), [finding((0, 1), (3, 4), (9, 10))])
    assert [stretch.closing for stretch in line.stretches if stretch.findings] == [(), (), (1,)]


def test_every_line_is_numbered_for_itself() -> None:
    lines = marked(Posting("a\nb", "", ""), [finding((0, 1), (2, 3))])
    assert [line.stretches[0].closing for line in lines] == [(1,), (1,)]


def test_the_firmest_meaning_shows() -> None:
    mentions = tuple(
        Mention("x", Kind.TOOL, Words(0, 1), status) for status in (Status.CONTEXT, Status.MUST, Status.NICE)
    )
    (line,) = marked(Posting("a", "", "", mentions=mentions), [])
    assert line.stretches == (Stretch(0, "a", status=Status.MUST),)


def test_items_of_a_list_are_told_from_lines() -> None:
    lines = marked(Posting("Do\n• a\n- b\n2) c\n2 d\n-e", "", ""), [])
    assert [line.is_item for line in lines] == [False, True, True, True, False, False]


def test_blank_lines_are_told_from_others() -> None:
    lines = marked(Posting("a\n \t\n\nb", "", ""), [])
    assert [line.is_blank for line in lines] == [False, True, True, False]


def test_a_linked_place_begins_a_stretch() -> None:
    (line,) = marked(Posting("abc", "", ""), [], places={1, 99})
    assert line.stretches == (Stretch(0, "a"), Stretch(1, "bc", is_place=True))


def test_quotes_outside_the_text_are_left_out() -> None:
    quotes = [Words(-3, 1), Words(2, 99), Words(50, 60), Words(1, 1), Words(2, 1)]
    assert list(inside("ab d ", quotes)) == [Words(0, 1), Words(2, 4)]


def test_an_empty_posting_has_no_lines() -> None:
    assert marked(Posting("", "", ""), [finding((0, 4))]) == ()
