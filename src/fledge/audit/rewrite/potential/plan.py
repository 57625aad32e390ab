"""Everything that the new text is made of, before it is said."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.bring import Brought
from fledge.audit.rewrite.potential.fate import Fate
from fledge.audit.rewrite.potential.learning import Learning
from fledge.audit.rewrite.potential.moves import Written
from fledge.audit.rewrite.potential.offer import Offer
from fledge.audit.rewrite.potential.outline import plain
from fledge.audit.rewrite.potential.role import Role
from fledge.audit.rewrite.potential.sorted_asks import Sorted
from fledge.audit.rewrite.potential.units import STAYS, Unit
from fledge.facts import FactBook
from fledge.posting import Posting

#: Characters around a name that a quote shows.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that the new text is made of; ``barred`` are rescued words that would still cost people."""

    posting: Posting
    book: FactBook
    role: Role
    brought: Sequence[Brought]
    learning: Learning
    offer: Offer
    units: tuple[Unit, ...]
    sorted: Sorted
    barred: frozenset[str] = frozenset()

    def numbered(self, *fates: Fate) -> list[tuple[int, Unit]]:
        """The units of some fates, with their numbers."""
        return [(n, unit) for n, unit in enumerate(self.units) if unit.fate in fates]

    def gone(self) -> list[str]:
        """The words of what is turned around."""
        return [unit.words for _, unit in self.numbered(Fate.ASK)]

    def kept(self) -> str:
        """The words of all lines that stay."""
        return "\n".join(unit.words for _, unit in self.numbered(*STAYS, Fate.CONDITION))

    def from_lines(self, skills: Collection[str]) -> str:
        """Where the original spoke of these skills, quoted; "" where it did not ask for them."""
        text = self.posting.text
        at = next((m.at.start for m in self.posting.asked() if m.skill in skills), None)
        if at is None:
            return ""
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        return _around(text[start : end if end >= 0 else len(text)], at - start)

    def heading(self, words: str, section: str, because: str) -> Written:
        """A heading of the new text in place of the original's first over the same thing."""
        over = (n for n, unit in self.numbered(Fate.HEADING) if unit.section == section)
        return Written(words, because, next(over, None), heading=True)


def _around(line: str, at: int) -> str:
    """The words of a line, or those near a place in it where it is long."""
    start = line.rfind(" ", 0, at - _NEAR) + 1 if at > _NEAR else 0
    end = line.find(" ", at + _NEAR) if len(line) > at + _NEAR else -1
    words = plain(line[start : end if end >= 0 else len(line)]).rstrip(".,;: ")
    return f"{'… ' if start else ''}{words}{' …' if end >= 0 else ''}"
