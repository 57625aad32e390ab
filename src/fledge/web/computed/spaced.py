"""Lines taken from two versions of a text → one text, with the empty lines that each had around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_ITEM = re.compile(r"\s*[-*•–]\s")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands among the lines of a text, and how many empty lines stand before and after it."""

    at: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class _Taken:
    """A chosen line, with its place in the new text and in the old one, where it has one there."""

    words: str
    is_new: bool
    places: tuple[_Place | None, _Place | None]

    @property
    def own(self) -> _Place:
        """Its place in the text that it was taken from."""
        return self.places[0 if self.is_new else 1] or _Place(-1, 0, 0)


def spaced(lines: Iterable[tuple[str | None, str | None, bool]], *, old: str, new: str) -> str:
    r"""The chosen lines as one text; each is given as old words, new words, and whether the new ones are taken.

    >>> spaced([("A", "A", True), ("- b", None, False), (None, "C", True)], old="A\n- b\n", new="A\n\nC\n")
    'A\n- b\n\nC\n'
    """
    kept = list(_taken(lines, old, new))
    said = [line.words for line in kept[:1]]
    for last, line in zip(kept, kept[1:], strict=False):
        said += [""] * _between(last, line) + [line.words]
    return "\n".join(said) + "\n"


def _taken(lines: Iterable[tuple[str | None, str | None, bool]], old: str, new: str) -> Iterator[_Taken]:
    was, becomes = _places(old), _places(new)
    for before, after, is_new in lines:
        places = (None if after is None else next(becomes, None), None if before is None else next(was, None))
        words = after if is_new else before
        if words is not None:
            yield _Taken(words, is_new, places)


def _places(text: str) -> Iterator[_Place]:
    """The place of each line that is not empty, in order."""
    lines = text.strip("\n").split("\n")
    full = [n for n, line in enumerate(lines) if line.strip()]
    for at, n in enumerate(full):
        before = n - full[at - 1] - 1 if at else 0
        after = full[at + 1] - n - 1 if at + 1 < len(full) else 0
        yield _Place(at, before, after)


def _between(last: _Taken, line: _Taken) -> int:
    """As many empty lines as where they follow each other; else as many as either has there, but few inside a list."""
    for one, other in zip(last.places, line.places, strict=True):
        if one and other and other.at == one.at + 1:
            return other.before
    either = (last.own.after, line.own.before)
    return min(either) if _ITEM.match(last.words) and _ITEM.match(line.words) else max(either)
