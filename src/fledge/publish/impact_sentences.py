"""A hiring round in words, the same on a terminal, on a page and in JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from fledge.charts.numbers import percent
from fledge.charts.ramp_fan import chance_words

if TYPE_CHECKING:
    from fledge.facts import Law
    from fledge.match.impact import Breakdown, Drivers, Impact, Standing

A_HUMAN_DECIDES = (
    "A human decides. A gap says that rates differ, never why; no gap found does not say that there is none. "
    "This is no legal advice."
)
WHAT_VERDICTS_MEAN = (
    "Lower: the gap is more than chance explains, after correction for all comparisons and within requisitions.",
    "Similar: the whole range of the ratio to the highest rate lies between four fifths and five quarters.",
    "Cannot tell yet: neither, or too few people. It is the usual answer of small rounds.",
)
VERDICTS = {"lower": "lower", "similar": "similar", "cannot_tell": "cannot tell yet"}
_BY = {"sex": "sex", "race_ethnicity": "race and ethnicity", "sex x race_ethnicity": "sex with race and ethnicity"}


def by_words(by: str) -> str:
    """A breakdown as people say it.

    >>> by_words("race_ethnicity")
    'race and ethnicity'
    """
    return _BY[by]


def headline(found: Impact) -> str:
    """The report in one sentence: in how many of the comparisons a rate is lower, similar, or cannot be told."""
    said = [group.verdict.said.value for one in found.breakdowns for group in others(one)]
    if not found.breakdowns:
        return "The stages are counted, and nothing else."
    if not said:
        return "There is only one group at each stage, and nothing to compare it with."
    lower, similar, open_ = (said.count(word) for word in VERDICTS)
    places = f"{len(said)} {'place' if len(said) == 1 else 'places'}"
    return f"Of {places} where a group is compared: {lower} lower, {similar} similar, {open_} cannot be told yet."


def others(one: Breakdown) -> tuple[Standing, ...]:
    """The groups that are compared with the reference, and the reference where it is the lower one all the same.

    None where nobody was turned away: then nobody chose, and that groups are alike is no finding.
    """
    if not sum(group.tally.turned_away for group in one.groups):
        return ()
    return tuple(group for group in one.groups if not group.is_reference or group.verdict.than)


def sentences(found: Impact) -> Iterator[str]:
    """What a manager should read first: the headline, each lower rate, each line that drives a gap."""
    yield headline(found)
    for one in found.breakdowns:
        yield from (lower_sentence(one, group) for group in one.groups if group.verdict.than)
    for asked in found.asked:
        yield from driver_sentences(asked)
    yield from found.notes


def lower_sentence(one: Breakdown, group: Standing) -> str:
    """A lower rate with its size, its range, its shortfall, and how surprising it is.

    The shortfall is in whole people, rounded up.
    """
    from fledge.match.impact import whole_people

    than = ", ".join(group.verdict.than)
    if group.is_reference:
        return f"{_stage(one)}: {group.group} went on less often than {than} within requisitions, though not over all."
    reference = next(other for other in one.groups if other.is_reference)
    missing = whole_people(group.shortfall)
    people = f"{missing} {'person' if missing == 1 else 'people'}"
    return (
        f"{_stage(one)}: {percent(group.tally.rate)} of {group.group} went on, {percent(reference.tally.rate)} of "
        f"{one.reference}. The gap is {points(group)}; at the same rate {people} more would have gone on. "
        f"Lower than {than}: {p_words(group.p_report)} after correction."
    )


def _stage(one: Breakdown) -> str:
    return f"{one.stage[:1].upper()}{one.stage[1:]}, by {by_words(one.by)}"


def points(group: Standing) -> str:
    """The range of a difference in points of a hundred.

    A gap is told as how much less, so that both ends read upwards.
    """
    low, high = (round(100 * end) for end in (-group.difference.high, -group.difference.low))
    return f"{low} to {high} points"


def p_words(p: float | None) -> str:
    """How surprising it would be by chance.

    >>> p_words(0.0312), p_words(0.00001), p_words(None)
    ('p 0.031', 'p under 0.0001', 'not compared')
    """
    if p is None:
        return "not compared"
    return "p under 0.0001" if p < 0.0001 else f"p {p:.2g}"


def short_p(p: float) -> str:
    """A p for a table.

    >>> short_p(0.0312), short_p(0.00001)
    ('0.031', '<0.001')
    """
    return f"{p:.3f}" if p >= 0.0005 else "<0.001"


def ratio_words(group: Standing) -> str:
    """An impact ratio to two places; a dash where nobody was selected at all."""
    return "-" if group.impact_ratio is None else f"{group.impact_ratio:.2f}"


def rule_words(group: Standing) -> str:
    """The rule of thumb, always with how often it would speak by chance."""
    if group.four_fifths is None:
        return ""
    chance = chance_words(group.four_fifths.false_alarm)
    side = "below" if group.four_fifths.below else "not below"
    return f"{side} four fifths, a rule of thumb; chance alone does that to {chance} of such pairs"


def cmh_sentence(one: Breakdown) -> str:
    """What the groups' rates look like within requisitions; empty with a single requisition."""
    if one.cmh is None or one.requisitions < 2:
        return ""
    return (
        f"Within {one.requisitions} requisitions, all groups together: {p_words(one.cmh.p)} (Cochran-Mantel-Haenszel)."
    )


def unknown_sentence(one: Breakdown) -> str:
    """Those whose group is unknown: counted, never compared."""
    if not one.unknown.n:
        return "Nobody's group is unknown."
    return f"Unknown: {one.unknown.n}, of whom {one.unknown.selected} went on; not compared."


def driver_sentences(asked: Drivers) -> Iterator[str]:
    """For every group of which surely fewer meet all lines: the line without which its gap would shrink most."""
    whole = asked.all_of_them
    lower = [group.group for group in whole.groups if group.verdict.than] if whole else []
    if not lower:
        yield f"By {by_words(asked.by)}: no gap in meeting every line of the posting can be told from chance."
    for group in lower:
        lines = [(line.requirement, one) for line in asked.requirements for one in line.without if one.group == group]
        line, one = max(lines, key=lambda pair: pair[1].closes)
        yield (
            f"By {by_words(asked.by)}: {percent(one.now.rate)} of {group} meet every line of the posting, a gap of "
            f"{100 * one.gap:.0f} points. Without “{line}” it would be {100 * one.gap_without:.0f}."
        )


def counted(stage: str, n: int, selected: int) -> str:
    """A stage without groups.

    >>> counted("offered", 12, 3)
    'Offered: 12 decided on, 3 went on'
    """
    return f"{stage[:1].upper()}{stage[1:]}: {n} decided on, {selected} went on"


def law_words(law: Law, today: date) -> str:
    """A law in one sentence, with a threshold only where the text has one."""
    bound = f"Its threshold: {law.threshold}." if law.threshold else "It names no threshold."
    return f"{law.name} ({law.place}), {law.since(today)}. {bound}"
