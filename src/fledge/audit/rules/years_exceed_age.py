"""Years asked of a tool that has not existed that long."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.ages import Age, age, public_for
from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.facts import Fact, Kind
from fledge.posting import YearsAsked


def check(case: Case) -> Iterator[Finding]:
    """Compare each demanded duration with the age of what it is of, the most lenient reading first."""
    for asked in case.posting.years:
        ages = _ages(case, asked)
        if not ages:
            continue
        # However the list is meant, whatever in it is old enough acquits the line.
        graded = [(_grade(asked, a, case), a) for a in ages]
        lightest = max((grade for grade, _ in graded), key=lambda grade: grade.weight if grade else len(Grade))
        if lightest is Grade.IMPOSSIBLE:
            yield _impossible(case, asked, ages)
        elif lightest is Grade.NOBODY:
            yield _practically_nobody(asked, ages)
        elif not asked.any_of and len(ages) > 1:
            too_young = [a for grade, a in graded if grade is Grade.IMPOSSIBLE]
            if too_young:
                yield _strictly_read(asked, min(too_young, key=lambda a: a.existed))


def _ages(case: Case, asked: YearsAsked) -> list[Age]:
    """Ages of everything the years bind to; empty if one has no known birth, for it may be old enough, and
    where the names are only examples of a kind.
    """
    if asked.examples or not asked.skills or (not asked.of_tool and len(asked.skills) > 1):
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


def _impossible(case: Case, asked: YearsAsked, ages: list[Age]) -> Finding:
    names, oldest = _listed(asked, ages), _oldest(ages)
    it = "it" if len(ages) == 1 else f"{oldest.skill.name}, the oldest of them,"
    return Finding(
        years_exceed_age.id,
        Grade.IMPOSSIBLE,
        f"Nobody can have {asked.minimum:g} years of {names}: on {case.today.day} {case.today:%B %Y} {it} had been "
        f"public for {public_for(oldest)} at the most.",
        f"Ask for the work that {names} {_is(ages)} used for. Whoever has done that work learns the tool in weeks.",
        (asked.at,),
        _facts(ages),
    )


def _practically_nobody(asked: YearsAsked, ages: list[Age]) -> Finding:
    names, oldest = _listed(asked, ages), _oldest(ages)
    it = "it" if len(ages) == 1 else f"{oldest.skill.name}, the oldest of them,"
    verb = "has been public" if oldest.skill.kind is Kind.TOOL else "has been spoken of"
    return Finding(
        years_exceed_age.id,
        Grade.NOBODY,
        f"Hardly anybody has {asked.minimum:g} years of {names}: {it} {verb} for {public_for(oldest)}, "
        f"and ordinary teams have used it for about {max(oldest.in_production, 0):.1f}.",
        f"Ask for the work that {names} {_is(ages)} used for, or for fewer years of it.",
        (asked.at,),
        (*_facts(ages), *oldest.spread),
    )


def _oldest(ages: list[Age]) -> Age:
    return max(ages, key=lambda a: a.existed)


def _facts(ages: list[Age]) -> tuple[Fact, ...]:
    return tuple(fact for how_old in ages for fact in how_old.because)


def _is(ages: list[Age]) -> str:
    return "is" if len(ages) == 1 else "are"


def _listed(asked: YearsAsked, ages: list[Age]) -> str:
    """What the years are of, as the posting joins it: "LangGraph or CrewAI"."""
    names = [how_old.skill.name for how_old in ages]
    return f" {'or' if asked.any_of else 'and'} ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _strictly_read(asked: YearsAsked, youngest: Age) -> Finding:
    name = youngest.skill.name
    return Finding(
        years_exceed_age.id,
        Grade.LOOK,
        f"Read strictly, this asks for {asked.minimum:g} years of {name}, which has been public for "
        f"{public_for(youngest)}. Careful readers will read it so.",
        f"Say which of the listed tools the years are for, and take {name} out of that line.",
        (asked.at,),
        youngest.because,
    )


years_exceed_age = Rule(
    "years-exceed-age",
    "Years asked of a tool that exceed the tool's age",
    "A line that nobody can meet turns away the honest and lets through whoever overstates.",
    check,
)
