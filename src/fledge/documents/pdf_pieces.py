"""The letters that a PDF prints, gathered into the pieces in which it prints them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fledge.documents.columns import Piece

_LINE_HYPHEN = "\x02"  # what PDFium makes of a hyphen at a line's end
_SYMBOL_FONTS = ("wingding", "symbol", "dingbat", "webding")
_GAP = 1.2  # letter heights between two pieces of a line
_JUMP = 0.5  # letter heights between two lines
_UPRIGHT_RADIANS = 0.2
_FORCE_BOLD = 1 << 18


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: ``index`` in the page's text, the box in points, ``base`` the line it stands on."""

    character: str
    index: int
    left: float
    right: float
    base: float
    height: float


def pieces_of(textpage: Any, *, turned: int = 0, width: float = 0, height: float = 0) -> list[Piece]:
    """What a page prints, in the file's order. ``turned`` is the page's own rotation in degrees clockwise.

    ``textpage`` is pypdfium2's; ``width`` and ``height`` are the page's before it is turned, in points.
    Letters that stand on their side (watermarks, margins) are left out.
    """
    pieces = []
    for run in _runs(_glyphs(textpage, turned, width, height)):
        if text := "".join(glyph.character for glyph in run).strip():
            pieces.append(_piece(textpage, run, text, len(pieces)))
    return pieces


def _piece(textpage: Any, run: list[Glyph], text: str, order: int) -> Piece:
    inked = [glyph for glyph in run if not glyph.character.isspace()]
    first, last = inked[0], inked[-1]
    font, bold = _font(textpage, first.index)
    if any(name in font for name in _SYMBOL_FONTS) and not text[0].isdigit():
        text = "•" + text[1:]
    also_bold = bold and _font(textpage, last.index)[1]
    return Piece(text, first.left, last.right, first.base, max(glyph.height for glyph in inked), order, also_bold)


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


def _glyphs(textpage: Any, turned: int, width: float, height: float) -> Iterator[Glyph]:
    import pypdfium2.raw as pdfium

    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    upright = -1
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if not code:
            continue
        pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        character = "-" if chr(code) == _LINE_HYPHEN else chr(code)
        glyph = _upright(character, index, (x.value, y.value), box, (turned, width, height))
        yield glyph
