"""Two versions of a posting, line by line: what went, what came, and what stayed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Lines around a change that are shown with it; longer runs that stayed are folded.
_AROUND = 2
#: Changed stretches of more lines than this, and longer lines, are shown whole instead of word by word.
_MOST_LINES, _LONGEST = 1500, 600
#: The same for stretches of more characters.
_MOST_CHARACTERS = 20_000
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
#: Less alike than this, two lines are two lines and not one that was changed.
_ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line, and whether they are what is different in it."""

    words: str
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line: ``kind`` is same, gone or new."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring lines; ``folded`` where they all stayed and nothing beside them changed."""

    rows: tuple[Row, ...]
    folded: bool = False


def compared(before: str, after: str) -> tuple[Run, ...]:
    """What changed from one text to the other, in reading order; empty where they are the same."""
    old, new = before.strip("\n").split("\n"), after.strip("\n").split("\n")
    if old == new:
        return ()
    rows = tuple(_rows(old, new))
    return tuple(_folded(rows))


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """What both begin and end with is set aside first, so that long texts with few changes are quick."""
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    yield from map(_same, old[:start])
    yield from _changed(old[start : len(old) - end], new[start : len(new) - end])
    yield from map(_same, old[len(old) - end :])


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(old), len(new)))


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    if len(old) + len(new) > _MOST_LINES:
        yield from _replaced(old, new, by_word=False)
        return
    for kind, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            yield from map(_same, old[i:j])
        else:
            short = sum(map(len, (*old[i:j], *new[k:m]))) <= _MOST_CHARACTERS
            yield from _replaced(old[i:j], new[k:m], by_word=short and j - i == m - k)


def _replaced(old: Sequence[str], new: Sequence[str], *, by_word: bool) -> Iterator[Row]:
    if not by_word:
        yield from (Row("gone", (Piece(line),)) for line in old)
        yield from (Row("new", (Piece(line),)) for line in new)
        return
    for one, other in zip(old, new, strict=True):
        yield from _by_word(one, other)


def _by_word(old: str, new: str) -> tuple[Row, Row]:
    words, others = _WORD.findall(old), _WORD.findall(new)
    if max(len(old), len(new)) > _LONGEST:
        return Row("gone", (Piece(old),)), Row("new", (Piece(new),))
    matcher = SequenceMatcher(None, words, others)
    if matcher.ratio() < _ALIKE:
        return Row("gone", (Piece(old),)), Row("new", (Piece(new),))
    codes = matcher.get_opcodes()
    gone = tuple(Piece("".join(words[i:j]), kind != "equal") for kind, i, j, _, _ in codes if i < j)
    come = tuple(Piece("".join(others[k:m]), kind != "equal") for kind, _, _, k, m in codes if k < m)
    return Row("gone", gone), Row("new", come)


def _same(line: str) -> Row:
    return Row("same", (Piece(line),))


def _folded(rows: Sequence[Row]) -> Iterator[Run]:
    near = _near_changes(rows)
    start = 0
    for n in range(1, len(rows) + 1):
        if n == len(rows) or near[n] != near[start]:
            yield Run(tuple(rows[start:n]), folded=not near[start])
            start = n


def _near_changes(rows: Sequence[Row]) -> list[bool]:
    near = [False] * len(rows)
    for n, row in enumerate(rows):
        if row.kind != "same":
            near[max(n - _AROUND, 0) : n + _AROUND + 1] = [True] * len(near[max(n - _AROUND, 0) : n + _AROUND + 1])
    return near
