"""A posting's must-haves as needs that people can be counted by, each with the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator

from fledge.facts import FactBook, Kind
from fledge.pool.need import MACHINE_LEARNING, WORK, HasDegree, HasSkill, HasYears, Need, WorksIn
from fledge.posting import AnyOf, DegreeAsked, Level, Mention, Posting, Status, Words, YearsAsked

_MACHINE_LEARNING = ("machine learning", "deep learning", "ml", "ai/ml", "artificial intelligence", "data science")
_DEGREES = {Level.DEGREE: "a degree", Level.PHD: "a PhD", Level.CERTIFICATE: "a certificate"}
_ORDER = list(Level)


def needs_of(posting: Posting, book: FactBook) -> tuple[Need, ...]:
    """What a person must bring to meet the posting, in the order in which it asks.

    Only must-haves; what is welcome excludes nobody. Alternatives are one need. Years are one need each for work in
    general and for machine learning, the longest that is asked.
    """
    found = [*_alone(posting, book), *_groups(posting, book), *_years(posting), *_degrees(posting)]
    found += _domains(posting, book)
    return tuple(dict.fromkeys(sorted(found, key=lambda need: need.at[0].start)))


def name_of(skill: str, book: FactBook) -> str:
    """The usual name of a skill; one that the book does not have goes by its own."""
    return book[skill].name if skill in book.skills else skill


def listed(names: tuple[str, ...], last: str = "or") -> str:
    """Names as a sentence lists them.

    >>> listed(("AWS", "Azure", "GCP"))
    'AWS, Azure or GCP'
    """
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _must(mention: Mention) -> bool:
    return mention.status is Status.MUST and mention.kind is not Kind.DOMAIN


def _alone(posting: Posting, book: FactBook) -> Iterator[Need]:
    places: dict[str, list[Words]] = {}
    for m in posting.mentions:
        if _must(m) and m.group is None:
            places.setdefault(m.skill, []).append(m.at)
    for skill, at in places.items():
        yield HasSkill(name_of(skill, book), (skill,), at=tuple(at))


def _groups(posting: Posting, book: FactBook) -> Iterator[Need]:
    """Any-of groups that are not already met by a skill that must be brought anyway."""
    alone = {m.skill for m in posting.mentions if _must(m) and m.group is None}
    for group in posting.groups:
        skills = tuple(s for s in group.skills if s not in book.skills or book[s].kind is not Kind.DOMAIN)
        if group.status is Status.MUST and skills and len(alone & set(skills)) < group.at_least:
            yield HasSkill(_label(group, skills, book), skills, group.at_least, at=(group.at,))


def _label(group: AnyOf, skills: tuple[str, ...], book: FactBook) -> str:
    names = listed(tuple(name_of(skill, book) for skill in skills))
    return names if group.at_least == 1 else f"{group.at_least} of {names}"


def _years(posting: Posting) -> Iterator[Need]:
    musts = [asked for asked in posting.years if asked.status is Status.MUST and asked.minimum > 0]
    for of in (WORK, MACHINE_LEARNING):
        mine = [asked for asked in musts if _years_of(asked) == of]
        if mine:
            longest = max(mine, key=lambda asked: asked.minimum)
            yield HasYears(_span(longest), longest.minimum, of, at=(longest.at,))


def _years_of(asked: YearsAsked) -> str:
    said = {word.strip(",.;") for word in asked.subject.lower().split()} | {asked.subject.lower()}
    of_learning = any(name in said or (" " in name and name in asked.subject.lower()) for name in _MACHINE_LEARNING)
    return MACHINE_LEARNING if of_learning or "machine-learning" in asked.skills else WORK


def _span(asked: YearsAsked) -> str:
    noun = "year" if asked.minimum == 1 else "years"
    return f"{asked.minimum:g}+ {noun} of {asked.subject}" if asked.subject else f"{asked.minimum:g}+ {noun}"


def _degrees(posting: Posting) -> Iterator[Need]:
    """The lowest degree that is a must; of several, the one that lets most people in is what the posting means."""
    musts = [asked for asked in posting.degrees if asked.status is Status.MUST]
    if musts:
        lowest = min(musts, key=lambda asked: _ORDER.index(asked.level))
        yield HasDegree(_degree(lowest), lowest.level, lowest.or_experience, at=(lowest.at,))


def _degree(asked: DegreeAsked) -> str:
    name = _DEGREES.get(asked.level, f"a {asked.level}'s degree")
    return f"{name} or experience" if asked.or_experience else name


def _domains(posting: Posting, book: FactBook) -> Iterator[Need]:
    """Fields of business; those inside one group are alternatives."""
    inside: dict[Words, list[str]] = {}
    for domain in posting.domains:
        if domain.status is Status.MUST:
            group = next((g.at for g in posting.groups if g.at.start <= domain.at.start < g.at.end), domain.at)
            inside.setdefault(group, []).append(domain.domain)
    merged: dict[tuple[str, ...], list[Words]] = {}
    for at, domains in inside.items():
        merged.setdefault(tuple(dict.fromkeys(domains)), []).append(at)
    for fields, places in merged.items():
        yield WorksIn(listed(tuple(name_of(field, book) for field in fields)), fields, at=tuple(places))
