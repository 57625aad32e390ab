"""Why a part has its credit: the lines of the papers, and sentences on what they show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fledge.facts import FactBook
from fledge.match.adjacency import Because
from fledge.match.held import Held, Shown
from fledge.match.lists import only_named
from fledge.match.part import Shows
from fledge.match.required import Requirement
from fledge.people import How, Studied
from fledge.pool import MACHINE_LEARNING, listed, name_of

#: So many lines and reasons are shown for one part.
_LINES, _REASONS = 3, 3
#: What would be told as nought per cent is not told.
_LEAST_TOLD = 0.005
_MONTHS = 12
_SHOWS = {
    How.WORK: "used at work",
    How.PROJECT: "used in a project",
    How.COURSE: "learned in a course",
    How.LISTED: "only named",
}


def by_skill(
    skill: str, how: Shows, near: Sequence[Because], held: Held, book: FactBook
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines and reasons for a skill."""
    shown = held.by_skill.get(skill)
    name = name_of(skill, book)
    if how is Shows.NONE:
        return (), (f"The papers show neither {name} nor anything near it.",)
    if how is Shows.LISTED:
        assert shown is not None
        return _quotes(shown), (f"{name} is named, and nothing says what was done with it.",)
    told = [one for one in near[:_REASONS] if one.weight >= _LEAST_TOLD] or near[:1]
    reasons = [*_own(name, shown), *(_carries(one, held, book) for one in told)]
    quotes = [*_done(shown)] if how is Shows.DIRECT else []
    quotes += [line for one in told for line in _done(held.by_skill[one.skill])[:1]]
    quotes += [] if how is Shows.DIRECT else _done(shown)
    return tuple(dict.fromkeys(quotes))[:_LINES], tuple(reasons)


def by_years(
    requirement: Requirement, have: float, held: Held, book: FactBook
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The dated jobs, and what the years asked are worth."""
    tools = listed(tuple(name_of(skill, book) for skill in requirement.years_with))
    of = f" with {tools}" if tools else " of machine learning" if requirement.years_of == MACHINE_LEARNING else ""
    fact = book.constants["years_of_experience"]
    little = f"Years weigh little, for they tell little ({fact.about}: {fact.value}, grade {fact.grade})."
    quotes = tuple(role.quote for role in held.applicant.roles if role.span)[:_LINES] if have else ()
    return quotes, (
        f"The papers date {lasting(have * _MONTHS)} of work{of}; {requirement.years:g} years are asked.",
        little,
    )


def by_degree(studied: Sequence[Studied], held: Held, enough: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The degree, or the work that stands in for it."""
    if studied:
        return tuple(one.quote for one in studied)[:_LINES], (
            "The papers name a degree of this level or a higher one.",
        )
    if not held.months:
        return (), ("The papers name neither such a degree nor dated work.",)
    quotes = tuple(role.quote for role in held.applicant.roles if role.span)[:_LINES]
    return quotes, (f"{lasting(held.months)} of work stand in for a degree; {enough:g} years count as one.",)


def lasting(months: float) -> str:
    """A time as people say it.

    >>> lasting(8), lasting(12), lasting(78)
    ('8 months', '1 year', '6.5 years')
    """
    if months < _MONTHS:
        return "1 month" if round(months) == 1 else f"{round(months)} months"
    years = f"{months / _MONTHS:.1f}".removesuffix(".0")
    return f"{years} {'year' if years == '1' else 'years'}"


def shows(shown: Shown) -> str:
    """How a skill shows, in a few words: "used at work for 6 years, last in 2026 (designed, on call)"."""
    words = _SHOWS[shown.how]
    if shown.how is How.WORK and shown.months:
        words += f" for {lasting(shown.months)}"
        words += f", last in {shown.last.year}" if shown.last else ""
    return words + (f" ({', '.join(shown.signals)})" if shown.signals else "")


def _own(name: str, shown: Shown | None) -> Iterator[str]:
    if shown and shown.strength:
        follows = next((one.instead for one in shown.lines if one.instead), "")
        seen = f"; it follows from “{follows}”" if follows and all(one.instead for one in shown.lines[:1]) else ""
        yield f"{name}: {shows(shown)}{seen}."


def _carries(one: Because, held: Held, book: FactBook) -> str:
    name = name_of(one.skill, book)
    reason = one.reason.rstrip(".")
    return f"{name} ({_SHOWS[held.by_skill[one.skill].how]}) carries over by {one.weight:.0%}: {reason}."


def _done(shown: Shown | None) -> list[str]:
    """The lines that say more than the name."""
    return [one.quote for one in shown.lines if not only_named(one)][:_LINES] if shown else []


def _quotes(shown: Shown) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.quote for one in shown.lines))[:_LINES]


def names(skills: Sequence[str], book: FactBook) -> str:
    """Skills as a sentence lists them."""
    return listed(tuple(name_of(skill, book) for skill in skills), "and")
