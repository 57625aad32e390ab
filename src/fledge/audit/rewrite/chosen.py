"""The edits that somebody chose, each in every way in which a line can say it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.repair.edit import Edit, EditKind
from fledge.audit.rewrite import degrees, years
from fledge.audit.rewrite.asks import ask_around, named_in, whole_sentence
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice, with_added
from fledge.audit.rewrite.examples import without_examples
from fledge.audit.rewrite.items import listing
from fledge.audit.rewrite.lists import one_of, taken_out, whole_line
from fledge.audit.rewrite.moved import to_welcome
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.welcome import welcomed
from fledge.audit.rewrite.wording import listed
from fledge.pool.need import HasDegree, HasSkill, HasYears, Need, WorksIn
from fledge.posting import DegreeAsked, Mention, Posting, Status, Words, YearsAsked

#: A line that names so many other skills is moved or dropped with what was chosen; a longer list is not.
_BESIDE = 1


def ways_of(edit: Edit, bench: Bench) -> Iterator[list[Way]]:
    """What there is to change for an edit: for every place the ways to do so, the best first."""
    because = edit.because[:1].upper() + edit.because[1:].rstrip(".") + "."
    match edit.kind:
        case EditKind.ONE_OF:
            yield list(_any_one(edit, bench, because))
        case EditKind.CONCEPT:
            yield from (list(_concept(need, edit, bench, because)) for need in edit.needs)
        case EditKind.EXPERIENCE:
            yield from (_opened(bench, d, because) for n in edit.needs for d in degrees_of(bench.posting, n))
        case EditKind.FEWER_YEARS:
            yield from (_fewer(bench, y, edit.instead, because) for n in edit.needs for y in years_of(bench.posting, n))
        case EditKind.NICE | EditKind.DROP:
            for need in edit.needs:
                yield from _softened(bench, need, because, drop=edit.kind is EditKind.DROP)


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
    subject = need.label.partition(" of ")[2]
    musts = (y for y in posting.years if y.minimum == need.years and y.status is Status.MUST)
    return tuple(y for y in musts if y.subject == subject)


def _opened(bench: Bench, degree: DegreeAsked, because: str) -> list[Way]:
    beside = named_in(bench.posting, ask_around(bench.posting, degree.at))
    return [Way((s,), softened=beside, dropped=beside) for s in degrees.opened(bench.posting, degree, because)]


def _fewer(bench: Bench, asked: YearsAsked, instead: Need | None, because: str) -> list[Way]:
    """The number that was chosen, or none at all."""
    if isinstance(instead, HasYears):
        splice = years.lowered(bench.posting, asked, instead.years, because)
        if splice is not None:
            return [Way((splice,))]
    return [Way((splice,)) for splice in years.without(bench.posting, asked, because)]


def _any_one(edit: Edit, bench: Bench, because: str) -> Iterator[Way]:
    """The first of the tools with the others beside it; where they stood in other lines they go."""
    posting, instead = bench.posting, edit.instead
    found = [m for need in edit.needs for m in mentions_of(posting, need)]
    if not found or not isinstance(instead, HasSkill):
        return
    here = listing(posting, found[0])
    if here is None:
        return
    found += [
        m for i in here.items for m in i.mentions if m.skill in instead.any_of and m.group is None and m not in found
    ]
    chosen = tuple(i for i in here.items if any(i.start <= m.at.start < i.end for m in found))
    named = {m.skill for i in chosen for m in i.mentions}
    outside = [m for m in found if not any(i.start <= m.at.start < i.end for i in chosen)]
    more = tuple(_name(bench, skill) for skill in instead.any_of if skill not in named)
    cuts = [taken_out(posting, (m,), because) for m in outside]
    touched = frozenset(m.skill for m in found)
    new = frozenset(instead.any_of)
    if all(cut is not None for cut in cuts):
        splices = tuple(cut[0] for cut in cuts if cut is not None)
        yield Way((one_of(posting, here, chosen, because, more), *splices), touched, frozenset(), named=new)
    yield Way((one_of(posting, here, chosen, because, more),), touched, frozenset(), named=new)


def _name(bench: Bench, skill: str) -> str:
    return bench.book[skill].name if skill in bench.book.skills else skill


def _concept(need: Need, edit: Edit, bench: Bench, because: str) -> Iterator[Way]:
    """The concept, with the tools as what would be ideal."""
    posting, found = bench.posting, mentions_of(bench.posting, need)
    if not found or not isinstance(edit.instead, HasSkill):
        return
    concept, skills = edit.instead.any_of[0], frozenset(m.skill for m in found)
    for first in found[:1]:
        alike = [m for m in found if m.group == first.group]
        if concept in named_in(posting, ask_around(posting, first.at)):
            yield from without_examples(posting, alike, because)
        tools = listed(list(dict.fromkeys(m.at.of(posting.text) for m in alike)), "or")
        place = Words(alike[0].at.start, alike[-1].at.end if first.group is not None else first.at.end)
        words = f"{_in_a_line(_name(bench, concept))} (ideally {tools})"
        yield Way((Splice(place.start, place.end, words, because),), skills, skills, named=frozenset((concept,)))


def _in_a_line(name: str) -> str:
    """A concept's name inside a sentence: "Deep learning" small, "RAG" as it is."""
    return name if any(c.isupper() for c in name[1:]) else name[:1].lower() + name[1:]


