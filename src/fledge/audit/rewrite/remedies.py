"""What a finding asks for, as ways to put a line: a rule's name leads to the ways that mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fledge.audit.finding import Finding
from fledge.audit.rewrite import degrees, mastery, years
from fledge.audit.rewrite.asks import ask_around, named_in
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.fewer_tools import fewer_tools
from fledge.audit.rewrite.interchangeable import interchangeable
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.years import MOST_YEARS
from fledge.posting import Posting, Status, YearsAsked

#: More years than these are the employer's own.
_LONGEST_CAREER = 20


_LEVELS = re.compile(r"\b(?:junior|jr|mid|senior|sr|lead|staff|principal)\b", re.I)


def remedies(finding: Finding, bench: Bench) -> Iterator[Way]:
    """Every way to mend what a finding says, the mildest first; none for a rule that nothing mends."""
    if finding.rule in _FOR:
        yield from _FOR[finding.rule](finding, bench)


def _years_of(finding: Finding, posting: Posting) -> list[YearsAsked]:
    """The demands that a finding points to; more years than a career has are the employer's own."""
    return [y for y in posting.years if y.at in finding.quotes and y.minimum <= _LONGEST_CAREER]


def _too_long_for_the_tool(finding: Finding, bench: Bench) -> Iterator[Way]:
    """The years go; where that cannot be said, they come down."""
    for y in _years_of(finding, bench.posting):
        yield from (Way((splice,)) for splice in years.without(bench.posting, y, finding.says))
        for most in range(int(y.minimum) - 1, 0, -1):
            yield from _lowered(bench, y, most, finding.says)


def _lowered(bench: Bench, asked_years: YearsAsked, most: float, because: str) -> Iterator[Way]:
    splice = years.lowered(bench.posting, asked_years, most, because)
    if splice is not None:
        yield Way((splice,))


def _stacked(finding: Finding, bench: Bench) -> Iterator[Way]:
    """All but the longest statement, of the discipline, lose their number; tools first."""
    why = "Each further demand for years turns away people who meet all the rest; the work is what counts."
    mine = sorted(
        _years_of(finding, bench.posting),
        key=lambda y: (not y.of_tool, y.inside is None, min(y.minimum, MOST_YEARS), -y.at.start),
    )
    for y in mine[:-1]:
        if not _ladder(bench.posting, y):
            yield from _said_twice(y, bench, why)
            yield from (Way((splice,)) for splice in years.without(bench.posting, y, why))


def _said_twice(asked: YearsAsked, bench: Bench, why: str) -> Iterator[Way]:
    """A statement that the posting repeats loses its number in every place."""
    same = [o for o in bench.posting.years if (o.subject, o.minimum) == (asked.subject, asked.minimum)]
    every = [splice for o in same if (splice := next(years.without(bench.posting, o, why), None)) is not None]
    if len(same) == len(every) > 1:
        yield Way(tuple(every))


def _beyond_evidence(finding: Finding, bench: Bench) -> Iterator[Way]:
    """The numbers come down together, in proportion inside one statement."""
    correlation = bench.book.constants["years_of_experience"].value.split()[0]
    why = (
        f"Long years say little about how well people work (they correlate with performance at {correlation}); "
        "a lower number turns fewer of them away."
    )
    top = years.most_years(bench.first.posting)
    quoted = [y for y in _years_of(finding, bench.posting) if y.minimum > top]
    rungs = [rung for y in quoted for rung in _ladder(bench.posting, y)]
    parts = [
        y
        for y in bench.posting.years
        if y not in quoted
        and y.minimum > 1
        and (y.inside in finding.quotes or y in rungs or (quoted and years.in_a_role(bench.posting, y)))
    ]
    for y in quoted:
        if _is_a_second_tool(bench.posting, y):
            yield from (Way((splice,)) for splice in years.without(bench.posting, y, why))
    alone = [_lowered_to_most(bench, y, why) for y in (*quoted, *parts)]
    splices = tuple(splice for splice in alone if splice is not None)
    titled = tuple(splice for y in quoted for splice in years.in_the_title(bench.posting, y, top, why))
    if splices:
        yield Way((*splices, *titled))
    yield from (Way((splice,)) for splice in splices)
    for y in quoted:
        yield from (Way((splice,)) for splice in years.without(bench.posting, y, why))


