"""A hiring round as one page that needs nothing but itself: no script, no font, no picture from anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from fledge.charts.numbers import percent
from fledge.charts.ramp_fan import chance_words
from fledge.charts.selection_rates import rate_rows, selection_rates
from fledge.publish.audit_html import templates
from fledge.publish.drawn_twice import DrawnTwice, drawn_twice
from fledge.publish.figures import Figure
from fledge.publish.impact_sentences import (
    A_HUMAN_DECIDES,
    VERDICTS,
    WHAT_VERDICTS_MEAN,
    by_words,
    cmh_sentence,
    driver_sentences,
    headline,
    law_words,
    lower_sentence,
    others,
    p_words,
    points,
    ratio_words,
    rule_words,
    short_p,
    unknown_sentence,
)
from fledge.publish.sources import GRADES

if TYPE_CHECKING:
    from fledge.facts import Law
    from fledge.match.impact import Breakdown, Driver, Drivers, Impact, Standing

_COLUMNS = ("Group", "People", "Went on", "Rate")
_CLASS = {"lower": "costly", "similar": "look", "cannot_tell": "plain"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One group as the page shows it: its numbers, the verdict with its reason, and the notes beneath."""

    group: str
    cells: tuple[str, ...]
    verdict: str
    kind: str
    because: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage in one breakdown: drawn, and as a table."""

    stage: str
    chart: DrawnTwice
    groups: tuple[Shown, ...]
    notes: tuple[str, ...]


def impact_html(found: Impact, laws: tuple[Law, ...], today: date) -> str:
    """The page; it works without scripts, on a phone, on paper and in the dark, and asks nothing of any host."""
    return templates().get_template("impact.html").render(contents(found, laws, today))


def contents(found: Impact, laws: tuple[Law, ...], today: date) -> dict[str, Any]:
    """Everything that a page says of a round, by the names that its template knows."""
    from fledge import __version__

    by = list(dict.fromkeys(one.by for one in found.breakdowns))
    return {
        "headline": headline(found),
        "days": found.days,
        "figures": tuple(_figures(found)),
        "lower": [lower_sentence(one, g) for one in found.breakdowns for g in one.groups if g.verdict.than],
        "meanings": WHAT_VERDICTS_MEAN,
        "counts": [(stage, tally) for stage, tally in found.counts],
        "parts": [(f"by-{n}", by_words(name), _stages(found, name)) for n, name in enumerate(by)],
        "drivers": [(by_words(one.by), tuple(driver_sentences(one)), _lines(one)) for one in found.asked],
        "notes": (*found.notes, *map(str, found.problems)),
        "facts": found.known.because,
        "laws": [(law, law_words(law, today)) for law in laws],
        "evidence": GRADES,
        "a_human_decides": A_HUMAN_DECIDES,
        "version": __version__,
    }


def _figures(found: Impact) -> Iterator[Figure]:
    yield Figure(f"{found.people:,}", "people decided on")
    yield Figure(str(found.requisitions), "requisition" if found.requisitions == 1 else "requisitions")
    said = [g.verdict.said.value for one in found.breakdowns for g in others(one)]
    for word, told in VERDICTS.items():
        if said:
            yield Figure(str(said.count(word)), f"of {len(said)} comparison{'s' * (len(said) != 1)}: {told}")


def _stages(found: Impact, by: str) -> tuple[Stage, ...]:
    shown = [one for one in found.breakdowns if one.by == by]
    return tuple(_stage(f"rates-{by.replace(' ', '-')}-{n}", one) for n, one in enumerate(shown))


def _stage(name: str, one: Breakdown) -> Stage:
    rows = tuple((r.group, f"{r.n:,}", f"{r.selected:,}", percent(r.rate)) for r in rate_rows(one))
    drawn = drawn_twice(name, selection_rates(one), _COLUMNS, rows)
    notes = (unknown_sentence(one), cmh_sentence(one))
    return Stage(one.stage, drawn, tuple(map(_shown, one.groups)), tuple(note for note in notes if note))


def _shown(one: Standing) -> Shown:
    word = one.verdict.said.value
    gap = "" if one.is_reference else points(one)
    cells = (f"{one.tally.n:,}", f"{one.tally.selected:,}", percent(one.tally.rate), ratio_words(one), gap)
    tests = (
        () if one.is_reference else (short_p(one.mid_p), chance_words(one.below), f"{one.shortfall:.1f}", _needed(one))
    )
    blank = ("", "", "", "") if one.is_reference else tests
    if one.is_reference and not one.verdict.than:
        return Shown(
            one.group, cells + blank, "reference", "plain", "the others are compared with it", tuple(_notes(one))
        )
    return Shown(one.group, cells + blank, VERDICTS[word], _CLASS[word], one.verdict.because, tuple(_notes(one)))


def _needed(one: Standing) -> str:
    return f"{one.n_needed:,}" if one.n_needed else "-"


def _notes(one: Standing) -> Iterator[str]:
    if one.few:
        yield "under 2% of the people"
    if one.four_fifths is not None and one.four_fifths.below:
        yield rule_words(one)
    if one.p_report is not None:
        yield f"{p_words(one.p_report)} among all comparisons"


def _lines(asked: Drivers) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """Every requirement with a row for each group: who meets it, and the gap with it and without it."""
    return tuple((line.requirement, tuple(_line(line))) for line in asked.requirements)


def _line(line: Driver) -> Iterator[tuple[str, ...]]:
    without = {one.group: one for one in line.without}
    for group in line.met.groups:
        met = (f"{group.tally.selected:,} of {group.tally.n:,}", percent(group.tally.rate), ratio_words(group))
        one = without.get(group.group)
        gaps = (f"{100 * one.gap:.0f}", f"{100 * one.gap_without:.0f}") if one else ("-", "-")
        yield (group.group, *met, *gaps, VERDICTS[group.verdict.said.value])
