"""Text → blocks: the logical lines of a text, whether it came as a list or was wrapped at some column."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLET = re.compile(r"(?:(?:[-*•▪◦‣·●○■□➢➤►✓✔»–—o\uf000-\uf0ff]|\d{1,2}[.)])\s+|[•▪◦●■➢►·\uf000-\uf0ff]\s*)+(?=\S)")
#: A line of nothing but these says nothing.
_LONE = frozenset("-*•▪◦‣·●○■□➢➤►✓✔✗»–—\uf0b7\uf0a7")
_WRAP_LIMIT = 130


@dataclass(slots=True)
class Block:
    """A logical line: one bullet, one heading or one paragraph, re-joined if it was wrapped."""

    start: int
    end: int
    bullet: bool


def blocks(text: str) -> list[Block]:
    """The logical lines of a text."""
    lines = text.split("\n")
    width = _wrap_width(lines)
    found: list[Block] = []
    at = 0
    last_length = -1
    for line in lines:
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped[0])
            body = start
            if not stripped[0].isalpha() or stripped[0] == "o":
                marker = _BULLET.match(text, start, at + len(line))
                body = marker.end() if marker else start
            end = start + len(stripped)
            if stripped[0] in _LONE and all(word in _LONE for word in stripped.split()):
                body = end
            if width and last_length > 0 and body == start and _continues(stripped, last_length, width):
                found[-1].end = end
            elif body < end:
                found.append(Block(body, end, body > start))
            last_length = len(line)
        else:
            last_length = -1
        at += len(line) + 1
    return found


def _wrap_width(lines: list[str]) -> int:
    """The column at which a text was wrapped, 0 if it was not."""
    lengths = [len(line) for line in lines if line]
    widest = max(lengths, default=0)
    if len(lengths) < 4 or not 30 <= widest <= _WRAP_LIMIT:
        return 0
    near = sum(1 for length in lengths if length > widest * 0.8)
    return widest if near >= max(3, len(lengths) * 0.25) else 0


def _continues(line: str, last_length: int, width: int) -> bool:
    """Whether the first word of this line would not have fitted on the line before it."""
    first = line.split(" ", 1)[0]
    return last_length + 1 + len(first) > width - 1
