"""Years that contradict the level in the title."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.posting import Status

#: The most years that a level is usually understood to have; an assumption, shown as one.
_CEILING = {"intern": 1, "graduate": 1, "entry": 2, "junior": 3, "associate": 4}


def check(case: Case) -> Iterator[Finding]:
    """A junior title with a senior's years."""
    ceiling = _CEILING.get(case.posting.seniority)
    if ceiling is None:
        return
    for asked in case.posting.years:
        if asked.status is Status.MUST and asked.minimum > ceiling:
            yield Finding(
                years_against_title.id,
                Grade.COSTLY,
                f"The title says {case.posting.seniority}, the text asks for {asked.minimum:g} years. People with "
                f"{asked.minimum:g} years look for a higher title; people who fit the title will not apply.",
                "Change the title to the level you pay, or the years to the level you name.",
                (asked.at,),
                (case.book.constants["level_ceilings"],),
            )
            return


years_against_title = Rule(
    "years-against-title",
    "More years than the title's level",
    "Title and years are read together; when they disagree, both groups leave.",
    check,
)
