"""What would have to be learned, each thing after what it builds on and lighter for what was learned before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, sqrt

from fledge.facts import FactBook
from fledge.match.credit import together
from fledge.match.held import Held
from fledge.match.hours import hours_by_skill
from fledge.match.near import Near
from fledge.match.part import Gap, Part, Range
from fledge.match.required import Requirement
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


def hours_to_learn(
    asked: Sequence[tuple[Requirement, float, float]], held: Held, book: FactBook, around: Near, known: Settings
) -> Range:
    """The hours of :func:`learning` alone, from (requirement, credit, doubt): for thousands of people, without paths.

    Years and degrees are never learned.
    """
    plan = _Plan(held, book, around, known)
    left = [(one, doubt) for one, credit, doubt in asked if one.any_of and credit < known.enough]
    left.sort(key=lambda one: not one[0].must)
    shares = {True: known.needed, False: known.needed * known.nice}
    return total([(plan.taken(one, doubt)[1], shares[one.must]) for one, doubt in left], known)


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
        self._held = dict(held.strengths)
        self._learned: set[str] = set()
        self._credits: dict[str, float] = {}
        self._spread = exp(_EIGHT_OF_TEN * known.hours_spread)
        self._doubtful, self._hours_of = known.doubt(0.0), hours_by_skill(book, known)

    def gap(self, part: Part) -> Gap:
        """The hours for one part, with what has to come before it, and from then on it counts as learned."""
        learned, hours = self.taken(part.requirement, part.doubt)
        path = tuple(name_of(skill, self._book) for skill in learned)
        facts = tuple(dict.fromkeys(self._hours_of[skill][1] for skill in learned))
        return Gap(learned[-1], path[-1], hours, path, part.requirement.must, facts)

    def taken(self, requirement: Requirement, doubt: float) -> tuple[tuple[str, ...], Range]:
        """What is learned for one requirement, itself last, and the hours of all of it."""
        goal = min(requirement.any_of, key=self._left) if len(requirement.any_of) > 1 else requirement.any_of[0]
        before = [skill for skill in self._before(goal, {goal}) if skill not in self._learned]
        share = self._known.before * (1 - self._credit(goal))
        found = [self._hours(skill, self._doubtful, share) for skill in before]
        found.append(self._hours(goal, doubt, 1.0))
        return (*before, goal), Range(*(sum(ends) for ends in zip(*found, strict=True)))

    def _hours(self, skill: str, doubt: float, share: float) -> tuple[float, float, float]:
        """Hours for what is left of one skill: its median, and eight of ten people around it."""
        whole = self._hours_of[skill][0]
        credit = self._credit(skill)
        self._learn(skill)
        left = whole * share * (1 - credit)
        least, most = left * (1 - doubt), left + whole * share * credit * doubt
        return least / self._spread, left, most * self._spread

    def _left(self, skill: str) -> float:
        return self._hours_of[skill][0] * (1 - self._credit(skill))

    def _learn(self, skill: str) -> None:
        """From now on it is held, and what was worked out before may be more."""
        self._learned.add(skill)
        self._held[skill] = max(self._held.get(skill, 0.0), self._known.learned)
        for led_to in (skill, *self._near.led_to(skill)):
            self._credits.pop(led_to, None)

    def _credit(self, skill: str) -> float:
        if skill not in self._credits:
            near = self._near.value(skill, self._held) if self._held else 0.0
            self._credits[skill] = together(self._held.get(skill, 0.0), near)
        return self._credits[skill]

    def _before(self, skill: str, seen: set[str]) -> Iterator[str]:
        """What it builds on and is not held, deepest first."""
        for need in self._book.needs_of(skill):
            if need not in seen and self._credit(need) < self._known.held:
                seen.add(need)
                yield from self._before(need, seen)
                yield need
