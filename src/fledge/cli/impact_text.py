"""A hiring round on a terminal: eighty columns, with or without colour, in pipes as well."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from fledge.charts.numbers import percent
from fledge.cli.pool_text import _drawn, _table
from fledge.publish.impact_sentences import (
    A_HUMAN_DECIDES,
    VERDICTS,
    WHAT_VERDICTS_MEAN,
    by_words,
    cmh_sentence,
    counted,
    headline,
    points,
    ratio_words,
    rule_words,
    sentences,
    short_p,
    unknown_sentence,
)

if TYPE_CHECKING:
    from datetime import date

    from fledge.facts import Law
    from fledge.match.impact import Breakdown, Drivers, Impact, Standing

_COLOUR = {"lower": "bold yellow", "similar": "cyan", "cannot_tell": "dim"}


def impact_text(found: Impact, laws: tuple[Law, ...], today: date) -> str:
    """The report: the headline, what is lower, every stage with its groups, the laws, and what it does not say."""
    parts: list[RenderableType] = [Text(headline(found), style="bold")]
    parts += [Text(sentence) for sentence in list(sentences(found))[1:]]
    parts += [Text(), *(Text(counted(stage, tally.n, tally.selected)) for stage, tally in found.counts)]
    for one in found.breakdowns:
        parts += [Text(), *_breakdown(one)]
    for asked in found.asked:
        parts += [Text(), *_asked(asked)]
    if found.breakdowns:
        parts += [Text(), *(Text(meaning, style="dim") for meaning in WHAT_VERDICTS_MEAN)]
        parts += [Text(), *_laws(laws, today)]
    parts.append(Text(A_HUMAN_DECIDES, style="dim"))
    return _drawn(Group(*parts))


def _breakdown(one: Breakdown) -> Iterator[RenderableType]:
    yield Text(f"{one.stage[:1].upper()}{one.stage[1:]}, by {by_words(one.by)}", style="bold")
    table = _table("Group", "People", "Rate", "Ratio", "Mid-p", "Gap, points", "Short")
    for group in one.groups:
        table.add_row(*_row(group))
    yield table
    yield from (
        Padding(_verdict(group), (0, 0, 0, 2)) for group in one.groups if group.verdict.than or not group.is_reference
    )
    said = (unknown_sentence(one), cmh_sentence(one))
    yield from (Text(sentence, style="dim") for sentence in said if sentence)


def _row(group: Standing) -> tuple[RenderableType, ...]:
    counts = (f"{group.tally.selected}/{group.tally.n}", percent(group.tally.rate))
    if group.is_reference:
        return (Text(group.group), *counts, "highest", "", "", "")
    gap = points(group).removesuffix(" points")
    return (Text(group.group), *counts, ratio_words(group), short_p(group.mid_p), gap, f"{group.shortfall:.1f}")


def _verdict(group: Standing) -> Text:
    word = group.verdict.said.value
    said = Text(f"{group.group}: ")
    said.append(VERDICTS[word], style=_COLOUR[word])
    more = [group.verdict.because]
    if group.four_fifths is not None and group.four_fifths.below:
        more.append(rule_words(group))
    if word == "cannot_tell" and group.n_needed:
        more.append(f"{group.n_needed:,} in each group would be needed")
    return said.append(f" ({'; '.join(more)})", style="dim")


def _asked(asked: Drivers) -> Iterator[RenderableType]:
    yield Text(f"Lines of the posting, by {by_words(asked.by)}", style="bold")
    table: Table = _table("Line", "Group", "Meet it", "Gap now", "Without it")
    for line in asked.requirements:
        without = {one.group: one for one in line.without}
        for n, group in enumerate(line.met.groups):
            one = without.get(group.group)
            gaps = (f"{100 * one.gap:.0f}", f"{100 * one.gap_without:.0f}") if one else ("-", "-")
            table.add_row(Text("" if n else line.requirement), Text(group.group), percent(group.tally.rate), *gaps)
    yield table
    if asked.incomplete:
        yield Text(f"{asked.incomplete} people lack an answer; gaps are of those who have all.", style="dim")


def _laws(laws: tuple[Law, ...], today: date) -> Iterator[Text]:
    yield Text("Laws, as far as they were read (more in --format html and json)", style="bold")
    for law in laws:
        bound = f"; {law.threshold}" if law.threshold else "; no threshold"
        yield Text(f"{law.name}: {law.since(today)}{bound} [{law.grade}]", style="dim")
