"""What stands near a skill is worth: what carries over, and that whoever works with a part works in the whole."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from fledge.facts import FactBook, Kind
from fledge.match.adjacency import Adjacency, Because, Credit
from fledge.match.settings import Settings

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


class Near:
    """What everything that is held is worth towards a skill that is not.

    Beside the adjacency stands one thing that is no carrying over: people name their tools and not the field that these
    make up. Who works with Pinecone works with vector databases, so that the strongest part shows a field or practice
    nearly whole.
    """

    def __init__(self, book: FactBook, adjacency: Adjacency, known: Settings) -> None:
        self.book, self._adjacency, self._part = book, adjacency, known.part

    def values(self, skill: str, strengths: Mapping[str, Numbers]) -> Numbers:
        """For everybody at once: each array has everybody's strength in one skill. At least one must be given."""
        found: Numbers = self._adjacency.credits(skill, strengths)
        for part in _parts(self.book).get(skill, ()):
            if part in strengths:
                found = np.maximum(found, self._part * strengths[part])
        return found

    def value(self, skill: str, held: Mapping[str, float]) -> float:
        """For one person, without the reasons."""
        found = self._adjacency.value(skill, held)
        parts = [self._part * held[part] for part in _parts(self.book).get(skill, ()) if part in held]
        return max(found, *parts) if parts else found

    def led_to(self, skill: str) -> frozenset[str]:
        """Every skill whose value may change when this one is learned."""
        return self._adjacency.led_to(skill).union(_wholes(self.book).get(skill, ()))

    def credit(self, skill: str, held: Mapping[str, float]) -> Credit:
        """For one person, with the reasons, the strongest first."""
        found = self._adjacency.credit(skill, held)
        parts = [part for part in _parts(self.book).get(skill, ()) if held.get(part)]
        best = max(parts, key=lambda part: held[part], default="")
        if not best or self._part * held[best] <= found.value:
            return found
        reason = f"{self.book[best].name} is part of {self.book[skill].name}, and who works with it works in the field"
        others = tuple(one for one in found.because if one.skill != best)
        return Credit(skill, self._part * held[best], (Because(best, self._part * held[best], reason), *others))


@lru_cache(maxsize=4)
def _parts(book: FactBook) -> Mapping[str, tuple[str, ...]]:
    """By practice or field, of work or of business, what is part of it."""
    found: dict[str, list[str]] = {}
    for relation in book.relations:
        if relation.kind == "part_of" and book[relation.other].kind in (Kind.CONCEPT, Kind.DOMAIN):
            found.setdefault(relation.other, []).append(relation.one)
    return {whole: tuple(dict.fromkeys(parts)) for whole, parts in found.items()}


@lru_cache(maxsize=4)
def _wholes(book: FactBook) -> Mapping[str, tuple[str, ...]]:
    """The same the other way round."""
    found: dict[str, list[str]] = {}
    for whole, parts in _parts(book).items():
        for part in parts:
            found.setdefault(part, []).append(whole)
    return {part: tuple(wholes) for part, wholes in found.items()}
