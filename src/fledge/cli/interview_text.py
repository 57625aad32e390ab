"""An interview kit for the terminal: plain lines, to be read or piped into a pager."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from fledge.match.interview import Kit
from fledge.publish.kit_blocks import Block, Heading, Items, Table, ToFill, Words, kit_blocks
from fledge.publish.plain import fit

_WIDTH = 80
_MARKS = {1: "=", 2: "-"}


def as_text(kit: Kit) -> str:
    """The kit, wrapped; anchors stand behind their numbers."""
    return (
        fit("\n\n".join("\n".join(_lines(block)) for block in kit_blocks(kit) if not isinstance(block, ToFill))) + "\n"
    )


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, words):
            wrapped = textwrap.wrap(words, _WIDTH)
            yield from wrapped
            if level in _MARKS:
                yield _MARKS[level] * min(_WIDTH, len(wrapped[-1]))
        case Words(words, spoken):
            indent = "    " if spoken else ""
            yield from textwrap.wrap(words, _WIDTH, initial_indent=indent, subsequent_indent=indent)
        case Items(over, items):
            if over:
                yield over
            for item in items:
                yield from _hanging("- ", item)
        case Table(head, rows):
            yield from _rows(head, rows)


def _rows(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    """A number and its sentence, or a criterion with the sentences beneath it."""
    for first, *cells in rows:
        if len(cells) == 1:
            yield from _hanging(f"{first}  ", cells[0])
        else:
            yield first[:1].upper() + first[1:]
            for number, words in zip(head[1:], cells, strict=True):
                yield from _hanging(f"{number}  ", words)


def _hanging(mark: str, words: str) -> list[str]:
    return textwrap.wrap(words, _WIDTH, initial_indent=f"  {mark}", subsequent_indent="  " + " " * len(mark))
