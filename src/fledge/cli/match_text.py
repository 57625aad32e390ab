"""Matches on a terminal: each requirement with the line that shows it, eighty columns, pipes as well."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from fledge.publish.match_rows import brief_words
from fledge.publish.match_sentences import hours_words, readiness_words

if TYPE_CHECKING:
    from fledge.match import Gap, Match, Order, Part, Remark
    from fledge.ramp import Brief

_COLUMNS = 80
_STYLES = {"direct": "green", "adjacent": "cyan", "listed": "yellow", "none": "dim"}
_WORDS = {"direct": "shown", "adjacent": "near", "listed": "only named", "none": "not shown"}
_LINES, _GAPS, _QUESTIONS = 2, 8, 8
#: What stands under every match.
LAST = "A human decides. Nothing here rejects anybody; what the papers do not show may still be there: ask."


def matches_text(
    found: Sequence[Match], order: Order | None = None, unread: Sequence[str] = (), months: Sequence[Brief] = ()
) -> str:
    """Everybody's match, one after another, and what could not be read."""
    parts: list[RenderableType] = []
    if order:
        parts += [Text(f"Put in order by {order.by}, because: {order.reason}", style="bold"), Text()]
    for match, brief in zip_longest(found, months):
        parts += [*_match(match, brief), Text()]
    if unread:
        parts += [Text("Not read, so not matched; read these yourself:"), *(Text(f"  {why}") for why in unread), Text()]
    return drawn(Group(*parts, Text(LAST, style="dim")))


def _match(match: Match, months: Brief | None) -> Iterator[RenderableType]:
    yield Rule(Text(match.person, style="bold"), align="left", style="dim")
    yield Text(f"The papers show {readiness_words(match.readiness)}.")
    if match.gaps:
        yield Text(f"To learn: {hours_words(match.gap_hours)}.")
    if months:
        yield Text(f"Months until independent work: {brief_words(months)}.")
    yield Text()
    yield _parts([part for part in match.parts if part.how != "none"])
    yield from _not_shown(match.parts)
    yield from _remarks("Strengths beside what is asked", match.strengths)
    yield from _remarks("To ask about", match.risks)
    yield from _learn(match.gaps)
    yield from _listed("Questions that would settle the most", [q.asks for q in match.questions], _QUESTIONS)
    for note in match.notes:
        yield Text(f"Note: {note}", style="dim")


def _parts(parts: Sequence[Part]) -> Table:
    """Requirement by requirement: how it shows, the credit, and the lines of the papers."""
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(width=26, overflow="fold")
    table.add_column(width=10)
    table.add_column(width=4, justify="right")
    table.add_column(overflow="fold")
    for part in parts:
        label = _label(part).append("" if part.requirement.must else " (welcome)", style="dim")
        credit = Text(f"{part.credit:.0%}" if part.credit else "")
        table.add_row(label, Text(_WORDS[part.how], style=_STYLES[part.how]), credit, _why(part))
    return table


def _not_shown(parts: Sequence[Part]) -> Iterator[RenderableType]:
    """What the papers say nothing of, in one sentence each for what is asked and what is welcome."""
    for must, words in ((True, "Not shown, nor anything near it"), (False, "Welcome and not shown")):
        labels = [_label(part).plain for part in parts if part.how == "none" and part.requirement.must is must]
        if labels:
            yield Text(f"{words}: {'; '.join(labels)}.", style="dim")
    if any(part.requirement.implied for part in parts):
        yield Text("* not a line of the posting: its duties imply it", style="dim")


def _label(part: Part) -> Text:
    label = Text(part.requirement.label, style="" if part.requirement.must else "dim")
    return label.append(" *" if part.requirement.implied else "", style="dim")


def _why(part: Part) -> Text:
    """The lines of the papers, and for what only stands near it what that is; the JSON says why."""
    quotes = [f"“{quote}”" for quote in part.quotes[:_LINES]]
    if part.how == "adjacent" and part.because:
        quotes = [part.because[0].partition(": ")[0], *quotes[:1]]
    return Text("\n".join(quotes or part.because[:1]))


def _remarks(heading: str, remarks: Sequence[Remark]) -> Iterator[RenderableType]:
    if remarks:
        yield Text(f"\n{heading}", style="bold")
    for remark in remarks:
        yield Padding(Text(remark.says), (0, 0, 0, 2))
        for quote in remark.quotes[:1]:
            yield Padding(Text(f"“{quote}”", style="dim"), (0, 0, 0, 4))


def _learn(gaps: Sequence[Gap]) -> Iterator[RenderableType]:
    needed = sorted((gap for gap in gaps if gap.must), key=lambda gap: -gap.hours.mid)
    said = [f"{' → '.join(gap.path)}: {hours_words(gap.hours)} [{gap.grade}]" for gap in needed]
    yield from _listed("To learn, the longest first", said, _GAPS)


def _listed(heading: str, sentences: Sequence[str], most: int) -> Iterator[RenderableType]:
    if not sentences:
        return
    yield Text(f"\n{heading}", style="bold")
    for sentence in sentences[:most]:
        yield Padding(Text(sentence), (0, 0, 0, 2))
    if len(sentences) > most:
        yield Padding(Text(f"and {len(sentences) - most} more (--format json has all)", style="dim"), (0, 0, 0, 2))


def drawn(what: RenderableType) -> str:
    """As wide as the terminal, eighty columns elsewhere; colour only on a terminal that wants it."""
    is_terminal = sys.stdout.isatty()
    width = Console().width if is_terminal else _COLUMNS
    sink = StringIO()
    colour = is_terminal and "NO_COLOR" not in os.environ
    Console(file=sink, force_terminal=colour, width=width, highlight=False).print(what)
    return "\n".join(line.rstrip() for line in sink.getvalue().splitlines()) + "\n"
