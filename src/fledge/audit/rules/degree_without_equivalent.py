"""A degree demanded, with no word that experience may stand in for it."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.posting import Level, Status


def check(case: Case) -> Iterator[Finding]:
    """The first such demand; certificates are not degrees."""
    demanded = [d for d in case.posting.degrees if d.status is Status.MUST and d.level is not Level.CERTIFICATE]
    if not demanded or any(d.or_experience for d in demanded):
        return
    level = demanded[0].level
    what = "A degree" if level is Level.DEGREE else f"A {'PhD' if level is Level.PHD else level + chr(39) + 's degree'}"
    yield Finding(
        degree_without_equivalent.id,
        Grade.COSTLY,
        f"{what.replace('A associate', 'An associate')} is required and nothing may stand in for it.",
        'Add "or equivalent experience", and mean it: decide beforehand what would count.',
        tuple(d.at for d in demanded),
        (case.book.constants["degree_resets"],),
    )


degree_without_equivalent = Rule(
    "degree-without-equivalent",
    'A required degree without "or equivalent experience"',
    "It excludes people whose work already shows what the degree is meant to promise.",
    check,
)
