"""The cells of the grid as HTML: hundreds on a page, so that they are joined here and not by a template."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from fledge.web.computed.compared import Cell, Compared, Row

_CELL = '<td class="{}"{}><span aria-hidden="true">{}</span><span class="hidden">{}</span>{}</td>'
_LINE = '<div><dt>{}</dt><dd><span class="{}">{} {}</span>{}</dd></div>'
_FOCUS = SafeString(' tabindex="0"')


def cells_of(row: Row) -> SafeString:
    """One requirement across everybody: a sign, its words, and the line for whoever points at it or goes there."""
    return format_html_join(
        "", _CELL, ((c.how, _FOCUS if c.quote else "", c.sign, c.words, _line(c)) for c in row.cells)
    )


def _line(cell: Cell) -> SafeString | str:
    return format_html('<span class="line">{}</span>', cell.quote) if cell.quote else ""


def lines_of(found: Compared, at: int) -> SafeString:
    """One person down all requirements, for phones and for reading one after another."""
    cells = ((row.label, row.cells[at]) for row in found.rows)
    return format_html_join("", _LINE, ((label, c.how, c.sign, c.words, _quote(c)) for label, c in cells))


def _quote(cell: Cell) -> SafeString | str:
    return format_html("<q>{}</q>", cell.quote) if cell.quote else ""
