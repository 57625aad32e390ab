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
#: The same for stretches of more characters, or more pairs of lines.
_MOST_CHARACTERS, _MOST_PAIRS = 10_000, 400
#: What became of a line, as programs and tables read it.
CHANGES = {"same": "kept", "gone": "taken out", "new": "new"}
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
#: Less alike than this, two lines are two lines and not one that was changed.
_ALIKE = 0.55


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

    @property
    def words(self) -> str:
        """The whole line."""
        return "".join(piece.words for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring lines; ``folded`` where they all stayed and nothing beside them changed."""

    rows: tuple[Row, ...]
    folded: bool = False


def lines(before: str, after: str) -> Iterator[Row]:
    """Every line of both in reading order, those that stayed once."""
    return _rows(before.strip("\n").split("\n"), after.strip("\n").split("\n"))


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
        yield from _replaced(old, new)
        return
    for kind, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        yield from map(_same, old[i:j]) if kind == "equal" else _paired(old[i:j], new[k:m])


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    yield from (Row("gone", (Piece(line),)) for line in old)
    yield from (Row("new", (Piece(line),)) for line in new)


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    """Lines that became other lines stand together, with what is different in them; long stretches are shown whole."""
    if len(old) * len(new) > _MOST_PAIRS or sum(map(len, (*old, *new))) > _MOST_CHARACTERS:
        yield from _replaced(old, new)
        return
    after = 0
    waiting: list[str] = []
    for line in old:
        likest = max(range(after, len(new)), key=lambda n: _alikeness(line, new[n]), default=None)
        if likest is None or _alikeness(line, new[likest]) < _ALIKE:
            waiting.append(line)
            continue
        yield from _replaced(waiting, new[after:likest])
        yield from _by_word(line, new[likest])
        waiting, after = [], likest + 1
    yield from _replaced(waiting, new[after:])


def _alikeness(one: str, other: str) -> float:
    if not one.strip() or not other.strip() or max(len(one), len(other)) > _LONGEST:
        return 0.0
    return SequenceMatcher(None, _WORD.findall(one), _WORD.findall(other)).ratio()


def _by_word(old: str, new: str) -> tuple[Row, Row]:
    words, others = _WORD.findall(old), _WORD.findall(new)
    codes = SequenceMatcher(None, words, others).get_opcodes()
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