def _is_a_second_tool(posting: Posting, asked: YearsAsked) -> bool:
    """Whether years of a tool come after another demand for years and hold none themselves."""
    first = min((y.at.start for y in posting.years if y.status is Status.MUST), default=0)
    holds = any(o.inside == asked.at for o in posting.years)
    return asked.of_tool and asked.at.start > first and not holds and not _ladder(posting, asked)


def _lowered_to_most(bench: Bench, asked_years: YearsAsked, why: str) -> Splice | None:
    """The most that the audit lets stand; a part of other years keeps its proportion to them."""
    peers = [o for o in bench.posting.years if o.at == asked_years.inside] or _ladder(bench.posting, asked_years)
    if years.in_a_role(bench.posting, asked_years):
        peers = [o for o in bench.first.posting.years if o.status is Status.MUST] or peers
    top = years.most_years(bench.first.posting)
    longest = max((o.minimum for o in peers), default=asked_years.minimum)
    part = longest > asked_years.minimum
    if asked_years.inside and asked_years.minimum < top * 0.8:
        return None
    most = max(1, int(top * asked_years.minimum / longest)) if part else top
    return years.lowered(bench.posting, asked_years, most, why)


def _ladder(posting: Posting, asked_years: YearsAsked) -> list[YearsAsked]:
    """All years of an ask that names degrees with years for each: "a master's and 5 years or a bachelor's and 8"."""
    ask = ask_around(posting, asked_years.at)
    rungs = [y for y in posting.years if ask.start <= y.at.start < ask.end and y.inside is None]
    degrees_there = any(ask.start <= d.at.start < ask.end for d in posting.degrees)
    levels = len(_LEVELS.findall(posting.text, ask.start, ask.end)) > 1
    return rungs if (degrees_there or levels) and len(rungs) > 1 else []


def _against_title(finding: Finding, bench: Bench) -> Iterator[Way]:
    for y in _years_of(finding, bench.posting):
        for most in range(int(y.minimum) - 1, 0, -1):
            yield from _lowered(bench, y, most, finding.says)
        yield from (Way((splice,)) for splice in years.without(bench.posting, y, finding.says))


def _heavy(_finding: Finding, bench: Bench) -> Iterator[Way]:
    load = bench.first.load.asked
    why = f"The posting asked for {load} separate tools; every further name is a reason not to apply."
    yield from fewer_tools(bench, why)


def _expert(finding: Finding, bench: Bench) -> Iterator[Way]:
    why = finding.says.split(":")[0] + "; good knowledge is enough."
    for level in bench.posting.levels:
        if level.mastery and any(q.start == level.at.start for q in finding.quotes):
            yield from (Way((splice,)) for splice in mastery.lowered(bench.posting, level.at, why))


def _degree(finding: Finding, bench: Bench) -> Iterator[Way]:
    why = "Without it, people whose work already shows what the degree is meant to promise are turned away."
    for degree in bench.posting.degrees:
        if degree.at in finding.quotes:
            beside = named_in(bench.posting, ask_around(bench.posting, degree.at))
            for splice in degrees.opened(bench.posting, degree, why):
                yield Way((splice,), softened=beside, dropped=beside)


def _impossible(finding: Finding, bench: Bench) -> Iterator[Way]:
    """Of tools, years and business the years come down: they say the least."""
    why = finding.says.split(":")[0] + "; fewer years are the easiest to do without."
    found = [y for y in _years_of(finding, bench.posting) if y.minimum > MOST_YEARS]
    alone = [years.lowered(bench.posting, y, MOST_YEARS, why) for y in found]
    titled = (splice for y in found for splice in years.in_the_title(bench.posting, y, MOST_YEARS, why))
    yield Way((*(splice for splice in alone if splice is not None), *titled))


_FOR: dict[str, Callable[[Finding, Bench], Iterator[Way]]] = {
    "years-exceed-age": _too_long_for_the_tool,
    "years-stacked": _stacked,
    "years-beyond-evidence": _beyond_evidence,
    "years-against-title": _against_title,
    "impossible-candidate": _impossible,
    "heavy-tool-load": _heavy,
    "silent-on-learning": _heavy,
    "interchangeable-tools": interchangeable,
    "expert-in-several": _expert,
    "degree-without-equivalent": _degree,
}
