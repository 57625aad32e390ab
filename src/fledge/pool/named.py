"""Needs as people type them: "pytorch|tensorflow", 5 years, finance, a master's degree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from fledge.facts import FactBook, Kind
from fledge.pool.asked import listed, name_of
from fledge.pool.need import WORK, HasDegree, HasSkill, HasYears, Need, WorksIn
from fledge.pool.panel import Panel
from fledge.posting import Level
from fledge.problem import Problem, Problems

#: Nobody works longer than this.
_MOST_YEARS = 50
_LEVELS = {level.value: level for level in (Level.ASSOCIATE, Level.BACHELOR, Level.MASTER, Level.PHD)}


def needs_named(
    skills: Sequence[str],
    book: FactBook,
    panel: Panel,
    *,
    years: float | None = None,
    industries: Sequence[str] = (),
    degree: str | None = None,
    where: str = "",
) -> tuple[Need, ...]:
    """The needs that somebody typed, in that order; every mistake in them is named at once.

    A skill goes by any of its names in the skill book or by the survey's own words; alternatives have "|" between them.
    """
    problems: list[Problem] = []
    found: list[Need] = []
    for name in skills:
        _gather(found, problems, lambda name=name: _skill(name, book, panel, where))
    for name in industries:
        _gather(found, problems, lambda name=name: _industry(name, book, panel, where))
    if years is not None:
        _gather(found, problems, lambda: _years(years, where))
    if degree is not None:
        _gather(found, problems, lambda: _degree(degree, where))
    problems += _contradictions(found, where)
    if problems:
        raise problems[0] if len(problems) == 1 else Problems(problems)
    return tuple(dict.fromkeys(found))


def _gather(found: list[Need], problems: list[Problem], read: object) -> None:
    try:
        found.append(read())  # type: ignore[operator]
    except Problem as problem:
        problems.append(problem)


def _skill(text: str, book: FactBook, panel: Panel, where: str) -> HasSkill:
    names = [name.strip() for name in text.split("|")]
    if not all(names):
        raise Problem(f"{text!r} has an empty alternative", where=where, mend='write "pytorch|tensorflow"')
    skills = tuple(dict.fromkeys(_id(name, book, panel, where) for name in names))
    return HasSkill(listed(tuple(name_of(skill, book) for skill in skills)), skills)


def _id(name: str, book: FactBook, panel: Panel, where: str) -> str:
    """The id of a skill: in the survey's own words, or by any name that the book knows."""
    said = {words.lower(): skill for words, skill in panel.names.items()}
    if name.lower() in said:
        return said[name.lower()]
    if name in panel.ticks:
        return name
    if book.knows(name):
        return book.named(name).id
    raise _unknown(name, [*panel.names, *(skill.name for skill in book.skills.values())], where)


def _unknown(name: str, known: Iterable[str], where: str) -> Problem:
    by_lower = {one.lower(): one for one in known}
    near = [by_lower[one] for one in get_close_matches(name.lower(), list(by_lower), n=3, cutoff=0.6)]
    mend = f"did you mean {listed(tuple(near))}?" if near else "see fledge skills show and fledge panel show"
    return Problem(f"nothing goes by the name {name!r}", where=where, mend=mend)


def _industry(text: str, book: FactBook, panel: Panel, where: str) -> WorksIn:
    names = [name.strip() for name in text.split("|")]
    found = []
    for name in names:
        if name in (panel.industry.labels if panel.industry else ()):
            found.append(name)
        elif book.knows(name) and book.named(name).kind is Kind.DOMAIN:
            found.append(book.named(name).id)
        else:
            domains = [skill.name for skill in book.skills.values() if skill.kind is Kind.DOMAIN]
            raise _unknown(name, [*domains, *(panel.industry.labels if panel.industry else ())], where)
    return WorksIn(listed(tuple(name_of(domain, book) for domain in found)), tuple(found))


def _years(years: float, where: str) -> HasYears:
    if not 0 <= years <= _MOST_YEARS:
        raise Problem(f"{years:g} years cannot be", where=where, mend=f"give 0 to {_MOST_YEARS} years")
    return HasYears(f"{years:g}+ {'year' if years == 1 else 'years'}", years, WORK)


def _degree(name: str, where: str) -> HasDegree:
    if name.lower() not in _LEVELS:
        raise Problem(f"{name!r} is not a degree", where=where, mend=f"give {listed(tuple(_LEVELS))}")
    level = _LEVELS[name.lower()]
    return HasDegree("a PhD" if level is Level.PHD else f"a {level.value}'s degree", level)


def _contradictions(needs: Sequence[Need], where: str) -> list[Problem]:
    """Who works in one field now does not work in another: asking both of one person leaves nobody."""
    fields = [need for need in needs if isinstance(need, WorksIn)]
    if len({need.any_of for need in fields}) < 2:
        return []
    both = " and ".join(need.label for need in fields)
    return [
        Problem(f"nobody works in {both} at the same time", where=where, mend='put "|" between them if either will do')
    ]
