"""Every two groups that are large enough, compared within requisitions, and corrected for how many pairs there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from fledge.match.impact.corrections import holm
from fledge.match.impact.mid_p import mid_p_within, tells
from fledge.match.impact.rounds import Round
from fledge.match.impact.tally import Pair


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two groups at a stage: which of them went on less often within requisitions, and how surprising that is.

    ``p`` stands alone, ``p_stage`` among the comparisons of the stage, ``p_report`` among those of all stages.
    """

    stage: str
    lower: str
    higher: str
    p: float
    p_stage: float = 1.0
    p_report: float = 1.0


def comparisons(all_rounds: Sequence[Round], least_group: float) -> tuple[Comparison, ...]:
    """All pairs of groups of each stage.

    All pairs, although only those with the highest rate are looked at: which group has the highest rate is chance too,
    and the correction must pay for the choice. A pair that can tell nothing (all or none selected) is no comparison.
    """
    found = [replace(one, p_stage=p) for a_round in all_rounds for one, p in _of_stage(a_round, least_group)]
    return tuple(replace(one, p_report=p) for one, p in zip(found, holm([one.p for one in found]), strict=True))


def _of_stage(a_round: Round, least_group: float) -> Iterator[tuple[Comparison, float]]:
    found = list(_pairs(a_round, least_group))
    yield from zip(found, holm([one.p for one in found]), strict=True)


def _pairs(a_round: Round, least_group: float) -> Iterator[Comparison]:
    large = [name for name, tally in a_round.groups().items() if tally.n >= least_group]
    for one, other in combinations(large, 2):
        pairs = [pair for pair in a_round.pairs(one, other) if tells(*pair)]
        if pairs:
            lower, higher = (one, other) if surplus(pairs) < 0 else (other, one)
            yield Comparison(a_round.stage, lower, higher, mid_p_within(pairs))


def surplus(pairs: Iterable[Pair]) -> float:
    """How many more of the first group went on than its part of those selected in each requisition.

    >>> from fledge.match.impact.tally import Tally
    >>> surplus([(Tally(10, 2), Tally(10, 4))])
    -1.0
    """
    return sum(one.selected - (one.selected + other.selected) * one.n / (one.n + other.n) for one, other in pairs)
