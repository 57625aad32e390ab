"""An audit as Markdown, to paste into a ticket, a wiki or a mail: verdict, findings with quotes, sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from fledge.audit import Audit, Finding
from fledge.facts import Fact, FactBook
from fledge.publish.figures import figures
from fledge.publish.marked import inside
from fledge.publish.plain import fit, in_words, shortened
from fledge.publish.pool_section import PoolWords, pool_words
from fledge.publish.reading import reading
from fledge.publish.sources import dated, numbered
from fledge.publish.verdict import A_HUMAN_DECIDES, verdict

#: What would act as markup anywhere, and what would at the beginning of a line.
_ACTS = re.compile(r"([\\`*_\[<|~]|&(?=#?\w+;))")
_LEADS = re.compile(r"^(?:([#+=>-])|(\d{1,9})([.)]))")
#: Quotes up to this long are names; several of them stand on one line.
_NAME = 40


def as_markdown(audit: Audit, book: FactBook) -> str:
    """The audit as a report in plain Markdown: headings, tables, quotes, and a numbered list of sources.

    Whatever comes from the posting is escaped, so that its words stay words.
    """
    sources = numbered(audit.findings, (fact for fact in (audit.load.compared_with,) if fact))
    blocks = [
        *_head(audit, sources),
        *_summary(audit.findings),
        *(block for n, finding in enumerate(audit.findings, 1) for block in _finding(n, finding, audit, sources)),
        *_people(audit),
        *_read(audit, book),
        *_list("Notes", (_words(note) for note in audit.notes)),
        *_list("Sources", (_source(fact) for fact in sources), numbers=True),
        f"---\n\n{A_HUMAN_DECIDES} {_made_by()}",
    ]
    return fit("\n\n".join(blocks)) + "\n"


def _made_by() -> str:
    from fledge import __version__

    return f"Fledge {__version__}"


def _head(audit: Audit, sources: dict[Fact, int]) -> Iterator[str]:
    posting = audit.posting
    called = ", ".join(_words(name) for name in (posting.title or "Job posting", posting.company) if name.strip())
    yield f"# Audit: {called}"
    yield f"Judged by {in_words(audit.today)}."
    yield f"**{_words(verdict(audit))}**"
    rows = [
        (f.value, f.counts + _cited((f.because,) if f.because else (), sources), _words(f.note)) for f in figures(audit)
    ]
    if rows:
        yield _table(("Figure", "What it counts", ""), rows)


def _summary(findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        yield "## Findings"
        rows = [(str(n), finding.grade.value, _words(finding.says)) for n, finding in enumerate(findings, 1)]
        yield _table(("#", "Weight", "Finding"), rows)


def _finding(n: int, finding: Finding, audit: Audit, sources: dict[Fact, int]) -> Iterator[str]:
    yield f"### {n}. {finding.grade.value.capitalize()}"
    yield _words(finding.says) + _cited(finding.because, sources)
    quotes = dict.fromkeys(shortened(q.of(audit.posting.text), 300) for q in inside(audit.posting.text, finding.quotes))
    if quotes:
        yield "\n>\n".join(f"> {line}" for line in _quoted(quotes))
    yield f"**What to do:** {_words(finding.do)}"


def _quoted(quotes: Iterable[str]) -> Iterator[str]:
    """Names together on one line, statements each on their own."""
    for are_names, words in groupby(quotes, key=lambda quote: len(quote) <= _NAME):
        lines = [_words(quote) for quote in words]
        yield from [" · ".join(lines)] if are_names else lines


def _people(audit: Audit) -> Iterator[str]:
    """How many people meet it, what each line costs, and what would bring people back."""
    if audit.pool is None:
        return
    section = pool_words(audit.pool, audit.repair)
    yield "## How many people could you hire?"
    yield f"**{_words(section.headline)}**"
    yield "\n".join(f"- {_words(sentence)}" for sentence in section.sentences)
    if section.prices:
        rows = [(_words(p.line), p.without, p.bounds, p.part, _words(p.money)) for p in section.prices]
        yield _table(("Line", "Pool without it", "Nine of ten", "Part of the loss", "A year, per hire"), rows)
    yield from _repair(section)


def _repair(section: PoolWords) -> Iterator[str]:
    if section.repair:
        yield "### What would bring people back"
        yield "\n".join(f"- {_words(sentence)}" for sentence in section.repair)
    for heading, steps in section.steps:
        rows = [(str(s.changes), _words(s.what), s.people, s.share, s.gain) for s in steps]
        yield _table((heading, "What changes", "People", "Share (nine of ten)", "Times as many"), rows)


def _read(audit: Audit, book: FactBook) -> Iterator[str]:
    groups = reading(audit.posting, book)
    if groups:
        yield "## What was read"
        rows = [
            (_words(group.heading), _words(row.what), row.status, _words(row.instead), row.years)
            for group in groups
            for row in group.rows
        ]
        yield _table(("", "What", "Must or nice", "Alternatives", "Years"), rows)


def _list(heading: str, items: Iterable[str], *, numbers: bool = False) -> Iterator[str]:
    lines = [f"{n}. {item}" if numbers else f"- {item}" for n, item in enumerate(items, 1)]
    if lines:
        yield f"## {heading}"
        yield "\n".join(lines)


def _source(fact: Fact) -> str:
    date = f" ({dated(fact)})" if dated(fact) else ""
    return _words(f"{fact.about}: {fact.value}{date}. {fact.source}. Grade {fact.grade}.")


def _cited(facts: Iterable[Fact], sources: dict[Fact, int]) -> str:
    """The numbers of the sources, as a reader finds them in the list at the end."""
    numbers = sorted({sources[fact] for fact in facts})
    return f" (says who? {', '.join(map(str, numbers))})" if numbers else ""


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _words(text: str) -> str:
    """Any words as Markdown that shows exactly them, on one line."""
    line = _ACTS.sub(r"\\\1", " ".join(text.split()))
    return _LEADS.sub(lambda lead: f"\\{lead[1]}" if lead[1] else f"{lead[2]}\\{lead[3]}", line)
