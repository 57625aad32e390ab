"""The letters that a PDF prints, gathered into the pieces in which it prints them."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median_low
from typing import Any

from fledge.documents.columns import Piece

_LINE_HYPHEN = 2  # what PDFium makes of a hyphen at a line's end
_SYMBOL_FONTS = ("wingding", "symbol", "dingbat", "webding")
_GAP = 1.2  # letter heights between two pieces of a line
_JUMP = 0.5  # letter heights between two lines
_SAMPLES = 500
_FORCE_BOLD = 1 << 18  # a font's flag in the PDF
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: ``index`` in the page's text, the box in points, ``base`` the line it stands on."""

    character: str
    index: int
    left: float
    right: float
    base: float
    height: float


def pieces_of(textpage: Any) -> list[Piece]:
    """What a page prints, in the file's order, as if it lay upright. ``textpage`` is pypdfium2's.

    Letters that stand across the page's own direction (watermarks, notes in the margin) are left out.
    """
    pieces: list[Piece] = []
    for run in _runs(_glyphs(textpage)):
        if text := _joined(run).strip():
            pieces.append(_piece(textpage, run, text, len(pieces)))
    return pieces


def _joined(run: list[Glyph]) -> str:
    """A run's text, with characters beyond the first 65,536 put together from their halves."""
    return "".join(glyph.character for glyph in run).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _piece(textpage: Any, run: list[Glyph], text: str, order: int) -> Piece:
    inked = [glyph for glyph in run if not glyph.character.isspace()]
    first, last = inked[0], inked[-1]
    font, bold = _font(textpage, first.index)
    if _is_of_symbols(font) and not (inked[1:] and _is_of_symbols(_font(textpage, inked[1].index)[0])):
        text = "•" + text[1:]
    also_bold = bold and _font(textpage, last.index)[1]
    base, height = median_low(glyph.base for glyph in inked), median_low(glyph.height for glyph in inked)
    return Piece(text, first.left, last.right, base, height, order, also_bold)


def _is_of_symbols(font: str) -> bool:
    return any(name in font for name in _SYMBOL_FONTS)


def _runs(glyphs: Iterator[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs that follow each other on one line; a jump, a wide gap or a line's end starts the next run."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and (glyph.character in "\r\n" or _is_apart(run, glyph)):
            yield run
            run = []
        if glyph.character not in "\r\n" and (run or not glyph.character.isspace()):
            run.append(glyph)
    if run:
        yield run


def _is_apart(run: list[Glyph], glyph: Glyph) -> bool:
    """Whether a glyph belongs to another piece; spaces never do, for they are often made up."""
    if glyph.character.isspace():
        return False
    last = next(other for other in reversed(run) if not other.character.isspace())
    height = max(last.height, glyph.height)
    gap = glyph.left - last.right
    return abs(glyph.base - last.base) > _JUMP * height or gap > _GAP * height or gap < -3 * height


def _glyphs(textpage: Any) -> Iterator[Glyph]:
    import pypdfium2.raw as pdfium

    handle, count = textpage.raw, textpage.count_chars()
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    turns = Counter(_turn(handle, index) for index in range(0, count, 1 + count // _SAMPLES))
    turn = max(turns, key=turns.__getitem__, default=0)
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if not code or (len(turns) > 1 and _turn(handle, index) not in {turn, None}):
            continue
        pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(handle, index, box)
        left, right, base, height = _upright(x.value, y.value, box, turn)
        if math.isfinite(left + right + base + height):
            yield Glyph("-" if code == _LINE_HYPHEN else chr(code), index, left, right, base, height)


def _turn(handle: Any, index: int) -> int | None:
    """How many quarters to the left a letter is turned; None for line ends and spaces that PDFium made up."""
    import pypdfium2.raw as pdfium

    if pdfium.FPDFText_IsGenerated(handle, index):
        return None
    clockwise = float(pdfium.FPDFText_GetCharAngle(handle, index))
    return -round(clockwise / (math.pi / 2)) % 4


def _upright(x: float, y: float, box: Any, turn: int | None) -> tuple[float, float, float, float]:
    """Left, right, base and height of a letter in points, after turning the page back by so many quarters."""
    if not turn:
        return box.left, box.right, y, box.top - box.bottom
    if turn == 2:
        return -box.right, -box.left, -y, box.top - box.bottom
    sides = (box.bottom, box.top) if turn == 1 else (-box.top, -box.bottom)
    return *sides, -x if turn == 1 else x, box.right - box.left


def _font(textpage: Any, index: int) -> tuple[str, bool]:
    """The name of a letter's font in small letters, and whether it is bold."""
    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage, index, name, len(name), flags)
    font = name.value.decode("utf-8", "replace").lower()
    weight = pdfium.FPDFText_GetFontWeight(textpage, index)
    return font, bool(flags.value & _FORCE_BOLD) or weight >= _BOLD_WEIGHT or any(mark in font for mark in _BOLD_NAMES)
