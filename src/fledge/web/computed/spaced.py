"""Lines taken from two versions of a text → one text, with the empty lines that each had around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ITEM = re.compile(r"\s*[-*•–]\s")


@dataclass(frozen=True, slots=True)
class _Gaps:
    """A line with how many empty lines stood before and after it."""

    words: str
    before: int
    after: int


class _Reader:
    """Walks through a text and finds its lines in order."""

    def __init__(self, text: str) -> None:
        self.lines = _with_gaps(text)
        self.at = 0

    def next(self, words: str) -> _Gaps:
        """The next line with these words; one that is not there has no empty lines around it."""
        for n in range(self.at, len(self.lines)):
            if self.lines[n].words.strip() == words.strip():
                self.at = n + 1
                return _Gaps(words, self.lines[n].before, self.lines[n].after)
        return _Gaps(words, 0, 0)


def _with_gaps(text: str) -> list[_Gaps]:
    found: list[_Gaps] = []
    empty = 0
    for line in text.strip("\n").split("\n"):
        if not line.strip():
            empty += 1
            continue
        if found:
            found[-1] = _Gaps(found[-1].words, found[-1].before, empty)
        found.append(_Gaps(line, empty, 0))
        empty = 0
    return found


def spaced(lines: Iterable[tuple[str | None, str | None, bool]], *, old: str, new: str) -> str:
    r"""The chosen lines as one text; each is given as old words, new words, and whether the new ones are taken.

    >>> spaced([("A", "A", True), ("- b", None, False), (None, "C", True)], old="A\n- b\n", new="A\n\nC\n")
    'A\n- b\n\nC\n'
    """
    was, becomes = _Reader(old), _Reader(new)
    kept: list[_Gaps] = []
    for before, after, is_new in lines:
        one = None if before is None else was.next(before)
        other = None if after is None else becomes.next(after)
        if taken := (other if is_new else one):
            kept.append(taken)
    said = [taken.words for taken in kept[:1]]
    for last, line in zip(kept, kept[1:], strict=False):
        said += [""] * _between(last, line) + [line.words]
    return "\n".join(said) + "\n"


def _between(last: _Gaps, line: _Gaps) -> int:
    """As many empty lines as either had there; none inside a list."""
    if _ITEM.match(last.words) and _ITEM.match(line.words):
        return min(last.after, line.before)
    return max(last.after, line.before)
