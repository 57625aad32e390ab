"""The decisions of one stage, sorted into groups and requisitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fledge.match.impact.decisions import Decision
from fledge.match.impact.demographics import Demographics
from fledge.match.impact.stages import STAGES
from fledge.match.impact.tally import Pair, Tally, together

_NOBODY = Tally(0, 0)


@dataclass(frozen=True, slots=True)
class Round:
    """One stage in one breakdown: a tally for each group of each requisition, and one for unknown groups."""

    stage: str
    by: str
    requisitions: Mapping[str, Mapping[str, Tally]]
    unknown: Tally = _NOBODY

    def groups(self) -> dict[str, Tally]:
        """Every group over all requisitions, the largest first."""
        names = {group for groups in self.requisitions.values() for group in groups}
        found = {name: together(groups.get(name, _NOBODY) for groups in self.requisitions.values()) for name in names}
        return dict(sorted(found.items(), key=lambda item: (-item[1].n, item[0])))

    def pairs(self, one: str, other: str) -> tuple[Pair, ...]:
        """Two groups side by side in every requisition that has both."""
        return tuple(
            (groups[one], groups[other])
            for _, groups in sorted(self.requisitions.items())
            if one in groups and other in groups
        )


def rounds(decided: Iterable[Decision], held: Demographics, by: str) -> tuple[Round, ...]:
    """Every stage that has decisions, in order, broken down by one kind of group."""
    at: dict[str, list[Decision]] = {}
    for one in decided:
        at.setdefault(one.stage, []).append(one)
    return tuple(_round(at[stage], stage, held, by) for stage in STAGES if stage in at)


def _round(decided: Iterable[Decision], stage: str, held: Demographics, by: str) -> Round:
    placed = ((one.requisition, held.group(one.person, by), one.passed) for one in decided)
    return sorted_out(stage, by, placed)


def sorted_out(stage: str, by: str, placed: Iterable[tuple[str, str | None, bool]]) -> Round:
    """A round from requisition, group and whether they went on, one by one."""
    counts: dict[tuple[str, str | None], tuple[int, int]] = {}
    for requisition, group, passed in placed:
        n, selected = counts.get((requisition, group), (0, 0))
        counts[requisition, group] = (n + 1, selected + passed)
    found: dict[str, dict[str, Tally]] = {}
    for requisition, group, tally in _tallies(counts):
        found.setdefault(requisition, {})[group] = tally
    unknown = together(Tally(*counts[key]) for key in counts if key[1] is None)
    return Round(stage, by, found, unknown)


def _tallies(counts: Mapping[tuple[str, str | None], tuple[int, int]]) -> Iterator[tuple[str, str, Tally]]:
    for (requisition, group), (n, selected) in counts.items():
        if group is not None:
            yield requisition, group, Tally(n, selected)
