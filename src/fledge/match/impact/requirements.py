"""Who met which line of a posting: the rows of a table, checked."""

from __future__ import annotations

from dataclasses import dataclass

from fledge.match.impact.decisions import PASSED
from fledge.match.impact.table import broken, rows
from fledge.problem import Problem, Problems

COLUMNS = ("person", "requirement", "met")
_ALSO = {
    "person": ("candidate", "candidate_id", "applicant", "applicant_id", "person_id", "id"),
    "requirement": ("must_have", "must", "line", "criterion"),
    "met": ("passed", "pass", "meets"),
}


@dataclass(frozen=True, slots=True)
class Requirements:
    """For each requirement, in the order of the file, who met it and who did not; and what could not be read."""

    met: dict[str, dict[str, bool]]
    problems: tuple[Problem, ...] = ()


def requirements(text: str, *, where: str) -> Requirements:
    """The rows of a CSV text; who stands there with both answers is left out of that requirement, and it is said."""
    problems: list[Problem] = []
    found: dict[str, dict[str, bool]] = {}
    both: set[tuple[str, str]] = set()
    for row in rows(text, COLUMNS, also=_ALSO, where=where):
        cells = row.cells
        if row.torn:
            problems.append(broken(row))
            continue
        if cells is None or not (cells["person"] and cells["requirement"] and cells["met"].lower() in PASSED):
            mend = "write person, requirement, and 1 or 0"
            problems.append(Problem("is no answer to a requirement", where=row.where, mend=mend))
            continue
        person, line, met = cells["person"], cells["requirement"], PASSED[cells["met"].lower()]
        if found.setdefault(line, {}).setdefault(person, met) != met:
            both.add((line, person))
            what = f"{person} both meets {line!r} and does not; left out of it"
            problems.append(Problem(what, where=row.where, mend="keep the answer that counts"))
    for line, person in both:
        del found[line][person]
    if not any(found.values()):
        empty = Problem("holds no answers", where=where, mend=f"write a line for each: {','.join(COLUMNS)}")
        raise Problems(problems or [empty])
    return Requirements(found, tuple(problems))
