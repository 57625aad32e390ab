"""What somebody sent → evidence without who they are, as data that the workspace keeps, and back again."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from fledge.facts import Kind
from fledge.people import LIMIT_CHARACTERS, Applicant, Evidence, How, Role, Signal, Span, Studied, TakenUp, read
from fledge.people.blind import blind
from fledge.people.lines import lined, unescaped
from fledge.posting import Level
from fledge.web.computed.knowledge import book

#: Between the texts of several files of one person.
_NEXT_FILE = "\n\n"


def read_papers(texts: Sequence[str], *, today: date, name: str = "") -> Applicant:
    """The evidence in somebody's papers, blind to who they are; ``name`` is what the papers are called."""
    return read(_NEXT_FILE.join(texts), book(), today=today, id=name)


def numbered_lines(texts: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """The papers as they were read, blind to who sent them, line by line; evidence names these numbers."""
    whole = unescaped(_NEXT_FILE.join(texts)[:LIMIT_CHARACTERS])
    return tuple(enumerate(lined(blind(whole, book()).text).split("\n"), 1))


def as_kept(found: Applicant) -> dict[str, Any]:
    """The evidence as data for a JSON column; it holds no name, for the reading kept none."""
    return {
        "evidence": [
            [
                e.skill,
                e.kind.value,
                e.how.value,
                e.quote,
                e.line,
                *_days(e.span),
                [s.value for s in e.signals],
                e.instead,
                e.bare,
            ]
            for e in found.evidence
        ],
        "roles": [[r.title, r.quote, r.line, *_days(r.span), list(r.domains), r.seniority] for r in found.roles],
        "studies": [[s.level.value, s.field, s.quote, s.line] for s in found.studies],
        "pace": [[p.skill, p.first_seen.isoformat(), p.years_after_birth] for p in found.pace],
        "notes": list(found.notes),
        "unread": found.unread,
    }


def from_kept(kept: dict[str, Any], *, name: str, without: Collection[int] = ()) -> Applicant:
    """The evidence back from data, without the lines that somebody disputed and that were taken out."""
    return Applicant(
        name,
        tuple(_evidence(row) for row in kept["evidence"] if row[4] not in without),
        tuple(Role(t, q, n, _span(a, b), tuple(d), s) for t, q, n, a, b, d, s in kept["roles"] if n not in without),
        tuple(Studied(Level(level), f, q, n) for level, f, q, n in kept["studies"] if n not in without),
        tuple(TakenUp(skill, date.fromisoformat(day), years) for skill, day, years in kept["pace"]),
        tuple(kept["notes"]),
        kept["unread"],
    )


def _evidence(row: Sequence[Any]) -> Evidence:
    skill, kind, how, quote, line, start, end, signals, instead, bare = row
    told = tuple(map(Signal, signals))
    return Evidence(skill, Kind(kind), How(how), quote, line, _span(start, end), told, instead, bare)


def _days(span: Span | None) -> tuple[str | None, str | None]:
    return (span.start.isoformat(), span.end.isoformat()) if span else (None, None)


def _span(start: str | None, end: str | None) -> Span | None:
    return Span(date.fromisoformat(start), date.fromisoformat(end)) if start and end else None
