"""The few numbers that stand at the top: tools asked, must-haves, years, and how that compares."""

from __future__ import annotations

from dataclasses import dataclass

from fledge.audit import Audit
from fledge.charts import asked_by_kind
from fledge.facts import Fact, FactBook, Spread
from fledge.posting import Posting, Status

_LONG = 60


@dataclass(frozen=True, slots=True)
class Figure:
    """One number with what it counts; ``because`` answers "says who?" where it rests on more than the posting."""

    value: str
    counts: str
    note: str = ""
    because: Fact | None = None


def figures(audit: Audit) -> tuple[Figure, ...]:
    """The numbers a manager asks for first.

    The comparison is left out where there is nothing to compare with; of a posting that could not be read there
    are none, because a 0 would be read as "asks for nothing".
    """
    load = audit.load
    if audit.posting.unread:
        return ()
    named = f"{load.named} named; alternatives count once" if load.named != load.asked else ""
    shown = [Figure(str(load.asked), f"separate {'tool' if load.asked == 1 else 'tools'} asked", named)]
    shown += [_must_haves(audit.posting), _longest_years(audit.posting)]
    if load.percentile is not None:
        hundredth = f"{100 * load.percentile:.0f} of 100"
        shown.append(Figure(hundredth, "comparable postings ask for fewer tools", because=load.compared_with))
    return tuple(shown)


def comparable(audit: Audit, book: FactBook) -> Spread | None:
    """The measured distribution that this audit was compared with."""
    fact = audit.load.compared_with
    return next((s for s in book.distributions.values() if fact is not None and s.fact == fact), None)


def _must_haves(posting: Posting) -> Figure:
    rows = [row for row in asked_by_kind(posting) if row.must]
    total = sum(row.must for row in rows)
    made_of = ", ".join(row.named(row.must) for row in rows)
    return Figure(str(total), "must-have" if total == 1 else "must-haves", made_of)


def _longest_years(posting: Posting) -> Figure:
    musts = [years for years in posting.years if years.status is Status.MUST]
    if not musts:
        return Figure("none", "years demanded")
    longest = max(musts, key=lambda years: years.minimum)
    noun = "year" if longest.minimum == 1 else "years"
    return Figure(f"{longest.minimum:g} {noun}", "the longest demanded", _short(longest.subject))


def _short(words: str) -> str:
    """At most a line's worth, cut between words."""
    return words if len(words) <= _LONG else words[: _LONG + 1].rsplit(" ", 1)[0][:_LONG].rstrip(",;: ") + " …"
