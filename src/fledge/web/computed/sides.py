"""Two versions of a line → the words of each, those that differ and the places to fill in told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\[[^\[\]\n]{1,120}\]|\w+|\s+|[^\w\s]")
#: Lines with fewer words in common than this are two different lines, and marking words in them helps nobody.
_ALIKE = 0.35


@dataclass(frozen=True, slots=True)
class Said:
    """Words of one side; ``kind`` is "blank" for a place to fill in, "new" for words that the other side lacks."""

    words: str
    kind: str = ""


def sides(before: str | None, after: str | None, *, blanks: tuple[str, ...] = ()) -> tuple[tuple[Said, ...], ...]:
    """The old and the new side of a line; a side that there is not is empty.

    >>> [said.words for said in sides("5+ years of Rust", "4+ years of Rust")[1] if said.kind]
    ['4']
    """
    old, new = (_WORD.findall((side or "").strip()) for side in (before, after))
    match = SequenceMatcher(None, old, new, autojunk=False)
    alike = bool(old and new) and match.ratio() >= _ALIKE
    same = match.get_matching_blocks() if alike else []
    in_old = {n for block in same for n in range(block.a, block.a + block.size)}
    in_new = {n for block in same for n in range(block.b, block.b + block.size)}
    if not alike:
        in_old, in_new = set(range(len(old))), set(range(len(new)))
    return _side(old, in_old, ()), _side(new, in_new, blanks)


def _side(words: list[str], same: set[int], blanks: tuple[str, ...]) -> tuple[Said, ...]:
    return tuple(_joined(Said(word, _kind(n, word, same, blanks)) for n, word in enumerate(words)))


def _kind(n: int, word: str, same: set[int], blanks: tuple[str, ...]) -> str:
    return "blank" if word in blanks else "" if n in same or word.isspace() else "new"


def _joined(words: Iterator[Said]) -> Iterator[Said]:
    """Neighbours of one kind as one; white space between words that differ belongs to them."""
    last: Said | None = None
    for word in words:
        if last and (last.kind == word.kind or (word.words.isspace() and not last.words.isspace() and last.kind == "")):
            last = Said(last.words + word.words, last.kind)
            continue
        if last:
            yield last
        last = word
    if last:
        yield last
