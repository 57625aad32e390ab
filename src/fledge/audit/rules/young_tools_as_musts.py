"""Young and short-lived tools demanded by name where what they are for would do."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.audit.ages import young_musts
from fledge.audit.finding import Case, Finding, Grade, Rule
from fledge.facts import Kind, PartialDate

_YOUNG_YEARS = 4.0


def check(case: Case) -> Iterator[Finding]:
    """Those that may be gone soon, and those that are gone."""
    yield from _young(case)
    yield from _ended(case)


def _ended(case: Case) -> Iterator[Finding]:
    """Demanded tools whose makers had stopped by the day, unless something else would do."""
    gone = {
        m.skill: m
        for m in case.must_tools
        if m.group is None
        and (end := case.book.ends.get(m.skill))
        and PartialDate.parse(end.value).latest <= case.today
    }
    for skill, m in gone.items():
        name, concepts = case.book[skill].name, _concepts(case, skill)
        instead = f"Ask for {case.book[concepts[0]].name}" if concepts else "Ask for what it is used for"
        yield Finding(
            young_tools_as_musts.id,
            Grade.LOOK,
            f"{name} is a must-have by name, and its makers have stopped: it gets no more updates.",
            f"{instead}; if old code needs {name}, say so in the duties.",
            (m.at,),
            (case.book.ends[skill],),
        )


def _young(case: Case) -> Iterator[Finding]:
    """One finding for all of them, each with the concept that could stand in its place."""
    young = {
        skill: (m, how_old, case.book[wholes[0]].name)
        for skill, (m, how_old) in young_musts(case, _YOUNG_YEARS, Kind.TOOL).items()
        if (wholes := _concepts(case, skill))
    }
    if not young:
        return
    names = ", ".join(how_old.skill.name for _, how_old, _ in young.values())
    concepts = ", ".join(dict.fromkeys(concept for _, _, concept in young.values()))
    one = len(young) == 1
    yield Finding(
        young_tools_as_musts.id,
        Grade.LOOK,
        f"{'A tool' if one else f'{len(young)} tools'} less than {_YOUNG_YEARS:g} years old "
        f"{'is a must-have' if one else 'are must-haves'} by name: {names}. Such tools come and go; "
        "what they are for stays.",
        f"Ask for {concepts}; say that you use {names} today.",
        tuple(m.at for m, _, _ in young.values()),
        tuple(fact for _, how_old, _ in young.values() for fact in how_old.because[:1]),
    )


def _concepts(case: Case, skill: str) -> list[str]:
    """What the tool is for: the concepts it is part of, not its maker."""
    return [whole for whole in case.book.wholes_of(skill) if case.book[whole].kind is not Kind.TOOL]


young_tools_as_musts = Rule(
    "young-tools-as-musts",
    "Young and short-lived tools demanded by name",
    "Nobody has long experience of them, and whoever hires for them will hire again for the next ones.",
    check,
)
