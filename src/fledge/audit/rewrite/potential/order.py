"""In which order things are learned: the heart of the role first, and what others need before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from fledge.facts import FactBook, Kind
from fledge.posting import Mention


def in_order(kinds: Mapping[str, list[Mention]], book: FactBook, most: int) -> list[tuple[str, list[Mention]]]:
    """The heart of the role first; in it what others need before them, and techniques before tools."""
    members = {label: {m.skill for m in ms} for label, ms in kinds.items()}
    needed = {label: _needs(skills, book) for label, skills in members.items()}

    weight = Counter(book[skill].pack for skills in members.values() for skill in skills)

    def before(label: str) -> tuple[int, int, bool, int]:
        pack = book[kinds[label][0].skill].pack
        under = sum(1 for other, skills in members.items() if other != label and skills & needed[label])
        tools = all(m.kind is Kind.TOOL for m in kinds[label])
        return -weight[pack], under, tools, min(m.at.start for m in kinds[label])

    fullest = sorted(kinds, key=lambda label: (-min(len(members[label]), 2), min(m.at.start for m in kinds[label])))
    return [(label, kinds[label]) for label in sorted(fullest[:most], key=before)]


def _needs(skills: Iterable[str], book: FactBook) -> set[str]:
    """Everything that must be known before, at any remove."""
    found: set[str] = set()
    waiting = [*skills]
    while waiting:
        skill = waiting.pop()
        fresh = {*book.needs_of(skill), *book.wholes_of(skill)} - found
        found |= fresh
        waiting += fresh
    return found
