"""Pieces of print on a page in the order in which a person reads them: column after column, line after line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from fledge.documents.lines import bulleted

_GUTTER_POINTS = 6.0
_MIN_LINES = 3
_INDENT_POINTS = 40.0
_ALIGNED_SHARE = 0.6
_MAX_CROSSING = 0.7
_MAX_CANDIDATES = 20
_MAX_COLUMNS_DEPTH = 3
_MAX_PIECES = 3_000  # of a page on which columns are looked for
_LABEL_CHARACTERS = 24
_SAME_ROW = 0.4  # of the smaller letters' height


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters printed in one go. Lengths in points, ``base`` the height of the line they stand on, upwards.

    ``order`` is the place in the file, which need not be the place on the page.
    """

    text: str
    left: float
    right: float
    base: float
    height: float
    order: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line on a page. ``column`` tells lines of one column from those of the next."""

    text: str
    left: float
    base: float
    height: float
    column: int = 0
    bold: bool = False
    page: int = 0


def lines_as_read(pieces: Sequence[Piece]) -> list[PrintedLine]:
    """Lines in reading order, the left column before the right one, never a line of both.

    >>> side_by_side = [Piece(f"{side}{row}", left, left + 99, 700 - 12 * row, 10) for row in range(4)
    ...                 for side, left in (("left ", 50), ("right ", 200))]
    >>> [line.text for line in lines_as_read(side_by_side)][2:6]
    ['left 2', 'left 3', 'right 0', 'right 1']
    """
    return [
        _line(row, column)
        for column, block in enumerate(_blocks(list(pieces), _MAX_COLUMNS_DEPTH))
        for row in _rows(block)
    ]


def _line(row: Sequence[Piece], column: int) -> PrintedLine:
    text = " ".join(piece.text.strip() for piece in row)
    longest = max(row, key=lambda piece: len(piece.text))  # a bullet may stand a little higher than its words
    tallest = max(piece.height for piece in row)
    return PrintedLine(text, row[0].left, longest.base, tallest, column, all(piece.bold for piece in row))


def _blocks(pieces: list[Piece], depth: int) -> list[list[Piece]]:
    """The page's columns one after the other; what runs across them ends a pair of columns and starts the next."""
    gutter = _gutter(pieces) if depth and len(pieces) <= _MAX_PIECES else None
    if gutter is None:
        return [pieces] if pieces else []
    left, across, right = _sides(pieces, gutter)
    blocks: list[list[Piece]] = []
    above = float("inf")
    for below, band in _bands(across):
        for side in (left, right):
            blocks += _blocks([piece for piece in side if below < piece.base <= above], depth - 1)
        if band:
            blocks.append(band)
        above = below
    return blocks


def _bands(across: list[Piece]) -> list[tuple[float, list[Piece]]]:
    """Neighbouring lines that run across the columns, from the top, each with its height; the page's end closes."""
    ordered = sorted(across, key=lambda piece: -piece.base)
    return [(piece.base, [piece]) for piece in ordered] + [(float("-inf"), [])]


def _sides(pieces: Iterable[Piece], gutter: float) -> tuple[list[Piece], list[Piece], list[Piece]]:
    left: list[Piece] = []
    across: list[Piece] = []
    right: list[Piece] = []
    for piece in pieces:
        side = left if piece.right <= gutter - _GUTTER_POINTS else right if piece.left >= gutter - 1 else across
        side.append(piece)
    return left, across, right


def _gutter(pieces: list[Piece]) -> float | None:
    """Where the right column starts, or None on a page of one column."""
    starts = Counter(round(piece.left) for piece in pieces)
    best, least = None, float("inf")
    for start, count in starts.most_common(_MAX_CANDIDATES):
        if count < _MIN_LINES:
            break
        left, across, right = _sides(pieces, start)
        if len(across) < least and _is_gutter(left, across, right, start):
            best, least = start, len(across)
    return best


def _is_gutter(left: list[Piece], across: list[Piece], right: list[Piece], start: float) -> bool:
    """Whether two columns stand side by side: the right one aligned, enough lines at the same height, no table."""
    if len(across) > _MAX_CROSSING * (len(left) + len(across) + len(right)):
        return False
    if sum(piece.left <= start + _INDENT_POINTS for piece in right) < _ALIGNED_SHARE * len(right):
        return False
    beside, facing = _beside(left, right), _beside(right, left)
    return min(len(beside), len(facing)) >= _MIN_LINES and not _is_table(beside, facing)


def _beside(side: list[Piece], other: list[Piece]) -> list[Piece]:
    """The pieces of one side that stand between the top and the bottom of the other."""
    low = min((piece.base - piece.height for piece in other), default=0.0)
    high = max((piece.base + piece.height for piece in other), default=0.0)
    return [piece for piece in side if low <= piece.base <= high]


def _is_table(left: list[Piece], right: list[Piece]) -> bool:
    """Short labels without bullets, each with its value printed right after it on the same line."""
    if sum(bulleted(piece.text) is not None for piece in left) > len(left) / 2:
        return False
    follows = {piece.order: piece.base for piece in right}
    paired = sum(abs(follows.get(piece.order + 1, -1e9) - piece.base) < 2 for piece in left)
    return paired >= 0.8 * len(left) and median(len(piece.text) for piece in left) <= _LABEL_CHARACTERS


def _rows(block: list[Piece]) -> list[list[Piece]]:
    """The block's lines from the top; the file's own order where lines from far apart in it would be mixed."""
    rows = _gathered(sorted(block, key=lambda piece: (-piece.base, piece.left)))
    mixed = sum(any(abs(one.order - other.order) > 1 for one, other in pairwise(row)) for row in rows)
    if mixed >= _MIN_LINES:
        rows = _gathered(sorted(block, key=lambda piece: piece.order))
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _gathered(pieces: list[Piece]) -> list[list[Piece]]:
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows and abs(rows[-1][0].base - piece.base) <= _SAME_ROW * min(rows[-1][0].height, piece.height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows
