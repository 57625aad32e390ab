"""How far what somebody can do carries over to what they have not done: never all the way, not both ways alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from fledge.facts import FactBook

#: Credit for a neighbouring skill stays below one: old habits interfere with new tools (Shrestha et al. 2020).
CAP = 0.9
#: What having one part of a whole is worth towards another, by how far the two stand from the whole together.
_KIN = {2: 0.15, 3: 0.08, 4: 0.05}
#: A whole with more parts than this says little of what its parts share.
_MOST_PARTS = 60

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
#: What is held (two skills: both must be), what it leads to, how far (0 to 1), and why.
Way = tuple[str | tuple[str, ...], str, float, str]


@dataclass(frozen=True, slots=True)
class Because:
    """One skill somebody has, how much of the wanted one it alone carries, and why; ``also`` must be there, too."""

    skill: str
    weight: float
    reason: str
    also: str = ""

    @property
    def skills(self) -> tuple[str, ...]:
        """What must be held: one skill, or two."""
        return (self.skill, self.also) if self.also else (self.skill,)


@dataclass(frozen=True, slots=True)
class Credit:
    """What a set of skills is worth towards one that is not among them: 0 to :data:`CAP`, strongest reason first."""

    skill: str
    value: float
    because: tuple[Because, ...]


class Adjacency:
    """Which skill carries over to which, and how far.

    ``ways`` are (from, to, weight in 0..1, reason). A credit is a noisy-or over everything that is held: each held
    skill is one more chance that the wanted one comes easily, and weak evidence of it a smaller one. ``wholes`` says
    what each skill is part of: parts of one whole are kin, and of all kin through one whole the strongest counts once.
    """

    def __init__(
        self,
        ways: Iterable[Way],
        wholes: Mapping[str, tuple[str, ...]] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> None:
        self._into: dict[str, dict[tuple[str, ...], Because]] = {}
        for held, goal, weight, reason in ways:
            key = (held,) if isinstance(held, str) else held
            known = self._into.setdefault(goal, {})
            if key not in known or known[key].weight < weight:
                known[key] = Because(key[0], min(weight, CAP), reason, key[1] if len(key) > 1 else "")
        self._ways = {
            goal: tuple(way for key, way in known.items() if goal not in key) for goal, known in self._into.items()
        }
        self._above = _above(wholes or {})
        self._below, self._names = _below(self._above), names or {}
        self._kin_of: dict[tuple[str, str], tuple[tuple[str, float], ...]] = {}
        self._touched: dict[str, frozenset[str]] = {}

    def credit(self, skill: str, held: Mapping[str, float]) -> Credit:
        """What ``held`` (skill id → strength of its evidence, 0 to 1) is worth towards ``skill``."""
        one = {have: np.array([strength], dtype=float) for have, strength in held.items() if strength > 0}
        carried = [(way, float(share[0])) for way, share in self.carried(skill, one) if share[0] > 0]
        found = [Because(way.skill, share, way.reason, way.also) for way, share in carried]
        because = sorted(found, key=lambda b: (-b.weight, b.skills))
        missing = 1.0
        for _, share in carried:
            missing *= 1 - share / CAP
        return Credit(skill, CAP * (1 - missing), tuple(because))

    def credits(self, skill: str, strengths: Mapping[str, Numbers]) -> Numbers:
        """The same for many people at once: each array has everybody's strength in one skill."""
        missing = np.ones_like(next(iter(strengths.values()), np.zeros(0)), dtype=float)
        for _, carried in self.carried(skill, strengths):
            missing *= 1 - carried / CAP
        found: Numbers = CAP * (1 - missing)
        return found

    def value(self, skill: str, held: Mapping[str, float]) -> float:
        """The value of :meth:`credit` alone, for where nobody reads the reasons."""
        missing = 1.0
        for way in self._ways.get(skill, ()):
            if way.skill in held and (not way.also or way.also in held):
                least = min(held[way.skill], held[way.also]) if way.also else held[way.skill]
                missing *= 1 - way.weight * least / CAP
        for whole in self._above.get(skill, ()):
            each = [weight * held[have] for have, weight in self._kinds_of_kin(skill, whole) if have in held]
            missing *= 1 - max(each, default=0.0) / CAP
        return CAP * (1 - missing)

    def led_to(self, skill: str) -> frozenset[str]:
        """Every skill whose credit may change when this one is learned."""
        if skill not in self._touched:
            ways = (goal for goal, found in self._ways.items() if any(skill in way.skills for way in found))
            kin = (one for whole in self._above.get(skill, ()) for one in self._below.get(whole, ()))
            self._touched[skill] = frozenset((*ways, *kin))
        return self._touched[skill]

    def carried(self, skill: str, strengths: Mapping[str, Numbers]) -> Iterator[tuple[Because, Numbers]]:
        """What each way carries for everybody, in an order that does not depend on that of ``strengths``.

        A credit is :data:`CAP` times the noisy-or of these, each divided by :data:`CAP`: one alone is worth itself.
        """
        for way in self._ways.get(skill, ()):
            if way.skill in strengths and (not way.also or way.also in strengths):
                least = np.minimum(strengths[way.skill], strengths[way.also]) if way.also else strengths[way.skill]
                yield way, way.weight * least
        for whole in self._above.get(skill, ()):
            yield from self._kin(skill, whole, strengths)

    def _kin(self, skill: str, whole: str, strengths: Mapping[str, Numbers]) -> Iterator[tuple[Because, Numbers]]:
        """Parts of one whole: for each person the strongest of them, once."""
        kin = [(have, weight) for have, weight in self._kinds_of_kin(skill, whole) if have in strengths]
        if not kin:
            return
        each = np.stack([weight * strengths[have] for have, weight in kin])
        strongest = each.argmax(axis=0)
        for at, (have, weight) in enumerate(kin):
            reason = f"both are part of {self._names.get(whole, whole)}"
            yield Because(have, weight, reason), np.where(strongest == at, each[at], 0.0)

    def _kinds_of_kin(self, skill: str, whole: str) -> tuple[tuple[str, float], ...]:
        """The other parts of a whole that lead to a skill by nothing else, with what each carries."""
        key = skill, whole
        if key not in self._kin_of:
            direct, near = self._into.get(skill, {}), self._above[skill][whole]
            self._kin_of[key] = tuple(
                (have, _KIN[near + far])
                for have, far in self._below.get(whole, {}).items()
                if have != skill and (have,) not in direct
            )
        return self._kin_of[key]

    def goals(self, held: Iterable[str]) -> Iterator[str]:
        """Every skill that something held leads to, held or not."""
        have = set(held)
        return (skill for skill, ways in self._into.items() if any(have.issuperset(key) for key in ways))

    def reachable(self, held: Iterable[str]) -> Iterator[str]:
        """Every skill that something held leads to and that is not held itself."""
        have = set(held)
        return (skill for skill in self.goals(have) if skill not in have)


