"""Several demands for years that add up, or that stand inside each other."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule, promises
from fledge.posting import A_GUIDE, Status, YearsAsked

_MANY = 3


def check(case: Case) -> Iterator[Finding]:
    """Count the separate clocks that one person must have run."""
    musts = _separate([y for y in case.posting.years if y.status is Status.MUST and y.minimum >= 1])
    outer = [y for y in musts if y.inside is None]
    if len(musts) < _MANY:
        return
    total = sum(y.minimum for y in outer)
    yield Finding(
        years_stacked.id,
        Grade.LOOK if promises(case, A_GUIDE) else Grade.COSTLY,
        f"The posting asks for years {len(musts)} times, {total:g} in all if they do not overlap. Whoever misses one "
        "is out, however well they meet the rest.",
        "Keep one statement of experience, of the discipline, and say for the rest what work should be shown.",
        tuple(y.at for y in musts),
        (case.book.constants["years_of_experience"],),
    )


def _separate(years: list[YearsAsked]) -> list[YearsAsked]:
    """The same demand said twice counts once."""
    seen: dict[tuple[float, str], YearsAsked] = {}
    for y in years:
        seen.setdefault((y.minimum, " ".join(y.skills) or y.subject.lower()), y)
    return list(seen.values())


years_stacked = Rule(
    "years-stacked",
    "Three or more separate demands for years",
    "Each demand alone looks modest; together they describe a career that few people had in that order.",
    check,
)
