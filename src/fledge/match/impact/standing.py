"""Where one group stands at one stage: everything that is reckoned about it."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from fledge.match.impact.comparisons import Comparison
from fledge.match.impact.four_fifths import below_four_fifths, false_alarm
from fledge.match.impact.limits import Limits
from fledge.match.impact.mid_p import mid_p, mid_p_within
from fledge.match.impact.miettinen_nurminen import Interval, difference, ratio
from fledge.match.impact.n_needed import looked_for, n_needed
from fledge.match.impact.posterior import ratio_below
from fledge.match.impact.rate_range import rate_range
from fledge.match.impact.rounds import Round
from fledge.match.impact.shortfall import shortfall
from fledge.match.impact.tally import Tally, together
from fledge.match.impact.verdict import Verdict

_ITSELF = Interval(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class FourFifths:
    """Whether the rule of thumb speaks, and how often it would of two such groups with the very same chances."""

    below: bool
    false_alarm: float


@dataclass(frozen=True, slots=True)
class Standing:
    """One group against the reference, the group with the highest rate; the reference is compared with itself.

    ``p_within`` compares within requisitions, ``p_stage`` and ``p_report`` are that, corrected; None where the pair was
    too small to be a comparison. ``few`` marks a group of under two in a hundred.
    """

    group: str
    tally: Tally
    range: Interval
    is_reference: bool
    few: bool
    impact_ratio: float | None
    four_fifths: FourFifths | None
    mid_p: float
    p_within: float
    p_stage: float | None
    p_report: float | None
    difference: Interval
    ratio: Interval | None
    below: float
    shortfall: float
    n_needed: int | None
    verdict: Verdict


def standing(
    group: str, a_round: Round, reference: str, compared: tuple[Comparison, ...], known: Limits, said: Verdict
) -> Standing:
    """Everything about one group of a round."""
    groups = a_round.groups()
    one, top = groups[group], groups[reference]
    people = together(groups.values()).n
    itself = group == reference
    ours = [found for found in compared if {found.lower, found.higher} == {group, reference}]
    rate = looked_for(one.rate, top.rate, known.four_fifths)
    return Standing(
        group,
        one,
        rate_range(one, known.level),
        itself,
        one.n < known.least_share * people,
        one.rate / top.rate if top.selected else None,
        _rule(one, top) if top.selected and not itself else None,
        1.0 if itself else mid_p(one, top),
        1.0 if itself else mid_p_within(a_round.pairs(group, reference)),
        ours[0].p_stage if ours else None,
        ours[0].p_report if ours else None,
        _ITSELF if itself else difference(one, top, known.level),
        None if itself or not top.selected else ratio(one, top, known.level),
        0.0 if itself else ratio_below(one, top, known.four_fifths),
        shortfall(one, top),
        None if itself or rate is None else _needed(rate, top.rate, known),
        said,
    )


def _needed(rate: float, top: float, known: Limits) -> int | None:
    """The people needed in each group, and never fewer than those of whom anything is said."""
    found = n_needed(rate, top, level=known.level, power=known.power)
    return max(found, ceil(known.least_group)) if found else None


def _rule(one: Tally, top: Tally) -> FourFifths:
    return FourFifths(below_four_fifths(one, top), false_alarm(one.n, top.n, (one + top).rate))