def _above(wholes: Mapping[str, tuple[str, ...]]) -> dict[str, dict[str, int]]:
    """What each skill is part of, and what that is part of, with the distance; wholes of very many parts left out."""
    above = {skill: dict.fromkeys(wholes[skill], 1) for skill in sorted(wholes)}
    for skill in above:
        for whole in wholes[skill]:
            for higher in wholes.get(whole, ()):
                above[skill].setdefault(higher, 2)
    sizes: dict[str, int] = {}
    for found in above.values():
        for whole in found:
            sizes[whole] = sizes.get(whole, 0) + 1
    return {
        skill: {whole: far for whole, far in found.items() if sizes[whole] <= _MOST_PARTS and whole != skill}
        for skill, found in above.items()
    }


def _below(above: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    below: dict[str, dict[str, int]] = {}
    for skill, found in above.items():
        for whole, far in found.items():
            below.setdefault(whole, {})[skill] = far
    return below


def curated(book: FactBook) -> Adjacency:
    """The adjacency that the skill book's own relations say: substitutes, wholes and parts, prerequisites."""
    return Adjacency(curated_ways(book))


_SUBSTITUTES, _PART, _WHOLE, _NEEDED = 0.6, 0.3, 0.5, 0.15


def curated_ways(book: FactBook) -> Iterator[Way]:
    """One way for each relation, two where a whole and its part lead to each other."""
    for relation in book.relations:
        one, other = relation.one, relation.other
        if relation.kind == "substitutes":
            yield one, other, _SUBSTITUTES, relation.because
        elif relation.kind == "part_of":
            yield one, other, _WHOLE, f"{book[one].name} is part of {book[other].name}"
            yield other, one, _PART, f"{book[one].name} is part of {book[other].name}"
        else:
            yield other, one, _NEEDED, f"{book[one].name} builds on it: {relation.because}"
