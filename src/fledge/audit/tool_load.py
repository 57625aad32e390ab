"""How many tools a posting asks for, and how that compares with postings of its kind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from fledge.audit.finding import ToolLoad
from fledge.facts import FactBook, Kind
from fledge.posting import Mention, Posting, Status


def tool_load(posting: Posting, book: FactBook) -> ToolLoad:
    """Count what is asked: each tool once, each any-of group once, must and nice together."""
    asked = posting.asked(Kind.TOOL)
    named = {m.skill for m in asked}
    collapsed = collapsed_count(asked)
    must = collapsed_count(tuple(m for m in asked if m.status is Status.MUST))
    spread = book.distributions.get(kind_of(posting, book))
    if spread is None:
        return ToolLoad(len(named), collapsed, must, None, None)
    return ToolLoad(len(named), collapsed, must, percentile(collapsed, spread.counts), spread.fact)


def collapsed_count(mentions: tuple[Mention, ...]) -> int:
    """How many separate tools the mentions add up to once alternatives count as one.

    A tool named alone anywhere counts alone; a group counts once unless one of its tools is already counted.
    """
    alone = {m.skill for m in mentions if m.group is None}
    groups: dict[int, set[str]] = {}
    for m in mentions:
        if m.group is not None:
            groups.setdefault(m.group, set()).add(m.skill)
    distinct = {frozenset(skills) for skills in groups.values() if not skills & alone}
    return len(alone) + len(distinct)


def percentile(count: int, counts: tuple[int, ...]) -> float:
    """The share of comparable postings that ask for fewer tools, ties counted half; ``counts`` is sorted."""
    return (bisect_left(counts, count) + bisect_right(counts, count)) / 2 / len(counts)


def kind_of(posting: Posting, book: FactBook) -> str:
    """Which distribution a posting is compared with: the first whose title words it carries, else all tech roles."""
    title = posting.title.lower() or posting.text[:120].lower()
    for name, spread in book.distributions.items():
        if any(word in title for word in spread.title_words):
            return name
    return "tech"
