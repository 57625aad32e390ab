"""A long demand for years, which predicts almost nothing."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.posting import Status

_LONG = 5


def check(case: Case) -> Iterator[Finding]:
    """Name the longest demand once; the study speaks for all of them."""
    long = [y for y in case.posting.years if y.status is Status.MUST and y.minimum >= _LONG]
    if not long:
        return
    longest = max(long, key=lambda y: y.minimum)
    subject = f" of {longest.subject}" if longest.subject else ""
    facts = case.book.constants
    yield Finding(
        years_beyond_evidence.id,
        Grade.COSTLY,
        f"{longest.minimum:g} years{subject} is a filter that says little about the work: over 81 samples, years of "
        "experience correlated with performance at 0.07, a structured interview at 0.42.",
        "Ask for something the person has built or run, and judge it with a work sample and a structured interview.",
        tuple(y.at for y in long),
        (facts["years_of_experience"], facts["years_in_software"], facts["structured_interview"], facts["work_sample"]),
    )


years_beyond_evidence = Rule(
    "years-beyond-evidence",
    "Five or more years demanded",
    "The years screen is cheap to apply and expensive in the people it loses.",
    check,
)
