"""A posting's plain text as headings, lists and paragraphs, so that every form of it shows the same parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

_BULLET = re.compile(r"^\s*(?:[-*–—](?=\s)|[•▪◦‣·●○■□➢➤►✓✔\uf000-\uf0ff])\s*(?=\S)")
_MARKUP = re.compile(r"^[#*_\s]+|[*_#\s]+$")
_WORDS, _LENGTH, _COMMAS = 10, 80, 2


class Part(StrEnum):
    """What a line is to a reader."""

    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Laid:
    """One line and what it is."""

    part: Part
    words: str


def laid_out(text: str, title: str = "") -> tuple[Laid, ...]:
    """The lines of a posting; its first line is the title where it is one.

    >>> [str(line.part) for line in laid_out("Baker\\n\\nWhat you'll do\\n\\n- Bake bread\\n", "Baker")]
    ['title', 'heading', 'item']
    """
    return tuple(_laid(text.split("\n"), title))


def _laid(lines: Sequence[str], title: str) -> Iterator[Laid]:
    heading_before = False
    for n, line in enumerate(lines):
        words = line.strip()
        if not words:
            continue
        if n == 0 and title and words.casefold() == title.strip().casefold():
            part = Part.TITLE
        elif bullet := _BULLET.match(line):
            part, words = Part.ITEM, line[bullet.end() :].strip()
        else:
            part = Part.HEADING if not heading_before and _is_heading(words, lines, n) else Part.WORDS
        heading_before = part is Part.HEADING
        yield Laid(part, _MARKUP.sub("", words).replace("**", "") or words)


def _is_heading(words: str, lines: Sequence[str], n: int) -> bool:
    """A short line without a full stop that stands alone over something else."""
    if len(words) > _LENGTH or len(words.split()) > _WORDS or words.endswith((".", ",", ";", "!", ")")):
        return False
    if words.count(",") > _COMMAS or re.search(r"[.!?] |: \S|[$€£]\s?\d|https?://", words):
        return False
    alone = n > 0 and not lines[n - 1].strip()
    after = next((line for line in lines[n + 1 :] if line.strip()), "")
    over_list = bool(_BULLET.match(after)) and bool(lines[n + 1].strip() or alone)
    stands_over = n + 1 < len(lines) and not lines[n + 1].strip() and bool(after)
    return words.startswith("#") or over_list or (alone and (stands_over or words.endswith(":")))


def in_runs(lines: Sequence[Laid]) -> Iterator[tuple[Part, tuple[str, ...]]]:
    """The lines in order, items that follow each other as one list."""
    items: list[str] = []
    for line in lines:
        if line.part is Part.ITEM:
            items.append(line.words)
            continue
        if items:
            yield Part.ITEM, tuple(items)
            items = []
        yield line.part, (line.words,)
    if items:
        yield Part.ITEM, tuple(items)
