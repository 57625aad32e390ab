"""The first bounded projects, cut out of the duties: the smallest first, the largest by the end of the year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential import sentences as say
from fledge.audit.rewrite.potential.offer import Offer
from fledge.audit.rewrite.potential.verbs import can_be_a_project, clause, size


@dataclass(frozen=True, slots=True)
class Project:
    """One line of the plan for the year, and the work in it as something to do."""

    words: str
    work: str = ""


def projects(duties: Sequence[str], offer: Offer) -> tuple[Project, ...]:
    """Three stretches of the year; what the employer has planned comes before what the duties suggest."""
    whens = (say.FIRST, say.SECOND, say.THIRD.format(months=offer.months))
    if offer.projects:
        return _planned(whens, offer.projects)
    work = chosen(duties)
    first, second, third = (whens[n] + ": " for n in range(3))
    if not work:
        pieces = (say.FIRST_PIECE, say.SECOND_PIECE, say.THIRD_PIECE)
        return tuple(Project(when + piece + ".") for when, piece in zip((first, second, third), pieces, strict=True))
    if len(work) == 1:
        return (
            Project(f"{first}{say.FIRST_PIECE}, as a part of this: {work[0]}."),
            Project(f"{second}: {say.SECOND_PIECE}, in the same work.".replace(": :", ":")),
            Project(f"{third}{work[0]}.", work[0]),
        )
    small, large = work[0], work[-1]
    middle = work[1] if len(work) > 2 else "larger pieces of the same, and the first of what comes next"
    return (
        Project(f"{first}help {small}. Your own piece of it: {say.FIRST_PIECE}.", small),
        Project(f"{second}: {middle}.".replace(": :", ":"), middle if len(work) > 2 else ""),
        Project(f"{third}{large}.", large),
    )


def _planned(whens: Sequence[str], planned: Sequence[str]) -> tuple[Project, ...]:
    return tuple(Project(f"{whens[min(n, 2)]}: {words.rstrip('.')}.", clause(words)) for n, words in enumerate(planned))


def chosen(duties: Sequence[str]) -> tuple[str, ...]:
    """Up to three pieces of work from small to large.

    >>> chosen(["Design the platform", "Collaborate with all", "Write tests for the importer", "Build new dashboards"])
    ('write tests for the importer', 'build new dashboards', 'design the platform')
    """
    able = [
        (size(words), n, thing)
        for n, words in enumerate(duties)
        if can_be_a_project(words) and (thing := clause(words))
    ]
    able = [found for found in able if len(found[2].split()) > 2]
    if len(able) < 3:
        return tuple(thing for *_, thing in sorted(able, key=lambda found: (found[0], -found[1])))
    smallest = min(able, key=lambda found: (found[0], -found[1]))
    largest = max(
        (found for found in able if found is not smallest),
        key=lambda found: (found[0], len(found[2].split()) > 3, -found[1]),
    )
    between = [found for found in able if found not in (smallest, largest)]
    middle = min(between, key=lambda found: (abs(found[0] - 1), found[1]))
    return smallest[2], middle[2], largest[2]
