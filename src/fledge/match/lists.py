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
    """The evidence of an applicant, with the names in lines that hold more names than other words marked as bare.

    A list of tools under a job reads like work; it says only that somebody wrote the names down. The heading of a job
    is no list, however short.
    """
    evidence, heads = applicant.evidence, " … ".join(role.quote for role in applicant.roles)
    named: dict[tuple[int, str], set[str]] = {}
    for one in evidence:
        if not one.instead and not only_named(one) and one.quote not in heads:
            named.setdefault((one.line, one.quote), set()).add(one.skill)
    lists = {key for key, skills in named.items() if is_list(key[1], frozenset(skills), book)}
    for one in evidence:
        inside = not one.instead and (one.line, one.quote) in lists
        subject = one.how is How.COURSE and len(named.get((one.line, one.quote), ())) <= _SUBJECTS
        yield replace(one, bare=True) if inside and not subject else one


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
    for skill in skills:
        left = next((left.replace(name, " ") for name in _spellings(skill, book) if name in left), left)
    others = sum(word not in _JOINTS for word in _WORD.findall(left))
    return others < len(skills)


@lru_cache(maxsize=8192)
def _spellings(skill: str, book: FactBook) -> tuple[str, ...]:
    """What a skill is written as, the longest first."""
    entry = book[skill]
    names = {name.lower() for name in (entry.name, *entry.also, *(guard.name for guard in entry.guarded))}
    return tuple(sorted(names, key=len, reverse=True))
