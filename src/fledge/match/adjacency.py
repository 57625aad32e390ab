"""How far what somebody can do carries over to what they have not done: never all the way, not both ways alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fledge.facts import FactBook

#: Credit for a neighbouring skill stays below one: old habits interfere with new tools (Shrestha et al. 2020).
CAP = 0.9


@dataclass(frozen=True, slots=True)
class Because:
    """One skill somebody has, how much of the wanted one it carries, and why."""

    skill: str
    weight: float
    reason: str


@dataclass(frozen=True, slots=True)
class Credit:
    """What a set of skills is worth towards one that is not among them: 0 to :data:`CAP`, strongest reason first."""

    skill: str
    value: float
    because: tuple[Because, ...]


class Adjacency:
    """Which skill carries over to which, and how far.

    ``ways`` are (from, to, weight in 0..1, reason). A credit is a noisy-or over everything that is held: each held
    skill is one more chance that the wanted one comes easily, and weak evidence of it a smaller one.
    """

    def __init__(self, ways: Iterable[tuple[str, str, float, str]]) -> None:
        self._into: dict[str, dict[str, Because]] = {}
        for one, other, weight, reason in ways:
            known = self._into.setdefault(other, {})
            if one not in known or known[one].weight < weight:
                known[one] = Because(one, weight, reason)

    def credit(self, skill: str, held: Mapping[str, float]) -> Credit:
        """What ``held`` (skill id → strength of its evidence, 0 to 1) is worth towards ``skill``."""
        ways = self._into.get(skill, {})
        shown = [(ways[have], strength) for have, strength in held.items() if have in ways and have != skill]
        missing = 1.0
        for way, strength in shown:
            missing *= 1 - way.weight * strength
        because = sorted(
            (Because(w.skill, w.weight * s, w.reason) for w, s in shown), key=lambda b: (-b.weight, b.skill)
        )
        return Credit(skill, min(CAP, 1 - missing), tuple(because))

    def reachable(self, held: Iterable[str]) -> Iterator[str]:
        """Every skill that something held leads to and that is not held itself."""
        have = set(held)
        return (skill for skill, ways in self._into.items() if skill not in have and not have.isdisjoint(ways))


def curated(book: FactBook) -> Adjacency:
    """The adjacency that the skill book's own relations say: substitutes, wholes and parts, prerequisites."""
    return Adjacency(_ways(book))


_SUBSTITUTES, _PART, _WHOLE, _NEEDED = 0.6, 0.3, 0.5, 0.15


def _ways(book: FactBook) -> Iterator[tuple[str, str, float, str]]:
    for relation in book.relations:
        one, other = relation.one, relation.other
        if relation.kind == "substitutes":
            yield one, other, _SUBSTITUTES, relation.because
        elif relation.kind == "part_of":
            yield one, other, _WHOLE, f"{book[one].name} is part of {book[other].name}"
            yield other, one, _PART, f"{book[one].name} is part of {book[other].name}"
        else:
            yield other, one, _NEEDED, f"{book[one].name} builds on it: {relation.because}"
