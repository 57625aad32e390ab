"""An invented hiring round, small enough to reckon by hand, for every test that needs one."""

from __future__ import annotations

from fledge.facts.load import load
from fledge.match.impact import Impact, decisions, demographics, impact, limits, requirements, spellings

DECISIONS = "person,requisition,stage,passed,date"
DEMOGRAPHICS = "person,sex,race_ethnicity"
REQUIREMENTS = "person,requirement,met"


def rows(group: str, n: int, selected: int, *, requisition: str = "R1", stage: str = "interview") -> list[str]:
    """So many decisions on people of a group, the first of whom went on."""
    return [f"{group}{i},{requisition},{stage},{int(i < selected)},2026-01-{i % 28 + 1:02d}" for i in range(n)]


#: 60 men, 30 of whom went on; 60 women, 10 of whom did; 5 people who did not say.
ROUND = [*rows("m", 60, 30), *rows("f", 60, 10), *rows("u", 5, 2)]
PEOPLE = [
    *(f"m{i},Male,{'White' if i % 2 else 'Black'}" for i in range(60)),
    *(f"f{i},Female,{'White' if i % 2 else 'Black'}" for i in range(60)),
    *(f"u{i},prefer not to say,White" for i in range(5)),
]
#: All know Python; of the years 50 men have enough, and 15 women.
LINES = [
    *(f"{sex}{i},Python,1" for sex in "mf" for i in range(60)),
    *(f"m{i},five years of machine learning,{int(i < 50)}" for i in range(60)),
    *(f"f{i},five years of machine learning,{int(i < 15)}" for i in range(60)),
]


def table(header: str, lines: list[str]) -> str:
    """Lines as the text of a CSV file."""
    return "\n".join([header, *lines]) + "\n"


def reported(lines: list[str] = ROUND, people: list[str] | None = PEOPLE, asked: list[str] | None = None) -> Impact:
    """The report on a round; without people nothing is said about groups."""
    book = load()
    held = demographics(table(DEMOGRAPHICS, people), where="people.csv") if people is not None else None
    met = requirements(table(REQUIREMENTS, asked), where="lines.csv") if asked else None
    read = decisions(table(DECISIONS, lines), spellings(book.words["stages"]), where="round.csv")
    return impact(read, held, limits(book.constants), asked=met)
