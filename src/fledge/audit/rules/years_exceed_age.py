"""Years asked of a tool that has not existed that long."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.ages import Age, age
from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.facts import Kind
from fledge.posting import YearsAsked


def check(case: Case) -> Iterator[Finding]:
    """Compare each demanded duration with the age of what it is of, the most lenient reading first."""
    for asked in case.posting.years:
        ages = _ages(case, asked)
        if not ages:
            continue
        # One of several will do: the oldest acquits. All are demanded: still, only if the oldest is
        # too young is the line impossible however it is read.
        oldest = max(ages, key=lambda a: a.existed)
        youngest = min(ages, key=lambda a: a.existed)
        grade = _grade(asked, oldest, case)
        if grade is not None:
            yield _finding(case, asked, oldest, grade)
        elif not asked.any_of and asked.of_tool and len(ages) > 1 and _grade(asked, youngest, case) is Grade.IMPOSSIBLE:
            yield _strictly_read(asked, youngest)


def _ages(case: Case, asked: YearsAsked) -> list[Age]:
    """Ages of everything the years bind to; empty if any of it has no known birth, for that one may be old enough."""
    if not asked.skills:
        return []
    if not asked.of_tool and len(asked.skills) > 1:
        return []
    ages = [age(case.book[skill], case.book, case.today) for skill in asked.skills]
    return [a for a in ages if a is not None] if all(ages) else []


def _grade(asked: YearsAsked, how_old: Age, case: Case) -> Grade | None:
    grace = float(case.book.constants["release_grace"].value.split()[0])
    tool = how_old.skill.kind is Kind.TOOL and asked.of_tool
    if tool and how_old.certain and asked.minimum > how_old.existed + grace:
        return Grade.IMPOSSIBLE
    if asked.minimum > how_old.in_production + grace and asked.minimum >= 2:
        return Grade.NOBODY
    return None


def _finding(case: Case, asked: YearsAsked, how_old: Age, grade: Grade) -> Finding:
    name, years = how_old.skill.name, _number(asked.minimum)
    existed = max(how_old.existed, 0.0)
    if grade is Grade.IMPOSSIBLE:
        says = (
            f"Nobody can have {years} years of {name}: on {case.today.isoformat()} it had been public "
            f"for {existed:.1f} years at the most."
        )
    else:
        says = (
            f"Practically nobody has {years} years of {name}: it had been public for {existed:.1f} years, "
            f"and in general use for about {max(how_old.in_production, 0):.1f}."
        )
    return Finding(
        years_exceed_age.id,
        grade,
        says,
        f"Ask for the work that {name} serves, with years of the discipline if you must; whoever has that "
        f"learns the tool.",
        (asked.at,),
        how_old.because if grade is Grade.IMPOSSIBLE else (*how_old.because, *how_old.spread),
    )


def _strictly_read(asked: YearsAsked, youngest: Age) -> Finding:
    name, years = youngest.skill.name, _number(asked.minimum)
    return Finding(
        years_exceed_age.id,
        Grade.LOOK,
        f"Read strictly, the line asks for {years} years of {name}, which had been public for "
        f"{max(youngest.existed, 0):.1f} years; whoever reads it so will not apply.",
        f"Say which of the listed tools the years are for, and take {name} out of that line.",
        (asked.at,),
        youngest.because,
    )


def _number(years: float) -> str:
    return f"{years:g}"


years_exceed_age = Rule(
    "years-exceed-age",
    "Years asked of a tool that exceed the tool's age",
    "A line that nobody can meet turns away the honest and lets through whoever overstates.",
    check,
)
