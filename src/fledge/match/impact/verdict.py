"""What can be said of a group, in three words: lower, similar, cannot tell yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from fledge.match.impact.cmh import common_ratio
from fledge.match.impact.comparisons import Comparison
from fledge.match.impact.limits import Limits
from fledge.match.impact.miettinen_nurminen import Interval, ratio
from fledge.match.impact.rounds import Round
from fledge.match.impact.tally import Tally


class Said(StrEnum):
    """The three verdicts; none of them says why a rate is what it is."""

    LOWER = "lower"
    SIMILAR = "similar"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The word, the reason for it, and, of a lower rate, the groups than which it is lower."""

    said: Said
    because: str
    than: tuple[str, ...] = ()


def verdict(group: str, a_round: Round, compared: Sequence[Comparison], known: Limits, alpha: float) -> Verdict:
    """The verdict on one group of a round.

    *Lower* where a comparison that was corrected for all others says so. *Similar* where the whole range of the ratio
    to the highest rate lies inside the margin, over all requisitions and within them. Else, and wherever a group is too
    small, it cannot be told yet.
    """
    groups = a_round.groups()
    large = {name: tally for name, tally in groups.items() if tally.n >= known.least_group}
    if group not in large:
        return Verdict(Said.CANNOT_TELL, f"fewer than {known.least_group:g} people")
    if len(large) < 2:
        return Verdict(Said.CANNOT_TELL, f"no other group has {known.least_group:g} people")
    than = tuple(one.higher for one in compared if one.lower == group and one.p_report < alpha)
    if than:
        return Verdict(Said.LOWER, f"the gap to {_listed(than)} is more than chance explains", than)
    top = highest(large)
    if group == top:
        return _of_highest([_similar(other, top, a_round, known) for other in large if other != top])
    return _similar(group, top, a_round, known)


def _of_highest(others: Sequence[Verdict]) -> Verdict:
    """The highest rate is similar to another if that one is similar to it."""
    if any(other.said is Said.SIMILAR for other in others):
        return Verdict(Said.SIMILAR, "the highest rate, and another that is similar to it")
    return Verdict(Said.CANNOT_TELL, "the highest rate, and none of which it is sure that it is similar")


def highest(groups: dict[str, Tally]) -> str:
    """The group with the highest rate; of as many the larger, then the first of the alphabet."""
    return min(groups, key=lambda name: (-groups[name].rate, -groups[name].n, name))


def _similar(group: str, top: str, a_round: Round, known: Limits) -> Verdict:
    groups = a_round.groups()
    if not groups[top].selected:
        return Verdict(Said.CANNOT_TELL, "nobody was selected")
    over_all = ratio(groups[group], groups[top], known.level)
    if not _inside(over_all, known.margin):
        return Verdict(Said.CANNOT_TELL, f"the ratio to {top} may be {_span(over_all)}: chance, or a gap")
    within = common_ratio(a_round.pairs(group, top), known.level)
    if len(a_round.requisitions) > 1 and (within is None or not _inside(within.interval, known.margin)):
        may_be = f" ({_span(within.interval)})" if within else ""
        return Verdict(Said.CANNOT_TELL, f"similar over all requisitions, not surely within them{may_be}")
    return Verdict(Said.SIMILAR, f"the ratio to {top} lies between {_span(over_all, ' and ')}")


def _inside(found: Interval, margin: float) -> bool:
    return found.low >= margin and found.high <= 1 / margin


def _span(found: Interval, between: str = " to ") -> str:
    high = f"{found.high:.2f}" if found.high < 100 else "any"
    return f"{found.low:.2f}{between}{high}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
