"""What the skill book says and what surveys taught, as one adjacency: one for a match, one for what goes together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fledge.facts import FactBook, Kind
from fledge.facts.ways import Learned, LearnedWay, Ways
from fledge.match.adjacency import Adjacency, Way, curated_ways

#: What the book's judgement counts in ``goes_together``: where people were asked about both tools and use them
#: together, where they do not, and where nobody was asked.
_BESIDE_USE, _AGAINST_USE, _UNASKED = 0.1, 0.05, 0.5

_Key = tuple[tuple[str, ...], str]


def adjacency(book: FactBook, ways: Ways) -> Adjacency:
    """What carries over, for a match: the skill book's relations, and what people use together, each one more chance.

    ``ways`` come from :func:`fledge.facts.ways.load_ways`.

    >>> from fledge.facts.load import load
    >>> from fledge.facts.ways import load_ways
    >>> near = adjacency(load(), load_ways())
    >>> near.credit("docker", {"kubernetes": 1}).value > near.credit("kubernetes", {"docker": 1}).value
    True
    """
    wholes = {skill: found for skill in book.skills if (found := book.wholes_of(skill))}
    return Adjacency(_blended(book, ways, beside=1.0, against=1.0, unasked=1.0), wholes, names(book, ways))


def goes_together(book: FactBook, ways: Ways) -> Adjacency:
    """What people with such skills are likely to work with as well.

    Two substitutes are easily learned one from the other and seldom used together: where people were asked about both,
    their answer stands and the book's judgement counts for little; where nobody was asked, for half. That a tool is
    part of a field or practice is no news, and is left out.
    """
    told = {way.to for way in ways.judged}.union(*(survey.counts for survey in ways.learned))
    tools = {skill.id for skill in book.skills.values() if skill.kind is Kind.TOOL}
    found = _blended(book, ways, beside=_BESIDE_USE, against=_AGAINST_USE, unasked=_UNASKED)
    return Adjacency(way for way in found if way[1] in tools or way[1] in told)


def names(book: FactBook, ways: Ways) -> dict[str, str]:
    """The usual name of every skill by its id; a tool that only a survey knows goes by the survey's words."""
    said = {skill: words for survey in ways.learned for skill, words in survey.words.items() if words}
    return said | {skill.id: skill.name for skill in book.skills.values()}


def _blended(book: FactBook, ways: Ways, *, beside: float, against: float, unasked: float) -> Iterator[Way]:
    known, learned = names(book, ways), ways.learned
    taught = _taught(learned)
    said_here = ((way.have, way.to, way.weight, f"{way.because} (our judgement)") for way in ways.judged)
    for held, goal, weight, reason in (*curated_ways(book), *said_here):
        key = ((held,) if isinstance(held, str) else held, goal)
        if key in taught:
            use, survey, way = taught.pop(key)
            said = f"{_said(survey, way, known)}; {reason}"
            yield held, goal, 1 - (1 - use) * (1 - beside * weight), said
        else:
            asked = any({*key[0], goal} <= survey.counts.keys() for survey in learned)
            yield held, goal, weight * (against if asked else unasked), reason
    for (several, goal), (use, survey, way) in taught.items():
        yield several, goal, use, _said(survey, way, known)


def _taught(learned: Sequence[Learned]) -> dict[_Key, tuple[float, Learned, LearnedWay]]:
    """By what is held and what it leads to: the weight over all surveys that asked, and what the richest one says.

    A survey counts by the square of what was ticked in it, so that the richer one leads; one that asked and found
    nothing counts as nought.
    """
    found: dict[_Key, list[tuple[Learned, LearnedWay]]] = {}
    for survey in learned:
        for way in survey.ways:
            found.setdefault((way.held, way.to), []).append((survey, way))
    ticks = {survey.name: sum(survey.counts.values()) ** 2 for survey in learned}
    taught = {}
    for (held, goal), several in found.items():
        of_all = sum(ticks[survey.name] for survey in learned if {*held, goal} <= survey.counts.keys())
        weight = sum(way.weight * ticks[survey.name] for survey, way in several) / of_all
        survey, way = max(several, key=lambda one: ticks[one[0].name])
        taught[held, goal] = weight, survey, way
    return taught


def _said(survey: Learned, way: LearnedWay, known: Mapping[str, str]) -> str:
    held = " and ".join(known.get(skill, skill) for skill in way.held)
    times = f"{way.times:.1f}" if way.times < 10 else f"{way.times:.0f}"
    who = f"{survey.title.partition(',')[0]}, n = {way.people:,}"
    return f"people who use {held} use {known.get(way.to, way.to)} {times} times as often as others ({who})"
