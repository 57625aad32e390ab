"""The candidate who does not exist: young tools, long years and a slow domain together."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.ages import young_musts
from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.posting import Status

_YOUNG_YEARS = 5.0
_YOUNG_TOOLS = 2
_LONG_YEARS = 5


def check(case: Case) -> Iterator[Finding]:
    """Look for the three together; each alone is a finding of its own."""
    young = young_musts(case, _YOUNG_YEARS)
    long = [y for y in case.posting.years if y.status is Status.MUST and y.minimum >= _LONG_YEARS]
    domains = [d for d in case.posting.domains if d.status is Status.MUST]
    if len(young) < _YOUNG_TOOLS or not long or not domains:
        return
    names = [how_old.skill.name for _, how_old in young.values()]
    domain = case.book[domains[0].domain].name
    yield Finding(
        impossible_candidate.id,
        Grade.COSTLY,
        f"Three demands meet that seldom meet in one person: {len(names)} tools younger than {_YOUNG_YEARS:g} years "
        f"({', '.join(names)}), {max(y.minimum for y in long):g} years in production, and {domain}, which "
        f"takes years to learn.",
        "Decide which of the three the team lacks most and hire for that; teach the tools, and pair with "
        "somebody who knows the domain.",
        (*(m.at for m, _ in young.values()), *(y.at for y in long), *(d.at for d in domains)),
        tuple(fact for _, how_old in young.values() for fact in how_old.because[:1]),
    )


impossible_candidate = Rule(
    "impossible-candidate",
    "Young tools, long production years and a slow domain, all at once",
    "The engineer with the years and the domain was rejected for the tools; the one with the tools lacks the "
    "years and the domain.",
    check,
)
