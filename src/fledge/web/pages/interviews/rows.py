"""A scorecard's lines: each criterion with its five sentences, the number given and what was heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fledge.web.computed.kits import Rated
from fledge.web.store.queries.scorecards import Given

#: What the whole conversation is worth, in the interviewer's own view.
WHOLE = (
    "What I heard falls far short of what the work needs.",
    "Less than the work needs, and it is not clear how that would be learned.",
    "Some of what the work needs; the rest could be learned with help.",
    "Most of what the work needs, shown by examples.",
    "All that I asked for, shown by examples, with more besides.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to rate: five sentences, the number given, and what was heard."""

    id: str
    called: str
    ask: str
    settles: str
    anchors: Sequence[str]
    rate: int | None
    note: str = ""
    follow_ups: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    is_first_of: str = ""

    @property
    def choices(self) -> tuple[tuple[int, str], ...]:
        """Each number with its sentence."""
        return tuple(enumerate(self.anchors, 1))

    @property
    def says(self) -> str:
        """The sentence of the number given."""
        return self.anchors[self.rate - 1] if self.rate else ""


def rows(criteria: Sequence[Rated], given: Given) -> list[Row]:
    """The lines of a card in the order of the kit; the first of each way of assessing says which it is."""
    found, before = list[Row](), ""
    for one in criteria:
        rate, note = given.ratings.get(one.id), given.notes.get(one.id, "")
        first = one.method if one.method != before else ""
        before = one.method
        found.append(
            Row(one.id, one.called, one.ask, one.settles, one.anchors, rate, note, one.follow_ups, one.good, first)
        )
    return found
