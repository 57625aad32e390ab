"""A long demand for years, which predicts almost nothing."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule, promises
from fledge.facts import Fact
from fledge.posting import A_GUIDE, Status

_LONG = 5


def check(case: Case) -> Iterator[Finding]:
    """Name the longest demand once; the study speaks for all of them."""
    long = [y for y in case.posting.years if y.status is Status.MUST and y.minimum >= _LONG]
    if not long:
        return
    most = max(y.minimum for y in long)
    facts = case.book.constants
    years, interview = facts["years_of_experience"], facts["structured_interview"]
    yield Finding(
        years_beyond_evidence.id,
        Grade.LOOK if promises(case, A_GUIDE) else Grade.COSTLY,
        f"You ask for {most:g} years. Years say little about how well somebody works: over many samples they "
        f"correlated "
        f"with performance at {_figure(years)}, a structured interview at {_figure(interview)}.",
        "Ask for something the person has built or run, and judge it with a work sample and a structured interview.",
        tuple(y.at for y in long),
        (years, facts["years_in_software"], interview, facts["work_sample"]),
    )


def _figure(fact: Fact) -> str:
    return fact.value.split()[0]


years_beyond_evidence = Rule(
    "years-beyond-evidence",
    "Five or more years demanded",
    "The years screen is cheap to apply and expensive in the people it loses.",
    check,
)
