"""What is demanded, moved to nice to have as a whole line or a whole item, or dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.repair.edit import EditKind
from fledge.audit.rewrite import years
from fledge.audit.rewrite.asks import ask_around, named_in
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.draft import Splice, with_added
from fledge.audit.rewrite.lists import taken_out, whole_line
from fledge.audit.rewrite.lost import lost_words
from fledge.audit.rewrite.moved import to_welcome
from fledge.audit.rewrite.places import degrees_of, domains_of, mentions_of, years_of
from fledge.audit.rewrite.plain import stands_in_a_list
from fledge.audit.rewrite.way import Way
from fledge.audit.rewrite.welcome import welcomed
from fledge.pool.need import HasSkill, Need, WorksIn
from fledge.posting import Status, Words

#: What a business field may follow so that it can be "ideally in" it.
_IN = re.compile(r"\b(?:years?|experience|background)(?P<led>,?\s+)in(?:\s+(?:the|a|an))?\s+$", re.I)


#: A line that says so many words besides names is about more than them.
_FEW_WORDS = 4
#: A line that speaks to the reader or of the employer.
_ADDRESSED = re.compile(r"\b(?:you|your|you['’]re|we|our|us)\b", re.I)


def ways_of(bench: Bench, need: Need, kind: EditKind, because: str) -> Iterator[Way]:
    """The first place that still demands a need, moved or dropped."""
    posting, drop = bench.posting, kind is EditKind.DROP
    for y in years_of(posting, need):
        yield from (Way((splice,)) for splice in years.without(posting, y, because))
    places = [*(d.at for d in degrees_of(posting, need)), *(d.at for d in domains_of(posting, need))]
    for at in places:
        yield from _line(bench, at, need, because, drop=drop)
        if not drop:
            yield from _ideally(bench, at, because)
    found = mentions_of(posting, need)
    if found:
        together = tuple(m for m in found if m.group == found[0].group)
        yield from _line(bench, together[0].at, need, because, drop=drop)
        if not drop:
            yield from to_welcome(bench, together, because)
            return
        cut = taken_out(bench, together, because)
        skills = frozenset(m.skill for m in together)
        yield from [Way((cut[0],), skills, skills)] if cut is not None else []


def _line(bench: Bench, at: Words, need: Need, because: str, *, drop: bool) -> Iterator[Way]:
    """A line that asks for nothing else, moved as it is or dropped."""
    posting, ask = bench.posting, ask_around(bench.posting, at)
    whole = whole_line(posting, ask, anything=True)
    if whole is None or not _alone(bench, ask, need) or not stands_in_a_list(bench, ask):
        return
    skills, cut = named_in(posting, ask), Splice(whole.start, whole.end, "", because)
    if drop:
        yield Way((cut,), skills, skills, anything=True)
        return
    words = posting.text[ask.start : whole.end].rstrip()
    for added in welcomed(posting, bench.book, words, ask, because):
        if "is a plus" not in added.words:
            yield Way(with_added((cut,), added), skills, skills, anything=True)


def _alone(bench: Bench, ask: Words, need: Need) -> bool:
    """Whether a line demands nothing but this need, and what its tools are for."""
    posting = bench.posting
    mine = set(need.any_of) if isinstance(need, HasSkill) else set()
    kin = {whole for skill in mine if skill in bench.book.skills for whole in bench.book.wholes_of(skill)}
    others = {m.skill for m in posting.mentions if ask.start <= m.at.start < ask.end and m.status is Status.MUST}
    bound = [*(y.at for y in posting.years), *(d.at for d in posting.degrees if mine)]
    line = ask.of(posting.text)
    named = " ".join(m.at.of(posting.text) for m in posting.mentions if ask.start <= m.at.start < ask.end)
    if mine and len(lost_words(line, named)) > _FEW_WORDS:
        return False
    if isinstance(need, WorksIn) and _ADDRESSED.search(line):
        return False
    return others <= mine | kin and not any(ask.start <= at.start < ask.end for at in bound)


def _ideally(bench: Bench, at: Words, because: str) -> Iterator[Way]:
    """ "7 years in banking" → "7 years, ideally in banking"."""
    posting, text = bench.posting, bench.posting.text
    ask = ask_around(posting, at)
    led = _IN.search(text, max(ask.start, at.start - 30), at.start)
    after = re.match(r"\s*(?:[.,;)]|$|\n|(?:and|or)\b|(?:industr\w+|sectors?|domains?)\b)", text[at.end : ask.end])
    if led is None or not after or not stands_in_a_list(bench, ask):
        return
    start, end = led.span("led")
    beside = named_in(posting, ask)
    yield Way((Splice(start, end, ", ideally ", because),), beside, anything=True)
