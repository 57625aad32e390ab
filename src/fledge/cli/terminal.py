"""An audit on a terminal: colour where there is one, eighty columns, the posting's own words highlighted."""

from __future__ import annotations

import os
import sys
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from fledge.charts.numbers import percent
from fledge.cli.pool_text import pool_text
from fledge.publish.verdict import verdict

if TYPE_CHECKING:
    from fledge.audit import Audit, Finding

_COLOUR = {"impossible": "bold red", "practically nobody": "bold magenta", "costly": "yellow", "worth a look": "cyan"}
_CONTEXT = 60
_LAST = "A human decides. fledge audit --format html shows the posting with every finding in place."
_SHOWN = 3


def audit_text(audit: Audit) -> str:
    """The whole audit: verdict, findings with quotes and sources, and what was read."""
    parts: list[object] = [_heading(audit), Text()]
    for finding in audit.findings:
        parts += [_finding(audit, finding), Text()]
    parts += [_load(audit), *(Text(f"Note: {note}", style="dim") for note in audit.notes)]
    last = Text(
        "A human decides. fledge audit --format html shows the posting with every finding in place.", style="dim"
    )
    people = f"\n{pool_text(audit.pool, audit.repair)}\n" if audit.pool else ""
    return f"{_drawn(Group(*parts))}{people}{_drawn(last)}"  # type: ignore[arg-type]


def audit_table(audits: list[tuple[str, Audit]]) -> str:
    """Several postings, one a line."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, justify in (("Posting", "left"), ("Tools", "right"), ("Years", "right"), ("Heaviest finding", "left")):
        table.add_column(name, justify=justify, overflow="fold")  # type: ignore[arg-type]
    table.add_column("Findings", justify="right")
    table.add_column("Meet it", justify="right")
    for name, audit in audits:
        years = max((y.minimum for y in audit.posting.years), default=0)
        first = audit.findings[0] if audit.findings else None
        meet = percent(audit.pool.estimate.share) if audit.pool and audit.pool.needs else ""
        heaviest = Text(f"{first.grade}: {first.rule}", style=_COLOUR[first.grade]) if first else Text("none")
        table.add_row(
            name, str(audit.load.asked), f"{years:g}" if years else "", heaviest, str(len(audit.findings)), meet
        )
    return _drawn(table)


def _heading(audit: Audit) -> Text:
    posting = audit.posting
    title = posting.title or "Job posting"
    words = Text(title, style="bold")
    if posting.company:
        words.append(f" at {posting.company}", style="")
    words.append(f"\nAs of {audit.today.day} {audit.today:%B %Y}. ", style="dim")
    words.append(verdict(audit), style="bold")
    return words


def _finding(audit: Audit, finding: Finding) -> Group:
    style = _COLOUR[finding.grade]
    head = Text(f"{finding.grade.value.upper()}  ", style=style)
    head.append(finding.says, style="bold")
    parts: list[object] = [head]
    lines = _lines(audit.posting.text, finding)
    parts += [Padding(_quote(audit.posting.text, *line, style), (0, 0, 0, 2)) for line in lines[:_SHOWN]]
    if len(lines) > _SHOWN:
        more = len(lines) - _SHOWN
        parts.append(Padding(Text(f"and {more} more {'place' if more == 1 else 'places'}", style="dim"), (0, 0, 0, 2)))
    parts.append(Padding(Text("Do: ").append(finding.do), (0, 0, 0, 2)))
    parts += [Padding(_fact(f.about, f.value, f.source, f.grade), (0, 0, 0, 2)) for f in finding.because]
    return Group(*parts)  # type: ignore[arg-type]


def _lines(text: str, finding: Finding) -> list[tuple[int, int]]:
    """The quoted stretches, those on one line as one."""
    found: list[tuple[int, int]] = []
    for quote in sorted(finding.quotes, key=lambda q: q.start):
        if found and "\n" not in text[found[-1][1] : quote.start] and quote.start - found[-1][1] < _CONTEXT:
            found[-1] = (found[-1][0], max(found[-1][1], quote.end))
        else:
            found.append((quote.start, quote.end))
    return found


def _quote(text: str, start: int, end: int, style: str) -> Text:
    """The quoted words in their line, highlighted."""
    first = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
    newline = text.find("\n", end)
    last = min(newline if newline >= 0 else len(text), end + _CONTEXT)
    words = Text("“", style="dim")
    words.append(text[first:start].lstrip(" -*•"), style="dim")
    words.append(text[start:end].replace("\n", " "), style=f"{style} underline")
    words.append(text[end:last].replace("\n", " "), style="dim")
    return words.append("”", style="dim")


def _fact(about: str, value: str, source: str, grade: str) -> Text:
    return Text(f"{about}: {value} [{grade}] {source}", style="dim")


def _load(audit: Audit) -> Text:
    load = audit.load
    words = Text(
        f"Tools asked: {load.asked} (alternatives counted once; {load.named} names, {load.must} "
        f"{'must-have' if load.must == 1 else 'must-haves'})"
    )
    if load.percentile is not None and load.compared_with is not None:
        fact = load.compared_with
        words.append(f", more than {load.percentile:.0%} of comparable postings ({fact.value}, {fact.source}).")
    return words


def _drawn(what: object) -> str:
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    width = Console().width if sys.stdout.isatty() else 100
    sink = StringIO()
    Console(file=sink, force_terminal=colour, width=width, highlight=False).print(what)
    return "\n".join(line.rstrip() for line in sink.getvalue().splitlines()) + "\n"