def _softened(bench: Bench, need: Need, because: str, *, drop: bool) -> Iterator[list[Way]]:
    """What a need stands for, moved to nice to have or dropped, place by place."""
    posting = bench.posting
    for y in years_of(posting, need):
        yield [Way((splice,)) for splice in years.without(posting, y, because)]
    for degree in degrees_of(posting, need):
        yield list(_place(bench, degree.at, because, drop=drop, after=True))
    if isinstance(need, WorksIn):
        for asked in (d for d in posting.domains if d.domain in need.any_of and d.status is Status.MUST):
            yield [*_ideally(bench, asked.at, because, drop=drop), *_place(bench, asked.at, because, drop=drop)]
    found = mentions_of(posting, need)
    if found:
        together = tuple(m for m in found if m.group == found[0].group)
        beside = named_in(posting, ask_around(posting, together[0].at)) - set(
            need.any_of if isinstance(need, HasSkill) else ()
        )
        ways = [*_items(bench, together, because, drop=drop)]
        if len(beside) <= _BESIDE:
            ways += _place(bench, together[0].at, because, drop=drop)
        yield ways if drop else [*ways, *_remarked(bench, together, because)]


def _items(bench: Bench, mentions: tuple[Mention, ...], because: str, *, drop: bool) -> Iterator[Way]:
    """Items taken out of their list, and named elsewhere unless they are dropped."""
    if not drop:
        yield from to_welcome(bench, mentions, because)
        return
    cut = taken_out(bench.posting, mentions, because)
    if cut is not None:
        gone = named_in(bench.posting, Words(cut[0].start, cut[0].end))
        yield Way((cut[0],), gone, gone)


def _remarked(bench: Bench, mentions: tuple[Mention, ...], because: str) -> Iterator[Way]:
    """What cannot be told apart from its line gets a remark: "security (a plus)"."""
    end = mentions[-1].at.end
    skills = named_in(bench.posting, ask_around(bench.posting, mentions[0].at))
    yield Way((Splice(end, end, " (a plus)", because),), frozenset(m.skill for m in mentions) & skills)


def _place(bench: Bench, at: Words, because: str, *, drop: bool, after: bool = False) -> Iterator[Way]:
    """A whole line or sentence moved or dropped; ``after`` also lets "preferred" follow what it is about."""
    posting, ask = bench.posting, ask_around(bench.posting, at)
    skills = named_in(posting, ask)
    whole = whole_line(posting, ask, anything=True) or whole_sentence(posting, ask)
    words = posting.text[ask.start : ask.end].rstrip(" .;")
    if drop and whole is not None:
        yield Way((Splice(whole.start, whole.end, "", because),), skills, skills, anything=True)
    if not drop and whole is not None:
        for added in welcomed(posting, bench.book, words, ask, because):
            if "is a plus" not in added.words:
                both = with_added((Splice(whole.start, whole.end, "", because),), added)
                yield Way(both, skills, skills, anything=True)
    if not drop and after:
        end = ask.start + len(words)
        yield Way((Splice(end, end, " preferred", because),), skills, skills, anything=True)


def _ideally(bench: Bench, at: Words, because: str, *, drop: bool) -> Iterator[Way]:
    """ "7 years in banking" → "7 years, ideally in banking"."""
    text = bench.posting.text
    led = re.compile(r"\s+(in|with|of|from)(?:\s+(?:the|a|an))?\s+$").search(text, max(0, at.start - 12), at.start)
    if led is None or drop:
        return
    comma = "" if text[led.start() - 1] == "," else ","
    beside = named_in(bench.posting, ask_around(bench.posting, at))
    yield Way((Splice(led.start(), led.start(1), f"{comma} ideally ", because),), beside, anything=True)
