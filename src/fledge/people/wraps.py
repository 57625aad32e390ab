"""Which lines of a file go on with the line before them, and which only look so: lists of names, headings, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.people.headings import Headings
from fledge.people.listed import ITEMS, LABEL, words_besides
from fledge.posting.blocks import Block
from fledge.posting.wording import Hit

_SHORT = 40
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_YEARS = re.compile(
    r"\b(?:19|20)\d\d\b.{0,12}(?:[-–—]|\bto\b).{0,12}(?:\b(?:19|20)\d\d\b|\b(?:present|now|current|date)\b)", re.I
)
_JOINING = r"(?:and|or|with|in|on|to|of|for|by|from|at|as|the|an?|using|via|into|like|including|between|over)"
_OPEN = re.compile(rf"(?:[,(/&+]|\b{_JOINING})$", re.I)
_JOINED = re.compile(rf"(?:[&+]|{_JOINING}\b)")
#: So many names, or so many short items, make a row a list; an item has at most so many words.
_NAMES, _ITEMS, _ITEM = 3, 5, 3
#: A row that goes on with a list has fewer words than this, and a row that heads a role at most so many.
_SAID, _HEAD = 4, 14


def joined(text: str, found: list[Block]) -> Iterator[Block]:
    """Blocks with what was wrapped joined again: a line goes on where a long one did not end."""
    open_one: Block | None = None
    for block in found:
        if open_one and not block.bullet and _goes_on(text, open_one, block):
            open_one.end = block.end
            continue
        if open_one:
            yield open_one
        open_one = block
    if open_one:
        yield open_one


def _goes_on(text: str, before: Block, block: Block) -> bool:
    """With a small letter; under a bullet also with a capital, where the line was left open or stands as far in."""
    if text[before.end - 1] in ".:;!?" or text.count("\n", before.end, block.start) > 1:
        return False
    last = text.rfind("\n", before.start, before.end) + 1
    if before.end - max(before.start, last) <= _SHORT:
        return False
    if text[block.start].islower():
        return True
    row = text[block.start : block.end]
    if not before.bullet or _YEAR.search(row) or LABEL.match(row):
        return False
    return _is_open(text, before.start, before.end) or _column(text, block) == _column(text, before) > 0


def _column(text: str, block: Block) -> int:
    return block.start - text.rfind("\n", 0, block.start) - 1


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a row ends where no sentence can."""
    return _OPEN.search(text[max(start, end - 16) : end]) is not None


def apart(text: str, block: Block, inside: list[Hit], known: Headings) -> Iterator[Block]:
    """A block cut where one of its rows is no part of a sentence: a heading, a dated line, a list of names.

    Whatever stands under a line of prose, its own evidence stays its own.
    """
    if text.find("\n", block.start, block.end) < 0:
        yield block
        return
    rows = list(_rows(text, block))
    kinds = [_kind(text, start, end, inside, known) for start, end in rows]
    first, bullet = block.start, block.bullet
    for n in range(1, len(rows)):
        if _parts(text, rows, kinds, n, inside, first):
            yield Block(first, rows[n - 1][1], bullet)
            first, bullet = rows[n][0], False
    yield Block(first, block.end, bullet)


def _rows(text: str, block: Block) -> Iterator[tuple[int, int]]:
    at = block.start
    for row in text[block.start : block.end].split("\n"):
        bare = row.strip()
        if bare:
            start = at + row.index(bare[0])
            yield start, start + len(bare)
        at += len(row) + 1


def _kind(text: str, start: int, end: int, inside: list[Hit], known: Headings) -> str:
    row = text[start:end]
    if row[0].isupper() and known.section(row):
        return "heading"
    if len(row.split()) <= _HEAD and not row[0].islower() and _YEARS.search(row):
        return "dated"
    label = LABEL.match(row)
    body = start + (label.end() if label else 0)
    names, words = _counted(text, body, end, inside)
    parts = [len(part.split()) for part in ITEMS.split(text[body:end].rstrip(" .")) if part.strip()]
    short = names > 0 and max(parts, default=0) <= _ITEM and len(parts) >= (2 if label else _ITEMS)
    return "list" if short or (names >= _NAMES and names > words) else "prose"


def _counted(text: str, start: int, end: int, inside: list[Hit]) -> tuple[int, int]:
    """How many names a stretch holds, and how many words besides."""
    names, words, at = 0, 0, start
    for hit in inside:
        if hit.start >= at and hit.end <= end and (hit.pattern.plain or hit.pattern.guarded):
            words += words_besides(text[at : hit.start])
            names, at = names + 1, hit.end
    return names, words + words_besides(text[at:end])


def _parts(text: str, rows: list[tuple[int, int]], kinds: list[str], n: int, inside: list[Hit], first: int) -> bool:
    """Whether a row begins something of its own."""
    kind, before = kinds[n], kinds[n - 1]
    open_one = _is_open(text, *rows[n - 1]) or _JOINED.match(text, *rows[n]) is not None
    if before in ("heading", "dated"):
        return True
    if kind in ("heading", "dated"):
        return not open_one
    if kind == "list":
        if before == "list":
            return False
        names, words = _counted(text, first, rows[n][1], inside)
        return not open_one or names >= words
    if before == "list":
        return not open_one and _counted(text, *rows[n], inside)[1] >= _SAID
    heads = n + 1 < len(rows) and kinds[n + 1] == "dated" and not open_one
    return heads and text[rows[n][0]].isupper() and len(text[slice(*rows[n])].split()) <= _HEAD // 2
