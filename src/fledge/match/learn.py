"""What would have to be learned, each thing after what it builds on and lighter for what was learned before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, sqrt

import numpy as np

from fledge.facts import Fact, FactBook
from fledge.match.credit import together
from fledge.match.held import Held
from fledge.match.hours import hours_from_nothing
from fledge.match.near import Near
from fledge.match.part import Gap, Part, Range
from fledge.match.settings import Settings
from fledge.pool import name_of

#: Eight of ten lie within so many standard deviations.
_EIGHT_OF_TEN = 1.2816


@dataclass(frozen=True, slots=True)
class Learning:
    """Everything that would have to be learned, and the hours of all that must be."""

    gaps: tuple[Gap, ...]
    hours: Range


def learning(parts: Sequence[Part], held: Held, book: FactBook, around: Near, known: Settings) -> Learning:
    """The gaps of a match in the order in which they are best learned, must-haves first.

    What is learned counts as held for what comes after, so that a second tool of a kind takes fewer hours. Of several
    alternatives the one is learned that takes the fewest hours. Not everything that a posting lists has to be learned
    before somebody works independently, so that the hours of all are fewer than those of each together.
    """
    plan = _Plan(held, book, around, known)
    gaps = tuple(plan.gap(part) for part in _to_learn(parts, known))
    counted = [(gap.hours, known.needed * (1.0 if gap.must else known.nice)) for gap in gaps]
    return Learning(gaps, total(counted, known))


def _to_learn(parts: Iterable[Part], known: Settings) -> Iterator[Part]:
    """Parts with something left to learn; what is welcome comes last."""
    for part in sorted(parts, key=lambda one: not one.requirement.must):
        if part.skill and part.credit < known.enough:
            yield part


def total(hours: Sequence[tuple[Range, float]], known: Settings) -> Range:
    """Many ranges as one, each counted by its share: paces are partly a person's own, so that they only partly cancel.

    Taken as one lognormal spread around the sum, which is wide enough for eight of ten.
    """
    mid = sum(one.mid * share for one, share in hours)
    if not mid:
        return Range(0.0, 0.0, 0.0)
    apart = sum((one.mid * share / mid) ** 2 for one, share in hours)
    factor = exp(_EIGHT_OF_TEN * known.hours_spread * sqrt(known.hours_shared + (1 - known.hours_shared) * apart))
    doubt = sum((one.low * share) for one, share in hours), sum((one.high * share) for one, share in hours)
    alone = exp(_EIGHT_OF_TEN * known.hours_spread)
    return Range(doubt[0] * alone / factor, mid, doubt[1] / alone * factor)


class _Plan:
    """Keeps what has been learned so far."""

    def __init__(self, held: Held, book: FactBook, around: Near, known: Settings) -> None:
        self._book, self._near, self._known = book, around, known
        self._held = {skill: np.array([strength]) for skill, strength in held.strengths.items()}
        self._learned: set[str] = set()
        self._credits: dict[str, float] = {}

    def gap(self, part: Part) -> Gap:
        """The hours for one part, with what has to come before it, and from then on it counts as learned."""
        goal = min(part.requirement.any_of, key=self._left)
        before = [skill for skill in self._before(goal, {goal}) if skill not in self._learned]
        share = self._known.before * (1 - self._credit(goal))
        found = [self._hours(skill, None, share) for skill in before]
        found.append(self._hours(goal, part, 1.0))
        hours = Range(*(sum(getattr(one, end) for one, _ in found) for end in ("low", "mid", "high")))
        path = tuple(name_of(skill, self._book) for skill in (*before, goal))
        facts = tuple(dict.fromkeys(fact for _, fact in found))
        return Gap(goal, path[-1], hours, path, part.requirement.must, facts)

    def _hours(self, skill: str, part: Part | None, share: float) -> tuple[Range, Fact]:
        """Hours for what is left of one skill: its median, and eight of ten people around it."""
        whole, fact = hours_from_nothing(skill, self._book, self._known)
        credit = self._credit(skill)
        doubt = part.doubt if part else self._known.doubt(0.0)
        self._learn(skill)
        spread = exp(_EIGHT_OF_TEN * self._known.hours_spread)
        left = whole * share * (1 - credit)
        least, most = left * (1 - doubt), left + whole * share * credit * doubt
        return Range(least / spread, left, most * spread), fact

    def _left(self, skill: str) -> float:
        return hours_from_nothing(skill, self._book, self._known)[0] * (1 - self._credit(skill))

    def _learn(self, skill: str) -> None:
        """From now on it is held, and what was worked out before may be more."""
        self._learned.add(skill)
        self._held[skill] = np.array([max(self._own(skill), self._known.learned)])
        self._credits.clear()

    def _own(self, skill: str) -> float:
        return float(self._held[skill][0]) if skill in self._held else 0.0

    def _credit(self, skill: str) -> float:
        if skill not in self._credits:
            near = float(self._near.values(skill, self._held)[0]) if self._held else 0.0
            self._credits[skill] = together(self._own(skill), near)
        return self._credits[skill]

    def _before(self, skill: str, seen: set[str]) -> Iterator[str]:
        """What it builds on and is not held, deepest first."""
        for need in self._book.needs_of(skill):
            if need not in seen and self._credit(need) < self._known.held:
                seen.add(need)
                yield from self._before(need, seen)
                yield need
