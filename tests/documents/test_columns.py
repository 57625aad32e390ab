"""Reading order out of pieces of print: nothing lost, nothing mixed."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from fledge.documents.columns import Piece, lines_as_read

PLACES = st.floats(0, 600)
PIECES = st.lists(
    st.builds(
        lambda text, left, width, base, order: Piece(text, left, left + width, base, 11, order),
        st.text("abc", min_size=1, max_size=5), PLACES, st.floats(1, 500), PLACES, st.integers(0, 50),
    ),
    max_size=30,
)  # fmt: skip


@given(PIECES)
def test_every_piece_is_read_once(pieces: list[Piece]) -> None:
    words = sorted(word for line in lines_as_read(pieces) for word in line.text.split())
    assert words == sorted(piece.text for piece in pieces)


@given(st.integers(3, 20), st.integers(3, 20), st.floats(0, 8), st.randoms(use_true_random=False))
def test_columns_are_never_mixed(left_lines: int, right_lines: int, shift: float, random: Random) -> None:
    left = [Piece(f"left side, line {row}, some words", 50, 240, 700 - 14 * row, 11) for row in range(left_lines)]
    right = [
        Piece(f"right side, line {row}, some words", 300, 490, 700 - shift - 14 * row, 11) for row in range(right_lines)
    ]
    shuffled = left + right
    random.shuffle(shuffled)
    pieces = [Piece(p.text, p.left, p.right, p.base, p.height, order) for order, p in enumerate(shuffled)]
    assert [line.text for line in lines_as_read(pieces)] == [piece.text for piece in left + right]


def test_three_columns_are_read_in_order() -> None:
    columns = [
        [Piece(f"column {x}, line {row}", x, x + 120, 700 - 14 * row, 11, row) for row in range(5)]
        for x in (50, 200, 350)
    ]
    rows = [piece for row in zip(*columns, strict=True) for piece in row]
    assert [line.text for line in lines_as_read(rows)] == [piece.text for column in columns for piece in column]


def test_line_across_parts_the_columns_above_from_those_below() -> None:
    def pair(top: float) -> tuple[list[Piece], list[Piece]]:
        return (
            [Piece(f"left {top} {row} and some words", 50, 240, top - 14 * row, 11) for row in range(3)],
            [Piece(f"right {top} {row} and some words", 300, 490, top - 14 * row, 11) for row in range(3)],
        )

    (above_left, above_right), (below_left, below_right) = pair(700), pair(600)
    across = Piece("A heading over both columns of the page", 50, 480, 640, 14)
    order = [*above_left, *above_right, across, *below_left, *below_right]
    pieces = [*above_left, *below_left, *above_right, *below_right, across]
    assert [line.text for line in lines_as_read(pieces)] == [piece.text for piece in order]


def test_single_column_with_dates_on_the_right_stays_row_by_row() -> None:
    prose = [
        Piece("a line of prose that fills the page from side to side", 50, 550, 700 - 14 * row, 11, row)
        for row in range(10)
    ]
    dates = [
        piece
        for row in range(3)
        for piece in (
            Piece("Acme Corporation, Berlin office, platform team", 50, 300, 500 - 14 * row, 11, 20 + 2 * row),
            Piece("2020 to 2024", 480, 550, 500 - 14 * row, 11, 21 + 2 * row),
        )
    ]
    texts = [line.text for line in lines_as_read(prose + dates)]
    assert len(texts) in {13, 16}
    assert texts[10].startswith("Acme")
