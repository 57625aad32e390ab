"""A ramp on a terminal: eighty columns, with or without colour, in pipes as well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from fledge.charts.numbers import two_figures
from fledge.charts.ramp_fan import chance_words, months_words, span_words
from fledge.cli.pool_text import _drawn, _table
from fledge.publish.ramp_sentences import (
    A_HUMAN_DECIDES,
    headline,
    people_words,
    sentences,
)

if TYPE_CHECKING:
    from fledge.facts import Fact
    from fledge.ramp import Ramp

#: The assumptions that move an answer most; the others are in JSON and on the page.
_FIRST = {"qualified": "ramp_qualified", "adjacent": "ramp_adjacent", "career-changer": "ramp_career_changer"}
_SPREADS = ("ramp_person_spread", "ramp_organisation_spread")
_OURS = "ramp_our_"


def ramp_text(ramp: Ramp, *, promised: float | None = None, classes: Sequence[Ramp] = (), who: str = "") -> str:
    """The ramp as a manager reads it: the range, the chances, why not month three, the levers, what it rests on."""
    parts: list[RenderableType] = [Text(who, style="dim")] if who else []
    parts.append(Text(headline(ramp), style="bold"))
    if ramp.caution:
        said = ramp.caution
        parts.append(Text(f"{said[0].upper()}{said[1:]}.", style="bold yellow"))
    parts += [Text(), _chances(classes or (ramp,)), Text()]
    parts += [Text(sentence) for sentence in sentences(ramp, promised)[1:]]
    if ramp.levers:
        parts += [Text(), _levers(ramp)]
    parts += [Text(f"Note: {note}", style="dim") for note in ramp.notes]
    parts += [Text(), *_rests_on(ramp), Text(A_HUMAN_DECIDES, style="dim")]
    return _drawn(Group(*parts))


def _chances(shown: Sequence[Ramp]) -> Table:
    """Months and chances, one line for each kind of hire."""
    by = [f"By {one.month:g}" for one in shown[0].productive_by]
    table = _table("Productive", "Half", "Eight of ten", *by)
    for ramp in shown:
        words = people_words(ramp)
        chances = [chance_words(one.chance) for one in ramp.productive_by]
        cells = (months_words(ramp.mid), span_words(ramp.low, ramp.high), *chances)
        table.add_row(Text(f"{words[0].upper()}{words[1:]}"), *cells)
    return table


def _levers(ramp: Ramp) -> Table:
    table = _table("One step", "Months\ngained", "Eight of ten", "Hours", "Paid by")
    for lever in ramp.levers:
        bounds = span_words(lever.low, lever.high)
        hours = f"{two_figures(lever.hours):,.0f}"
        table.add_row(Text(lever.step), months_words(lever.months), bounds, hours, lever.paid_by)
    return table


def _rests_on(ramp: Ramp) -> list[Text]:
    """The facts that move it most, own outcomes first, each with its grade."""
    ours = [fact for name, fact in ramp.because if name.startswith(_OURS)]
    wanted = (_FIRST[ramp.kind.value if ramp.kind else "qualified"], *_SPREADS)
    first = [fact for name, fact in ramp.because if name in wanted]
    more = len(ramp.because) - len(ours) - len(first)
    last = Text(f"and {more} more assumptions, in --format html and json", style="dim")
    return [Text("What it rests on", style="bold"), *(_fact(fact) for fact in (*ours, *first)), last]


def _fact(fact: Fact) -> Text:
    words = f"{fact.about}: {fact.value} [{fact.grade}] {fact.source}"
    return Text(f"{words[0].upper()}{words[1:]}", style="dim")
