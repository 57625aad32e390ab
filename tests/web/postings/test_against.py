"""Two texts line by line."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fledge.web.computed.against import Run, compared, lines

LINES = st.lists(
    st.sampled_from(("- Python", "- 5+ years of Go", "- 3+ years of Go", "", "About us", "- SQL")), max_size=12
)


def words(runs: tuple[Run, ...], *kinds: str) -> list[str]:
    rows = (row for run in runs for row in run.rows if row.kind in kinds)
    return ["".join(piece.words for piece in row.pieces) for row in rows]


@given(LINES, LINES)
def test_both_texts_can_be_read_back(old: list[str], new: list[str]) -> None:
    before, after = "\n".join(("top", *old, "end")), "\n".join(("top", *new, "end"))
    runs = compared(before, after)
    if before == after:
        assert runs == ()
    else:
        assert words(runs, "same", "gone") == before.split("\n")
        assert words(runs, "same", "new") == after.split("\n")


def test_all_lines_are_told_once_and_those_that_stayed_once_for_both() -> None:
    told = [(one.kind, one.words) for one in lines("- Go\n- dbt\n- SQL\n", "- Go\n- Rust\n- SQL\n")]
    assert told == [("same", "- Go"), ("gone", "- dbt"), ("new", "- Rust"), ("same", "- SQL")]
    assert [one.kind for one in lines("- Go\n", "- Go\n")] == ["same"]


def test_a_line_that_became_another_stands_above_it_with_what_is_different() -> None:
    (run,) = compared("- Docker and dbt\n- 7+ years of banking\n", "- 4+ years of banking\n")
    assert [(row.kind, [p.words for p in row.pieces if p.is_new]) for row in run.rows] == [
        ("gone", []),
        ("gone", ["7"]),
        ("new", ["4"]),
    ]


def test_what_stayed_far_from_changes_is_folded() -> None:
    before = "\n".join(f"line {n}" for n in range(20))
    runs = compared(before, before.replace("line 10", "another thing"))
    assert [(len(run.rows), run.folded) for run in runs] == [(8, True), (6, False), (7, True)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a\n" * 30_000, "b\na\n" * 25_000),
        ("x " * 50_000, "y x " * 25_000),
        ("\n".join(f"{n % 7} {n % 11}" for n in range(20_000)), "\n".join(f"{n % 11} {n % 7}" for n in range(20_000))),
        ("\n".join("ab " * 180 for _ in range(80)), "\n".join("ba " * 180 for _ in range(80))),
    ],
)
def test_texts_made_to_be_slow_are_compared_in_time(old: str, new: str) -> None:
    begun = time.process_time()
    assert compared(old, new)
    assert time.process_time() - begun < 5
