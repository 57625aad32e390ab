"""What is near a set of skills, nearest first: every reason for one person, the strongest one for each of many."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from fledge.match.adjacency import CAP, Adjacency, Because, Credit, Numbers

#: So many people are worked out together.
_TOGETHER = 1024


def nearest(held: Collection[str], adjacency: Adjacency) -> tuple[Credit, ...]:
    """Everything that something held leads to, the highest credit first, each with all its reasons.

    >>> both_ways = [("docker", "kubernetes", 0.3, "containers"), ("kubernetes", "docker", 0.6, "it runs them")]
    >>> [(one.skill, round(one.value, 2)) for one in nearest({"docker"}, Adjacency(both_ways))]
    [('kubernetes', 0.3)]
    """
    strengths = dict.fromkeys(sorted(held), 1.0)
    found = [adjacency.credit(skill, strengths) for skill in adjacency.reachable(strengths)]
    return tuple(sorted(found, key=lambda one: (-one.value, one.skill)))


def nearest_of_many(helds: Sequence[Collection[str]], adjacency: Adjacency) -> Iterator[tuple[Credit, ...]]:
    """The same for each of many sets of skills, with the same credits; ``because`` holds the strongest reason only."""
    for start in range(0, len(helds), _TOGETHER):
        yield from _together(helds[start : start + _TOGETHER], adjacency)


def _together(helds: Sequence[Collection[str]], adjacency: Adjacency) -> Iterator[tuple[Credit, ...]]:
    strengths = _strengths(helds)
    goals = sorted(adjacency.goals(strengths))
    values, strongest, ways = np.zeros((len(goals), len(helds))), np.zeros((len(goals), len(helds)), dtype=int), []
    for at, skill in enumerate(goals):
        values[at], strongest[at], of_goal = _one(skill, strengths, adjacency, len(helds))
        ways.append(of_goal)
    order = np.argsort(-values, axis=0, kind="stable")
    for person, many in enumerate(np.count_nonzero(values, axis=0)):
        nearest_first = order[:many, person].tolist()
        credits_, reasons = values[nearest_first, person].tolist(), strongest[nearest_first, person].tolist()
        yield tuple(
            Credit(goals[at], credit, (ways[at][reason],))
            for at, credit, reason in zip(nearest_first, credits_, reasons, strict=True)
        )


def _strengths(helds: Sequence[Collection[str]]) -> dict[str, Numbers]:
    """Everybody's strength in each skill that anybody holds: 1 or 0."""
    found: dict[str, Numbers] = {}
    for person, held in enumerate(helds):
        for skill in sorted(held):
            found.setdefault(skill, np.zeros(len(helds)))[person] = 1.0
    return found


def _one(
    skill: str, strengths: dict[str, Numbers], adjacency: Adjacency, people: int
) -> tuple[Numbers, np.ndarray[tuple[int, ...], np.dtype[np.intp]], list[Because]]:
    """Everybody's credit for one skill, 0 for those who hold it, and which way is the strongest for each."""
    missing, best, which = np.ones(people), np.zeros(people), np.zeros(people, dtype=np.intp)
    ways: list[Because] = []
    for way, carried in adjacency.carried(skill, strengths):
        missing *= 1 - carried / CAP
        better = carried > best
        best, which = np.where(better, carried, best), np.where(better, len(ways), which)
        ways.append(way)
    credit = CAP * (1 - missing)
    return (np.where(strengths[skill] > 0, 0.0, credit) if skill in strengths else credit), which, ways
