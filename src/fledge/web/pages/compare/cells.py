"""The cells of the grid as HTML: hundreds on a page, so that they are joined here and not by a template."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from fledge.web.computed.compared import Cell, Compared, Row


def cells_of(row: Row) -> SafeString:
    """One requirement across everybody: a sign, its words, and the line for whoever points at it or goes there."""
    return _joined(_cell(one) for one in row.cells)


def _cell(one: Cell) -> str:
    sign = f'<span aria-hidden="true">{one.sign}</span><span class="hidden">{escape(one.words)}</span>'
    if not one.quote:
        return f'<td class="{one.how}">{sign}</td>'
    return f'<td class="{one.how}" tabindex="0">{sign}<span class="line">{escape(one.quote)}</span></td>'


def lines_of(found: Compared, at: int) -> SafeString:
    """One person down all requirements, for phones and for reading one after another."""
    return _joined(_line(row.label, row.cells[at]) for row in found.rows)


def _line(label: str, one: Cell) -> str:
    quote = f"<q>{escape(one.quote)}</q>" if one.quote else ""
    says = f'<span class="{one.how}">{one.sign} {escape(one.words)}</span>'
    return f"<div><dt>{escape(label)}</dt><dd>{says}{quote}</dd></div>"


def _joined(parts: Iterable[str]) -> SafeString:
    """Parts in which everything that anybody wrote is escaped."""
    return SafeString("".join(parts))
