"""The candidate who does not exist: young tools, long years and a slow domain together."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.ages import young_musts
from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.facts import Kind
from fledge.posting import Status

_YOUNG_YEARS = 6.0
_YOUNG_TOOLS = 2
_LONG_YEARS = 5
#: Domains, besides those of finance, that take years to learn; a choice of ours.
_SLOW = ("healthcare", "clinical", "clinical-trials", "life-sciences", "pharmaceutical", "medical-devices",
         "legal", "aerospace", "defense",
         "energy", "insurance", "telecommunications", "government")  # fmt: skip


def check(case: Case) -> Iterator[Finding]:
    """Look for the three together; each alone is a finding of its own."""
    young = young_musts(case, _YOUNG_YEARS, Kind.TOOL, Kind.CONCEPT)
    long = [y for y in case.posting.years if y.status is Status.MUST and y.minimum >= _LONG_YEARS]
    domains = [d for d in case.posting.domains if d.status is Status.MUST and case.book[d.domain].pack == "finance"]
    domains += [d for d in case.posting.domains if d.status is Status.MUST and d.domain in _SLOW]
    if len(young) < _YOUNG_TOOLS or not long or not domains:
        return
    names = [how_old.skill.name for _, how_old in young.values()]
    domain = case.book[domains[0].domain].name
    yield Finding(
        impossible_candidate.id,
        Grade.COSTLY,
        f"Three demands that rarely meet in one person: new tools and techniques ({', '.join(names)}), "
        f"{max(y.minimum for y in long):g} years of experience, and knowledge of {domain}.",
        "Decide which of the three the team lacks most and hire for that; teach the tools, and pair the person with "
        "somebody who knows the domain.",
        (*(m.at for m, _ in young.values()), *(y.at for y in long), *(d.at for d in domains)),
        (
            *(fact for _, how_old in young.values() for fact in how_old.because[:1]),
            case.book.constants["exact_criteria"],
        ),
    )


impossible_candidate = Rule(
    "impossible-candidate",
    "Young tools, long production years and a slow domain, all at once",
    "The engineer with the years and the domain was rejected for the tools; the one with the tools lacks the "
    "years and the domain.",
    check,
)
