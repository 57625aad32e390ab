"""One stage, broken down by one kind of group: who stands where, and whether requisitions explain it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fledge.match.impact.cmh import Cmh, cmh
from fledge.match.impact.comparisons import Comparison, comparisons
from fledge.match.impact.limits import Limits
from fledge.match.impact.rounds import Round
from fledge.match.impact.standing import Standing, standing
from fledge.match.impact.tally import Tally, together
from fledge.match.impact.verdict import Verdict, highest, verdict

_NOBODY = Tally(0, 0)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A stage by sex, by race and ethnicity, or by both; the largest group first."""

    stage: str
    by: str
    groups: tuple[Standing, ...]
    unknown: Tally
    reference: str
    requisitions: int
    cmh: Cmh | None


def breakdowns(all_rounds: Sequence[Round], known: Limits, alpha: float) -> tuple[Breakdown, ...]:
    """The stages of one breakdown, corrected for all its comparisons; stages without a known group are left out."""
    compared = comparisons(all_rounds, known.least_group)
    return tuple(
        _breakdown(a_round, tuple(one for one in compared if one.stage == a_round.stage), known, alpha)
        for a_round in all_rounds
        if a_round.groups()
    )


def _breakdown(a_round: Round, compared: tuple[Comparison, ...], known: Limits, alpha: float) -> Breakdown:
    groups = a_round.groups()
    reference = _reference(groups, known)

    def said(group: str) -> Verdict:
        return verdict(group, a_round, compared, known, alpha)

    tables = [[tallies.get(name, _NOBODY) for name in groups] for tallies in a_round.requisitions.values()]
    return Breakdown(
        a_round.stage,
        a_round.by,
        tuple(standing(name, a_round, reference, compared, known, said(name)) for name in groups),
        a_round.unknown,
        reference,
        len(a_round.requisitions),
        cmh(tables) if len(groups) > 1 else None,
    )


def _reference(groups: dict[str, Tally], known: Limits) -> str:
    """The group with the highest rate; groups of under two in a hundred are left out of the choice."""
    people = together(groups.values()).n
    return highest({name: tally for name, tally in groups.items() if tally.n >= known.least_share * people} or groups)
