"""What the page about people says, in words and bars: a posting as it stands, and what is tried with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import isfinite
from urllib.parse import urlencode

from fledge.charts import FunnelRow, funnel_rows, near_miss_rows
from fledge.charts.numbers import percent, percent_range, times, times_range
from fledge.pool import About, Estimate, Gain, Price
from fledge.publish.pool_section import PoolWords, pool_words
from fledge.publish.pool_sentences import about_so_many, exactly
from fledge.web.computed.audited import Asked
from fledge.web.computed.what_if import Moved, Tried, WhatIf, as_it_stands, what_if

#: Below this the pool is as good as the same.
_NOTICED = 1.05


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the funnel or of the near misses: its words and how long its bar is, in hundredths of the longest."""

    line: str
    share: str
    people: str
    length: float
    whole: float


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """Everything that the page says of a posting as it stands."""

    words: PoolWords
    funnel: tuple[Bar, ...]
    near: tuple[Bar, ...]
    prices: tuple[FunnelRow, ...]
    source: str
    population: str


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people meet a posting: in words, and as a bar with its range on the scale of both."""

    people: str
    of: str
    share: str
    between: str
    sample: str
    is_counted: bool
    length: float
    low: float
    span: float


@dataclass(frozen=True, slots=True)
class Next:
    """A line that would bring people back if it were moved next."""

    line: str
    factor: str
    between: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to what was tried: before, after, how many times more, what to move next."""

    says: str
    before: Counted
    after: Counted
    factor: str
    following: tuple[Next, ...]
    lines: tuple[Tried, ...]
    missing: tuple[Tried, ...]
    moved: tuple[str, ...]
    query: str
    proposal: str
    source: str


def people_page(asked: Asked) -> PeoplePage | None:
    """The posting as it stands, for the page about people; None where it demands nothing."""
    stands = as_it_stands(asked)
    return _page(asked) if stands else None


@lru_cache(maxsize=1024)
def _page(asked: Asked) -> PeoplePage:
    stands = as_it_stands(asked)
    assert stands is not None
    pool, rows = stands.pool, funnel_rows(stands.pool)
    near = near_miss_rows(pool)
    longest = max([row.count for row in near], default=0.0) or 1.0
    return PeoplePage(
        words=pool_words(pool),
        funnel=tuple(_left(row) for row in rows if row.share is not None),
        near=tuple(Bar(r.line, r.in_hundredths, r.people, 100 * r.count / longest, 0) for r in near if r.count),
        prices=tuple(row for row in rows if row.price is not None),
        source=_source(pool.about),
        population=pool.about.population,
    )


def _left(row: FunnelRow) -> Bar:
    return Bar(row.line, row.left, "", 100 * (row.share or 0), 100 * row.before)


def answered(asked: Asked, moved: Moved) -> Answer | None:
    """What is tried, in words; None where nothing that is demanded could be counted."""
    found = what_if(asked, moved)
    return _answer(found, moved) if found else None


def _answer(found: WhatIf, moved: Moved) -> Answer:
    before, about = found.before.estimate, found.before.about
    scale = max(before.high, found.after.high, before.share, found.after.share) or 1.0
    tried = tuple(line for line in found.lines if line.is_nice or line.years < line.stated)
    kept = (s for line in found.lines if line not in tried for s in line.skills)
    return Answer(
        says=_says(found),
        before=_counted(before, about, scale),
        after=_counted(found.after, about, scale),
        factor=f"× {times(found.factor)}" if found.factor and found.factor >= _NOTICED else "",
        following=tuple(map(_next, found.following)),
        lines=tuple(line for line in found.lines if not line.because),
        missing=tuple(line for line in found.lines if line.because),
        moved=tuple(map(_moved_words, tried)),
        query=as_query(moved),
        proposal=urlencode([("edits", len(tried)), *(("keep", skill) for skill in dict.fromkeys(kept))]),
        source=_source(about),
    )


def _says(found: WhatIf) -> str:
    """The whole answer in one sentence, which is also what a screen reader says."""
    now = percent(found.after.share)
    if not found.is_moved:
        return f"As it stands, {now} of those asked meet every line that could be counted."
    if found.after.share < _NOTICED * found.before.estimate.share:
        return f"The pool stays about as it is: {now} of those asked."
    was = percent(found.before.estimate.share)
    if found.factor is None:
        return f"From about {was} to {now} of those asked. Too few met the posting to say how many times more that is."
    return f"{times(found.factor)} times as many people: from {was} to {now} of those asked."


def _counted(found: Estimate, about: About, scale: float) -> Counted:
    return Counted(
        people=about_so_many(found, exactly=exactly(about)),
        of=f"{found.n:,}",
        share=percent(found.share),
        between=percent_range(found.low, found.high),
        sample=f"{found.sample:,}",
        is_counted=found.counted,
        length=100 * found.share / scale,
        low=100 * found.low / scale,
        span=100 * (found.high - found.low) / scale,
    )


def _next(price: Gain | Price) -> Next:
    known = isfinite(price.low) and isfinite(price.high)
    between = times_range(price.low, price.high) if known else ""
    return Next(price.need.label, f"× {times(price.leave_one_out)}", between)


def _moved_words(line: Tried) -> str:
    return f"{line.label}: nice to have" if line.is_nice else f"{line.label}: {line.years:g} instead of {line.stated:g}"


def as_query(moved: Moved) -> str:
    """What is tried as the end of an address: the same for the same moves, in whatever order they were made.

    >>> as_query(Moved(frozenset({"Spark", "Go"}), frozenset({("work", 3.0)})))
    'nice=Go&nice=Spark&years-of-work=3'
    """
    years = [(f"years-of-{of.replace(' ', '-')}", f"{years:g}") for of, years in sorted(moved.years)]
    return urlencode([*(("nice", label) for label in sorted(moved.nice)), *years])


def _source(about: About) -> str:
    year = "" if str(about.year) in about.title else f", {about.year}"
    kind = "synthetic people fitted to " if about.synthetic else ""
    return f"{about.title}{year}: {kind}{about.respondents:,} respondents. Grade C."
