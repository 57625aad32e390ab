"""Telling a line that says what was done from a line that is a list of names, whatever section it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from fledge.facts import FactBook
from fledge.people import Applicant, Evidence, How

_WORD = re.compile(r"[^\W_]{2,}")
_LABEL = re.compile(r"^\W*[\w &/+-]{2,40}:\s")
_JOINTS = frozenset(("and", "or", "etc"))
#: With so many words for each name, and some more, a line says something without a closer look.
_PLENTY = 4
#: An item of a list has at most so many words.
_ITEM = 3
#: A course may be called by nothing but its subject; a line of more names is a list.
_SUBJECTS = 4


def only_named(one: Evidence) -> bool:
    """Whether a line names a skill and says nothing of what was done with it."""
    return one.bare or one.how is How.LISTED


def without_lists(applicant: Applicant, book: FactBook) -> Iterator[Evidence]:
    """The evidence of an applicant, with the names in lines that are lists marked as bare.

    A list of tools under a job reads like work; it says only that somebody wrote the names down. The heading of a job
    is never one.
    """
    heads = " … ".join(role.quote for role in applicant.roles)
    named: dict[int, set[str]] = {}
    for one in applicant.evidence:
        if not one.instead:
            named.setdefault(one.line, set()).add(one.skill)
    for one in applicant.evidence:
        if one.instead or one.quote in heads:
            yield one
        else:
            yield _told(one, frozenset(named[one.line]), book)


def _told(one: Evidence, skills: frozenset[str], book: FactBook) -> Evidence:
    """One line with what it is: a list, or a line that says what was done."""
    if one.how is How.COURSE and len(skills) <= _SUBJECTS:
        return one
    bare = not only_named(one) and is_list(one.quote, skills, book)
    return replace(one, bare=True) if bare else one


def is_list(quote: str, skills: frozenset[str], book: FactBook) -> bool:
    """Whether a line has fewer other words than names, or is nothing but short items between commas.

    >>> from fledge.facts.load import load
    >>> is_list("Java, Python and Docker", frozenset(("java", "python", "docker")), load())
    True
    >>> is_list("Built the order service in Java", frozenset(("java",)), load())
    False
    """
    if quote.count(" ") >= _PLENTY * (len(skills) + 1):
        return False
    left = _LABEL.sub("", quote).lower()
    items = left.split(",")
    if len(items) > 1 and all(len(item.split()) <= _ITEM for item in items):
        return True
    names = 0
    for skill in skills:
        found = next((name for name in _spellings(skill, book) if name in left), "")
        left = left.replace(found, " ") if found else left
        names += bool(found)
    return sum(word not in _JOINTS for word in _WORD.findall(left)) < names


@lru_cache(maxsize=8192)
def _spellings(skill: str, book: FactBook) -> tuple[str, ...]:
    """What a skill is written as, the longest first."""
    entry = book[skill]
    names = {name.lower() for name in (entry.name, *entry.also, *(guard.name for guard in entry.guarded))}
    return tuple(sorted(names, key=len, reverse=True))
