"""An interview kit as Markdown, to keep beside the posting or to paste into your own form."""

from __future__ import annotations

from functools import singledispatch

from fledge.match.interview import Kit
from fledge.publish.kit_blocks import Heading, Items, Table, ToFill, Words, kit_blocks
from fledge.publish.plain import fit
from fledge.publish.rewrite_markdown import _words as escaped


def kit_markdown(kit: Kit) -> str:
    """The kit; whatever comes from the posting is escaped."""
    return fit("\n\n".join(_written(block) for block in kit_blocks(kit))) + "\n"


@singledispatch
def _written(block: object) -> str:
    raise TypeError(block)


@_written.register
def _(block: Heading) -> str:
    return f"{'#' * block.level} {escaped(block.words)}"


@_written.register
def _(block: Words) -> str:
    return f"> {escaped(block.words)}" if block.spoken else escaped(block.words)


@_written.register
def _(block: Items) -> str:
    items = "\n".join(f"- {escaped(item)}" for item in block.items)
    return f"**{block.over}**\n\n{items}" if block.over else items


@_written.register
def _(block: Table) -> str:
    rows = [block.head, ("---",) * len(block.head), *(tuple(map(escaped, row)) for row in block.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


@_written.register
def _(block: ToFill) -> str:
    return f"{escaped(block.what)}, number: \\_\\_\\_ In their words:"
