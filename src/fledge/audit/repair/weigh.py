"""Which edits a posting allows: for every need the mild ones first, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from fledge.audit.repair.core import is_language
from fledge.audit.repair.edit import Edit, EditKind
from fledge.facts import FactBook, Kind
from fledge.pool import HasDegree, HasSkill, HasYears, Need, Panel, WorksIn, listed, name_of

#: Years that a line can be lowered to.
_LADDER = (1, 2, 3, 4, 5, 8)
#: Alternatives that a sentence can name before it stops being read.
_MOST_NAMED = 4


def edits_for(needs: Sequence[Need], panel: Panel, book: FactBook, *, least_years: float = 1) -> tuple[Edit, ...]:
    """Every edit worth weighing, without saying yet what it brings; years come down to ``least_years`` at most."""
    alone = [edit for need in needs for edit in _of(need, panel, book, least_years)]
    return (*alone, *_merged([need for need in needs if isinstance(need, HasSkill)], panel, book))


def _of(need: Need, panel: Panel, book: FactBook, least_years: float) -> Iterator[Edit]:
    match need:
        case HasSkill():
            yield from _skill(need, panel, book)
        case HasYears():
            yield from _years(need, book, least_years)
        case HasDegree():
            yield from _degree(need, book)
        case WorksIn():
            yield Edit(EditKind.NICE, (need,), None, f"{need.label} can be learned from the colleagues who know it")


def _skill(need: HasSkill, panel: Panel, book: FactBook) -> Iterator[Edit]:
    if family := _family(need, panel, book):
        any_of = (*need.any_of, *family)
        instead = replace(need, label=listed(tuple(name_of(s, book) for s in any_of)), any_of=any_of)
        yield Edit(EditKind.ONE_OF, (need,), instead, _reason(need, family[0], book))
    yield from _concept(need, panel, book)
    yield Edit(EditKind.NICE, (need,), None, f"{need.label} can be learned on the job")


def _family(need: HasSkill, panel: Panel, book: FactBook) -> tuple[str, ...]:
    """What can stand in and was asked about, as far as a sentence can name it; most used first."""
    if need.at_least > 1 or any(s in book.skills and is_language(book[s]) for s in need.any_of):
        return ()
    near = {s for skill in need.any_of for s in book.substitutes_of(skill) if s in panel.ticks} - set(need.any_of)
    room = max(_MOST_NAMED - len(need.any_of), 0)
    return tuple(sorted(near, key=lambda s: (-int(panel.ticks[s].sum()), s))[:room])


def _reason(need: HasSkill, instead: str, book: FactBook) -> str:
    return next((why for s in need.any_of if (why := book.substitutes_of(s).get(instead))), "either does the job")


def _concept(need: HasSkill, panel: Panel, book: FactBook) -> Iterator[Edit]:
    """The narrowest concept that shows in all the tools, where a line can ask for it without losing its meaning."""
    tools = [book.skills.get(skill) for skill in need.any_of]
    if need.at_least > 1 or any(t is None or t.kind is not Kind.TOOL or is_language(t) for t in tools):
        return
    said = book.words.get("rewrite", {}).get("named", ())
    shared = [c for c in said if set(need.any_of) < set(panel.through.get(c, ()))]
    for concept in sorted(shared, key=lambda c: (len(panel.through[c]), c))[:1]:
        name = name_of(concept, book)
        instead = HasSkill(name, (concept,), at=need.at)
        yield Edit(EditKind.CONCEPT, (need,), instead, f"somebody who knows {name} learns {need.label} on the job")


def _years(need: HasYears, book: FactBook, least: float) -> Iterator[Edit]:
    fact = book.constants.get("years_of_experience")
    says = f" (correlation {fact.value.split()[0]})" if fact else ""
    why = f"years of experience hardly tell how well somebody will work{says}"
    for years in sorted({least, *(y for y in _LADDER if y > least)}):
        if years < need.years:
            noun = "year" if years == 1 else "years"
            instead = replace(need, label=f"{years:g}+ {noun}", years=years)
            yield Edit(EditKind.FEWER_YEARS, (need,), instead, why)


def _degree(need: HasDegree, book: FactBook) -> Iterator[Edit]:
    fact = book.constants.get("degree_resets")
    says = f"; {fact.value} of high-skill occupations lowered their demands for degrees 2017 to 2019" if fact else ""
    if not need.or_experience:
        instead = replace(need, label=f"{need.label} or equivalent experience", or_experience=True)
        yield Edit(EditKind.EXPERIENCE, (need,), instead, f"the skills can be learned without the degree{says}")
    yield Edit(EditKind.NICE, (need,), None, f"a degree stands in for skills that can be seen directly{says}")


def _merged(needs: Sequence[HasSkill], panel: Panel, book: FactBook) -> Iterator[Edit]:
    """Two must-haves that do the same job become one of them."""
    for one, other in combinations(needs, 2):
        if one.at_least == other.at_least == 1 and _same_job(one, other, book):
            any_of = tuple(dict.fromkeys((*one.any_of, *other.any_of)))
            if any(s in panel.ticks or s in panel.through for s in any_of):
                label = listed(tuple(name_of(s, book) for s in any_of))
                instead = HasSkill(label, any_of, at=(*one.at, *other.at))
                yield Edit(EditKind.ONE_OF, (one, other), instead, _reason(one, other.any_of[0], book))


def _same_job(one: HasSkill, other: HasSkill, book: FactBook) -> bool:
    return all(b in book.substitutes_of(a) for a in one.any_of for b in other.any_of)
