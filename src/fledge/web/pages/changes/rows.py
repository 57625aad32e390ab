"""A proposal's lines as a page shows them: changed ones side by side, the others quietly between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from fledge.audit.rewrite import Rewrite
from fledge.web.computed.sides import Said, sides
from fledge.web.store.models import SignOff
from fledge.web.store.queries.proposals import Agreed


@dataclass(frozen=True, slots=True)
class Changed:
    """One changed line: its number, both sides, and what people said of it.

    ``mine`` is the last word of whoever looks. ``is_twin`` is the second place of a line that moves: it is decided
    at the first one.
    """

    number: int
    key: str
    before: tuple[Said, ...]
    after: tuple[Said, ...]
    because: str
    stands: str
    words: tuple[SignOff, ...]
    mine: SignOff | None
    is_moved: bool = False
    is_twin: bool = False
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the decisions are; ``waiting`` are the keys of open lines."""

    changed: int
    agreed: int
    refused: int
    waiting: tuple[str, ...]

    @property
    def decided(self) -> int:
        """How many lines are decided."""
        return self.agreed + self.refused


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring lines: either changed ones or such as stay."""

    changed: tuple[Changed, ...]
    same: tuple[str, ...]


def stretches(lines: Iterable[Agreed], rewrite: Rewrite, *, who: int) -> tuple[Stretch, ...]:
    """All lines in reading order; empty ones are left out."""
    full = [one for one in lines if (one.line.before or one.line.after or "").strip()]
    numbered = _numbered(full, rewrite, who)
    found = []
    for is_changed, some in groupby(full, key=lambda one: bool(one.line.key)):
        if is_changed:
            found.append(Stretch(tuple(next(numbered) for _ in some), ()))
        else:
            found.append(Stretch((), tuple(_shown(one.line.after or one.line.before) or "" for one in some)))
    return tuple(found)


def _numbered(lines: Iterable[Agreed], rewrite: Rewrite, who: int) -> Iterator[Changed]:
    numbers: dict[str, int] = {}
    for one in lines:
        key = one.line.key
        if key:
            is_twin = key in numbers
            number = numbers.setdefault(key, len(numbers) + 1)
            yield _changed(one, rewrite, number=number, is_twin=is_twin, who=who)


def _changed(one: Agreed, rewrite: Rewrite, *, number: int, is_twin: bool, who: int) -> Changed:
    line = one.line
    before, after = sides(_shown(line.before), _shown(line.after), blanks=rewrite.blanks)
    last = one.last
    mine = next((word for word in last if word.by_id == who), None)
    return Changed(
        number, line.key, before, after, line.because, one.stands, last, mine, line.is_moved, is_twin, line.is_title
    )


def _shown(words: str | None) -> str | None:
    """A line as readers know it: an item of a list has a dot."""
    said = (words or "").strip()
    return f"• {said[2:].lstrip()}" if said.startswith("- ") else words


def standing(lines: Iterable[Agreed]) -> Standing:
    """How many changed lines are agreed to, refused and open; a line that moves counts once."""
    stands = {one.line.key: one.stands for one in lines if one.line.key}
    counts = Counter(stands.values())
    waiting = tuple(key for key, where in stands.items() if where == "open")
    return Standing(len(stands), counts["agreed"], counts["refused"], waiting)
