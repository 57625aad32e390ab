"""Where in a posting a need is demanded."""

from __future__ import annotations

from fledge.audit.repair.edit import Edit
from fledge.pool.need import HasDegree, HasSkill, HasYears, Need, WorksIn
from fledge.posting import DegreeAsked, DomainAsked, Mention, Posting, Status, YearsAsked


def places_of(edit: Edit, posting: Posting) -> int:
    """In how many places a posting still demands what an edit is about."""
    found = (
        len(ways)
        for n in edit.needs
        for ways in (mentions_of(posting, n), degrees_of(posting, n), years_of(posting, n))
    )
    return sum(found) + sum(len(domains_of(posting, need)) for need in edit.needs)


def mentions_of(posting: Posting, need: Need) -> tuple[Mention, ...]:
    """Where a need's skills are demanded: by themselves, or as the very alternatives that the need names."""
    if not isinstance(need, HasSkill):
        return ()
    groups = {g.group for g in posting.groups if set(g.skills) == set(need.any_of)}
    musts = [m for m in posting.mentions if m.skill in need.any_of and m.status is Status.MUST]
    return tuple(m for m in musts if m.group in groups or (m.group is None and len(need.any_of) == 1))


def degrees_of(posting: Posting, need: Need) -> tuple[DegreeAsked, ...]:
    """The demands for a degree that a need stands for."""
    if not isinstance(need, HasDegree):
        return ()
    musts = (d for d in posting.degrees if d.level is need.level and d.status is Status.MUST)
    return tuple(d for d in musts if d.or_experience is need.or_experience)


def years_of(posting: Posting, need: Need) -> tuple[YearsAsked, ...]:
    """The demands for years that a need stands for."""
    if not isinstance(need, HasYears):
        return ()
    subject = need.label.partition(" of ")[2].lower()
    musts = (y for y in posting.years if y.minimum == need.years and y.status is Status.MUST)
    return tuple(y for y in musts if y.subject.lower() == subject)


def domains_of(posting: Posting, need: Need) -> tuple[DomainAsked, ...]:
    """The demands for knowledge of a business that a need stands for."""
    if not isinstance(need, WorksIn):
        return ()
    return tuple(d for d in posting.domains if d.domain in need.any_of and d.status is Status.MUST)
