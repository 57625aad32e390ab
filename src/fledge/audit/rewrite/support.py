"""How much speaks for demanding a tool by its name."""

from __future__ import annotations

from fledge.audit.ages import age
from fledge.audit.rewrite.bench import Bench
from fledge.facts import Kind
from fledge.posting import Mention, Status

_YOUNG_YEARS = 4.0
#: So many tools stay demanded at the least: those that the first project needs.
_STAY = 4


def by_support(bench: Bench, status: Status) -> list[Mention]:
    """Tools asked by themselves, the one with the least support first."""
    mine = [m for m in bench.posting.asked(Kind.TOOL) if m.status is status and m.group is None]
    mine = [m for m in mine if m.skill not in bench.keep and m.at.of(bench.posting.text) not in bench.welcome]
    first = {m.skill: m for m in reversed(mine)}
    ranks = {skill: rank for rank, skill in enumerate(reversed(first))}
    return sorted(first.values(), key=lambda m: support(bench, m, ranks[m.skill] / len(ranks)))


def needed(bench: Bench) -> frozenset[str]:
    """What stays demanded whatever else is learned: the title's tools, the first languages, and the best supported."""
    musts = [m.skill for m in by_support(bench, Status.MUST) if m.in_book and m.skill not in bench.firm]
    best = frozenset(musts[-max(1, _STAY - len(bench.firm)) :])
    return bench.firm | best | {m.skill for m in bench.posting.asked(Kind.TOOL) if m.group and m.skill in bench.used}


def support(bench: Bench, mention: Mention, lateness: float) -> float:
    """How much speaks for asking this tool: duties, title, being a language, being named again, early; not youth."""
    posting, skill = bench.posting, mention.skill
    points = 1.5 * (1 - lateness)
    if not mention.in_book:
        return points - 1
    known = bench.book[skill]
    points += 10 * (skill in bench.firm)
    points += 3 * (skill in bench.used) + 2 * (sum(m.skill == skill for m in posting.mentions) > 1)
    how_old = age(known, bench.book, bench.audit.today)
    points -= 2 * (how_old is not None and how_old.existed < _YOUNG_YEARS)
    return points - bool(bench.book.substitutes_of(skill))
