"""What a job is: the needs that no repair touches unless the manager does so by hand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from fledge.facts import FactBook, Kind, Skill
from fledge.pool import HasSkill, Need
from fledge.posting import Posting, Status

#: So many languages say what the job is.
_LANGUAGES = 2
_SENIOR = re.compile(r"\b(?:senior|sr|staff|principal|lead|head|director|chief|vp|manager|architect)\b")
#: The fewest years that a repair comes down to; for a senior title one more.
_LEAST_YEARS = 3.0


def core_of(needs: Sequence[Need], posting: Posting, book: FactBook) -> tuple[Need, ...]:
    """What the title names, the first languages, and every kind of work: taking these away makes another job of it.

    Tools, years, degrees and fields of business may move; what the work is stays.
    """
    languages = [need for need in needs if _all(need, book, is_language)][:_LANGUAGES]
    title = posting.title.lower()
    return tuple(n for n in needs if n in languages or _named_in(n, title, book) or _is_work(n, book))


def used_in_duties(needs: Sequence[Need], posting: Posting) -> tuple[Need, ...]:
    """What the duties name: it may become one of a family, but not a wish."""
    starts = [duty.start for duty in posting.duties]
    used = set()
    for mention in posting.mentions:
        n = bisect_right(starts, mention.at.start)
        if n and mention.at.start < posting.duties[n - 1].end:
            used.add(mention.skill)
    return tuple(need for need in needs if isinstance(need, HasSkill) and used & set(need.any_of))


def least_years(posting: Posting) -> float:
    """The fewest years that a repair may ask for: what the title means, and what a part of the years asks anyway."""
    least = _LEAST_YEARS + 1 if _SENIOR.search(posting.title.lower()) else _LEAST_YEARS
    parts = [asked.minimum for asked in posting.years if asked.inside is not None and asked.status is Status.MUST]
    return max([least, *parts])


def is_language(skill: Skill) -> bool:
    """Whether people write programs in it."""
    return "language" in skill.family and skill.kind is Kind.TOOL


def _is_work(need: Need, book: FactBook) -> bool:
    """A kind of work or a fundamental, not a tool that serves it."""
    return isinstance(need, HasSkill) and not _all(need, book, lambda skill: skill.kind is Kind.TOOL)


def _all(need: Need, book: FactBook, holds: Callable[[Skill], bool]) -> bool:
    skills = need.any_of if isinstance(need, HasSkill) else ()
    return bool(skills) and all(s in book.skills and holds(book[s]) for s in skills)


def _named_in(need: Need, title: str, book: FactBook) -> bool:
    if not isinstance(need, HasSkill):
        return False
    names = (name.lower() for s in need.any_of if s in book.skills for name in (book[s].name, *book[s].also))
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title) for name in names)
