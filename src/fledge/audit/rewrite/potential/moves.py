"""Old lines and new lines side by side, in reading order, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from fledge.audit.rewrite.rewritten import Change


@dataclass(frozen=True, slots=True)
class Written:
    """A line of the new text. ``unit`` is the number of the original line that it keeps or mends; None where it is new.

    ``stands_for`` are the lines of the outline whose words it takes up; ``tight`` says that
    no empty line stands before it.
    """

    words: str
    because: str = ""
    unit: int | None = None
    bullet: bool = False
    heading: bool = False
    stands_for: tuple[int, ...] = ()
    tight: bool = False

    @property
    def shown(self) -> str:
        """As it stands in the text."""
        return f"- {self.words}" if self.bullet else self.words


@dataclass(frozen=True, slots=True)
class Old:
    """A line of the original, and why it would be gone."""

    words: str
    because: str


def changes(old: Sequence[Old], new: Sequence[Written]) -> tuple[Change, ...]:
    """Every line of both texts; lines that were moved stand at both places."""
    keys = [str(line.unit) if line.unit is not None else f"new {n}" for n, line in enumerate(new)]
    kept = set(keys)
    found: list[Change] = []
    matcher = SequenceMatcher(None, [str(n) for n in range(len(old))], keys, autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            found += (_kept(old[n], new[m]) for n, m in zip(range(a, b), range(c, d), strict=True))
            continue
        found += (Change(old[n].words, None, _MOVED_DOWN if str(n) in kept else old[n].because) for n in range(a, b))
        found += (Change(None, line.shown, line.because or _MOVED_HERE) for line in new[c:d])
    return tuple(found)


def _kept(old: Old, new: Written) -> Change:
    return Change(old.words, new.shown, "" if old.words == new.shown else new.because or _MARKS)


_MOVED_DOWN = "Kept in its own words; it stands elsewhere now, where a reader looks for it."
_MOVED_HERE = "Kept in its own words, moved here."
_MARKS = "The same words without leftover marks."
