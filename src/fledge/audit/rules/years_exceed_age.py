"""Years asked of a tool that has not existed that long."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.ages import Age, age, public_for
from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.facts import Kind
from fledge.posting import YearsAsked


def check(case: Case) -> Iterator[Finding]:
    """Compare each demanded duration with the age of what it is of, the most lenient reading first."""
    for asked in case.posting.years:
        ages = _ages(case, asked)
        if not ages:
            continue
        # However the list is meant, whatever in it is old enough acquits the line.
        graded = [(_grade(asked, a, case), a) for a in ages]
        lightest, how_old = max(graded, key=lambda pair: pair[0].weight if pair[0] else len(Grade))
        if lightest is Grade.IMPOSSIBLE:
            yield _impossible(case, asked, how_old)
        elif lightest is Grade.NOBODY:
            yield _practically_nobody(asked, how_old)
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


def _impossible(case: Case, asked: YearsAsked, how_old: Age) -> Finding:
    name = how_old.skill.name
    return Finding(
        years_exceed_age.id,
        Grade.IMPOSSIBLE,
        f"Nobody can have {asked.minimum:g} years of {name}: on {case.today.day} {case.today:%B %Y} it had been public "
        f"for {public_for(how_old)} at the most.",
        f"Ask for the work that {name} is used for. Whoever has done that work learns the tool in weeks.",
        (asked.at,),
        how_old.because,
    )


def _practically_nobody(asked: YearsAsked, how_old: Age) -> Finding:
    name = how_old.skill.name
    verb = "has been public" if how_old.skill.kind is Kind.TOOL else "has been spoken of"
    return Finding(
        years_exceed_age.id,
        Grade.NOBODY,
        f"Hardly anybody has {asked.minimum:g} years of {name}: it {verb} for {public_for(how_old)}, "
        f"and ordinary teams have used it for about {max(how_old.in_production, 0):.1f}.",
        f"Ask for the work that {name} is used for, or for fewer years of it.",
        (asked.at,),
        (*how_old.because, *how_old.spread),
    )


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
