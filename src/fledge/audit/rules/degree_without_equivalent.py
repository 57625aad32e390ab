"""A degree demanded, with no word that experience may stand in for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.finding import Case, Finding, Grade, Rule, promises
from fledge.posting import FOR_THE_DEGREE, DegreeAsked, Level, Status


def check(case: Case) -> Iterator[Finding]:
    """The first such demand; certificates are not degrees."""
    musts = [d for d in case.posting.degrees if d.status is Status.MUST and d.level is not Level.CERTIFICATE]
    demanded = [d for d in musts if not _being_studied(case, d)]
    if not demanded or promises(case, FOR_THE_DEGREE):
        return
    if any(d.or_experience or _or_equivalent(case, d) for d in demanded):
        return
    yield Finding(
        degree_without_equivalent.id,
        Grade.COSTLY,
        f"{_NAMES[demanded[0].level]} is required, with no word on experience in its place.",
        'Add "or equivalent experience", and mean it: decide beforehand what would count.',
        tuple(d.at for d in demanded),
        (case.book.constants["degree_resets"],),
    )


def _being_studied(case: Case, degree: DegreeAsked) -> bool:
    """Whether the line speaks of somebody who studies: a student's degree is what the job is for."""
    start = case.posting.text.rfind("\n", 0, degree.at.start) + 1
    return bool(_STUDIES.search(case.posting.text[max(start, degree.at.start - 60) : degree.at.end]))


def _or_equivalent(case: Case, degree: DegreeAsked) -> bool:
    """Whether "or equivalent" leaves the door open, though it does not name experience."""
    words = case.posting.text[degree.at.start : degree.at.end + 40].lower()
    return "equivalent" in re.split(r"[.;](?:\s|$)|\n\s*[-*•·]", words)[0]


_STUDIES = re.compile(r"\b(?:pursuing|enrolled|working towards?|studying|students?)\b", re.I)
_NAMES = {
    Level.DEGREE: "A degree",
    Level.ASSOCIATE: "An associate's degree",
    Level.BACHELOR: "A bachelor's degree",
    Level.MASTER: "A master's degree",
    Level.PHD: "A PhD",
}

degree_without_equivalent = Rule(
    "degree-without-equivalent",
    'A required degree without "or equivalent experience"',
    "It excludes people whose work already shows what the degree is meant to promise.",
    check,
)
