"""What a job is: the needs that no repair touches unless the manager does so by hand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence

from fledge.facts import FactBook, Kind, Skill
from fledge.pool import HasSkill, Need
from fledge.posting import Posting, Status

#: So many languages say what the job is.
_LANGUAGES = 2
_SENIOR = re.compile(r"\b(?:senior|sr|staff|principal|lead|head|director|chief|vp|manager|architect)\b")
_ABOVE_SENIOR = re.compile(r"\b(?:staff|principal|distinguished|fellow|head|director|chief|vp|architect)\b")
#: Clouds, and how the names of what belongs to them begin.
_MAKERS = {
    "google-cloud": re.compile(r"(?:google|gcp|vertex|dialogflow|bigquery)\b", re.I),
    "aws": re.compile(r"(?:aws|amazon)\b", re.I),
    "azure": re.compile(r"(?:azure|microsoft azure)\b", re.I),
}
#: A short line that names the job.
_JOB = re.compile(r"\b(?:engineer|developer|architect|scientist|programmer|analyst)\b", re.I)
_SHORT = 100
#: The fewest years that a repair comes down to; one more for a senior title, two for those above it.
_LEAST_YEARS = 3.0


def core_of(needs: Sequence[Need], posting: Posting, book: FactBook) -> tuple[Need, ...]:
    """What the title names, the first languages, and every kind of work: taking these away makes another job of it.

    Tools, years, degrees and fields of business may move; what the work is stays, and the language that a tool which
    is demanded is used from.
    """
    languages = [need for need in needs if _all(need, book, is_language)][:_LANGUAGES]
    title = _titles(posting)
    spoken = {other for need in needs for skill in _skills(need) for other in book.needs_of(skill)}
    return tuple(
        n for n in needs if n in languages or _named_in(n, title, book) or _is_work(n, book) or spoken & set(_skills(n))
    )


def used_in_duties(needs: Sequence[Need], posting: Posting) -> tuple[Need, ...]:
    """What the duties name: it may become one of a family, but not a wish."""
    starts = [duty.start for duty in posting.duties]
    used = set()
    for mention in posting.mentions:
        n = bisect_right(starts, mention.at.start)
        if n and mention.at.start < posting.duties[n - 1].end:
            used.add(mention.skill)
    return tuple(need for need in needs if isinstance(need, HasSkill) and used & set(need.any_of))


def bound_by(skills: Sequence[str], book: FactBook) -> frozenset[str]:
    """What skills belong to, are used from, or share a maker with: who demands EKS demands AWS, and no other cloud."""
    known = [skill for skill in skills if skill in book.skills]
    makers = Counter(maker for skill in known for maker in _MAKERS if _MAKERS[maker].match(book[skill].name))
    wholes = (whole for skill in known for whole in (*book.wholes_of(skill), *book.needs_of(skill)))
    return frozenset([*wholes, *(maker for maker, many in makers.items() if many > 1)])


def basics(needs: Sequence[Need], book: FactBook) -> tuple[Need, ...]:
    """What people in the trade know anyway, SQL, Linux, Git and the like: nobody is told to learn it on the job."""
    known = set(book.words.get("rewrite", {}).get("basics", ()))
    return tuple(n for n in needs if any(known & {book[s].family, s} for s in _skills(n) if s in book.skills))


def least_years(posting: Posting) -> float:
    """The fewest years that a repair may ask for: what the title means, and what a part of the years asks anyway."""
    title = posting.title.lower()
    least = _LEAST_YEARS + bool(_SENIOR.search(title)) + is_above_senior(posting)
    parts = [asked.minimum for asked in posting.years if asked.inside is not None and asked.status is Status.MUST]
    return max([least, *parts])


def is_above_senior(posting: Posting) -> bool:
    """Whether the title stands above senior: staff, principal, architect, head."""
    return bool(_ABOVE_SENIOR.search(posting.title.lower()))


def is_language(skill: Skill) -> bool:
    """Whether people write programs in it."""
    return "language" in skill.family and skill.kind is Kind.TOOL


def _is_work(need: Need, book: FactBook) -> bool:
    """A kind of work or a fundamental, not a tool that serves it."""
    return isinstance(need, HasSkill) and not _all(need, book, lambda skill: skill.kind is Kind.TOOL)


def _titles(posting: Posting) -> str:
    """The title, and what the text says of it on short lines before it asks for anything."""
    start = posting.asks[0].start if posting.asks else 0
    lines = [
        line for line in posting.text[:start].split("\n") if len(line) < _SHORT and not line.rstrip().endswith(".")
    ]
    return "\n".join([posting.title, *(line for line in lines if _JOB.search(line))]).lower()


def _skills(need: Need) -> tuple[str, ...]:
    return need.any_of if isinstance(need, HasSkill) else ()


def _all(need: Need, book: FactBook, holds: Callable[[Skill], bool]) -> bool:
    skills = _skills(need)
    return bool(skills) and all(s in book.skills and holds(book[s]) for s in skills)


def _named_in(need: Need, title: str, book: FactBook) -> bool:
    if not isinstance(need, HasSkill):
        return False
    names = (name.lower() for s in need.any_of if s in book.skills for name in (book[s].name, *book[s].also))
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", title) for name in names)
