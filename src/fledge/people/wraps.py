"""Which lines of a file go on with the line before them, and which only look so: lists of names, headings, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(slots=True)
class _Row:
    """One row of a block: where it stands, what it seems to be, and how many names and other words it holds."""

    start: int
    end: int
    kind: str
    names: int
    words: int


def apart(text: str, block: Block, inside: list[Hit], known: Headings) -> Iterator[Block]:
    """A block cut where one of its rows is no part of a sentence: a heading, a dated line, a list of names.

    Whatever stands under a line of prose, its own evidence stays its own.
    """
    if text.find("\n", block.start, block.end) < 0:
        yield block
        return
    rows = list(_rows(text, block, inside, known))
    first, names, words = 0, rows[0].names, rows[0].words
    for n in range(1, len(rows)):
        names, words = names + rows[n].names, words + rows[n].words
        if _parts(text, rows, n, listed=names >= words):
            yield Block(rows[first].start, rows[n - 1].end, block.bullet and not first)
            first, names, words = n, rows[n].names, rows[n].words
    yield Block(rows[first].start, block.end, block.bullet and not first) if first else block


def _rows(text: str, block: Block, inside: list[Hit], known: Headings) -> Iterator[_Row]:
    at, hits = block.start, iter(inside)
    hit = next(hits, None)
    for row in text[block.start : block.end].split("\n"):
        start = at + len(row) - len(row.lstrip())
        end = start + len(row.strip())
        own = []
        while hit and hit.start < end:
            if hit.end <= end and (hit.pattern.plain or hit.pattern.guarded):
                own.append(hit)
            hit = next(hits, None)
        if start < end:
            yield _row(text, start, end, own, known)
        at += len(row) + 1


def _row(text: str, start: int, end: int, own: list[Hit], known: Headings) -> _Row:
    row = text[start:end]
    label = LABEL.match(row)
    body = start + (label.end() if label else 0)
    names, words = _counted(text, body, end, own)
    kind = "prose"
    if row[0].isupper() and known.section(row):
        kind = "heading"
    elif _YEARS.search(row) and len(row.split()) <= _HEAD and not row[0].islower():
        kind = "dated"
    elif names and (
        (names >= _NAMES and names > words)
        or _is_short(text[body:end], labelled=label is not None, named=names > words)
    ):
        kind = "list"
    return _Row(start, end, kind, names, words)


def _is_short(body: str, *, labelled: bool, named: bool) -> bool:
    """Whether a row is nothing but short items: two after a label, three of one word, most of them names, or five."""
    parts = [len(part.split()) for part in ITEMS.split(body.rstrip(" .")) if part.strip()]
    longest = max(parts, default=0)
    least = 2 if labelled else _NAMES if named and longest == 1 else _ITEMS
    return len(parts) >= least and longest <= _ITEM


def _counted(text: str, start: int, end: int, own: list[Hit]) -> tuple[int, int]:
    """How many names a stretch holds, and how many words besides."""
    names, words, at = 0, 0, start
    for hit in own:
        if hit.start >= at:
            words += words_besides(text[at : hit.start])
            names, at = names + 1, hit.end
    return names, words + words_besides(text[at:end])


def _parts(text: str, rows: list[_Row], n: int, *, listed: bool) -> bool:
    """Whether a row begins something of its own; ``listed`` says that with it all would be more names than words."""
    row, before = rows[n], rows[n - 1]
    if before.kind in ("heading", "dated"):
        return True
    is_open = _is_open(text, before.start, before.end) or _JOINED.match(text, row.start, row.end) is not None
    if row.kind in ("heading", "dated"):
        return not is_open
    if row.kind == "list":
        return before.kind != "list" and (listed or not is_open)
    if before.kind == "list":
        return not is_open and row.words >= _SAID
    heads = n + 1 < len(rows) and rows[n + 1].kind == "dated" and not is_open
    return heads and text[row.start].isupper() and len(text[row.start : row.end].split()) <= _HEAD // 2
