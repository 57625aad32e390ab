"""The edits that somebody chose, each in every way in which a line can say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.repair.edit import Edit, EditKind
from fledge.audit.rewrite import degrees, softer, years
from fledge.audit.rewrite.asks import ask_around, begins_a_sentence, named_in
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.items import Listing, listing
from fledge.audit.rewrite.kinds import may_stand
from fledge.audit.rewrite.lists import beside, one_of, taken_out
from fledge.audit.rewrite.places import degrees_of, mentions_of, years_of
from fledge.audit.rewrite.plain import bare, can_be_joined, stands_in_a_list
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.wording import capitalised, listed
from fledge.pool.need import HasSkill, HasYears, Need
from fledge.posting import Mention, Status, YearsAsked

#: A name with its kind does not stand beside bare names.
_KIND = re.compile(r"\b(?:services|APIs?|tools|platforms?|frameworks?|/)$", re.I)


def ways_of(edit: Edit, bench: Bench) -> Iterator[Way]:
    """What there is to change for an edit, place by place and the best way first."""
    because = edit.because[:1].upper() + edit.because[1:].rstrip(".") + "."
    match edit.kind:
        case EditKind.ONE_OF:
            yield from _any_one(edit, bench, because)
        case EditKind.CONCEPT:
            yield from _concept(edit, bench, because)
        case EditKind.EXPERIENCE:
            yield from (way for need in edit.needs for way in _opened(bench, need, because))
        case EditKind.FEWER_YEARS:
            asked = (y for need in edit.needs for y in years_of(bench.posting, need))
            yield from (way for y in asked for way in _fewer(bench, y, edit.instead, because))
        case EditKind.NICE | EditKind.DROP:
            yield from (way for need in edit.needs for way in softer.ways_of(bench, need, edit.kind, because))


def _opened(bench: Bench, need: Need, because: str) -> Iterator[Way]:
    for degree in degrees_of(bench.posting, need):
        beside = named_in(bench.posting, ask_around(bench.posting, degree.at))
        for splice in degrees.opened(bench.posting, degree, because):
            yield Way((splice,), softened=beside, dropped=beside)


def _fewer(bench: Bench, asked: YearsAsked, instead: Need | None, because: str) -> Iterator[Way]:
    """The number that was chosen, where nothing beside it asks for more years."""
    if not isinstance(instead, HasYears):
        return
    ask = ask_around(bench.posting, asked.at)
    beside = (y for y in bench.posting.years if y != asked and ask.start <= y.at.start < ask.end)
    most = max((y.minimum for y in beside), default=0)
    if most <= instead.years:
        top = years.most_years(bench.first.posting)
        quoted = (f.quotes for f in bench.audit.findings if f.rule == "years-beyond-evidence")
        flagged = most <= top and any(asked.at in quotes for quotes in quoted)
        parts = [y.minimum + (not flagged) for y in bench.posting.years if y.inside == asked.at]
        few = max(min(top, instead.years) if flagged else instead.years, *parts, *_said_elsewhere(bench, asked, top))
        splices = [years.lowered(bench.posting, asked, few, because)] if few < asked.minimum else []
        splices += [years.lowered(bench.posting, y, part, because) for y, part in _roles(bench, asked, few)]
        if splices and splices[0] is not None:
            titled = years.in_the_title(bench.posting, asked, few, because)
            yield Way((*(splice for splice in splices if splice is not None), *titled))


def _said_elsewhere(bench: Bench, asked: YearsAsked, top: float) -> list[float]:
    """What other lines go on to demand: fewer years than these would contradict them."""
    ask = ask_around(bench.posting, asked.at)
    others = (y for y in bench.posting.years if y.status is Status.MUST and not ask.start <= y.at.start < ask.end)
    return [0.0, *(min(y.minimum, top) for y in others if not years.in_a_role(bench.posting, y))]


def _roles(bench: Bench, asked: YearsAsked, few: float) -> Iterator[tuple[YearsAsked, float]]:
    """Years in a role, and those in the same line, come down in proportion where they would fill the new number."""
    ask = ask_around(bench.posting, asked.at)
    for y in bench.posting.years:
        role = y.inside is None and years.in_a_role(bench.posting, y) and few / 2 < y.minimum <= asked.minimum
        beside = ask.start <= y.at.start < ask.end and few <= y.minimum < asked.minimum
        part = max(1, round(few * y.minimum / asked.minimum))
        if (role or beside) and y != asked and part < y.minimum:
            yield y, part


def _any_one(edit: Edit, bench: Bench, because: str) -> Iterator[Way]:
    """The first of the tools with the others beside it; where they stood in other lines they go."""
    posting, instead = bench.posting, edit.instead
    found = [m for need in edit.needs for m in mentions_of(posting, need)]
    here = listing(posting, found[0]) if found else None
    if here is None or not isinstance(instead, HasSkill):
        return
    rivals = [m for i in here.items for m in i.mentions if m.skill in instead.any_of and m.group is None]
    found += [m for m in rivals if m not in found]
    found += _of_their_kind(bench, here, found) if len(edit.needs) > 1 else []
    chosen = tuple(i for i in here.items if any(i.start <= m.at.start < i.end for m in found))
    words = [posting.text[i.core.start : i.core.end] for i in chosen]
    if not can_be_joined(bench, here, chosen) or any(_KIND.search(name) for name in words):
        return
    named = {m.skill for i in chosen for m in i.mentions if m.at.start >= i.core.start}
    elsewhere = {m.skill for m in posting.asked() if m not in found}
    if (named - set(instead.any_of) and len(edit.needs) == 1) or (set(instead.any_of) - named) & elsewhere:
        return
    cuts = [taken_out(bench, (m,), because) for m in found if not any(i.start <= m.at.start < i.end for i in chosen)]
    more = tuple(bench.name(skill) for skill in instead.any_of if skill not in named)
    touched, new = frozenset(m.skill for m in found), frozenset(instead.any_of)
    if not cuts and more and len(chosen) == 1 < len(here.items):
        yield Way((beside(chosen[0], more, because),), touched, frozenset(), named=new)
    if all(cut is not None for cut in cuts):
        splices = tuple(cut[0] for cut in cuts if cut is not None)
        yield Way((one_of(posting, here, chosen, because, more), *splices), touched, frozenset(), named=new)


def _of_their_kind(bench: Bench, here: Listing, found: list[Mention]) -> list[Mention]:
    """What stands in the same list and does the same job as one of them: it would be odd to go on demanding it."""
    same = {other for m in found for other in bench.book.substitutes_of(m.skill)} - {m.skill for m in found}
    return [m for item in here.items for m in item.mentions if m.skill in same and m.group is None]


def _concept(edit: Edit, bench: Bench, because: str) -> Iterator[Way]:
    """The concept, with the tools as what would be ideal, where the line does not name the concept anyway."""
    posting, instead = bench.posting, edit.instead
    for m in [m for need in edit.needs for m in mentions_of(posting, need) if m.group is None]:
        found = listing(posting, m)
        item = next((i for i in found.items if i.start <= m.at.start < i.end), None) if found else None
        if not found or item is None or not isinstance(instead, HasSkill) or not bare(posting, item):
            continue
        if ":" in posting.text[found.ask.start : m.at.start]:
            continue
        concept, alone = instead.any_of[0], item.core == m.at and stands_in_a_list(bench, found.ask)
        if alone and may_stand(bench, m.skill, m.at, concept):
            words = f"{_in_a_line(bench.name(concept))} (ideally {listed([m.at.of(posting.text)], 'or')})"
            words = capitalised(words) if begins_a_sentence(posting.text, m.at.start) else words
            skills = frozenset((m.skill,))
            yield Way((Splice(m.at.start, m.at.end, words, because),), skills, skills, named=frozenset((concept,)))


def _in_a_line(name: str) -> str:
    """A concept's name inside a sentence: "Deep learning" small, "RAG" as it is."""
    return name if any(c.isupper() for c in name[1:]) else name[:1].lower() + name[1:]
