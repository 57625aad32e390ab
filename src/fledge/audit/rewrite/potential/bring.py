"""What a person brings: few fundamentals, none of them a tool with years, and something learned to show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from fledge.audit.rewrite.potential.learning import in_a_row
from fledge.audit.rewrite.potential.outline import Line
from fledge.audit.rewrite.potential.own_words import own_words
from fledge.audit.rewrite.potential.role import Role
from fledge.facts import FactBook, Kind
from fledge.posting import Level, Mention, Posting, Status, Words

_LANGUAGES = ("programming languages", "languages of the web")
#: Names of whole professions, which say nothing more than the title.
_TOO_WIDE = frozenset((
    "computer-hardware", "computer-science", "electrical-engineering", "mechanical-engineering", "programming",
    "software-engineering",
))  # fmt: skip
_MOST_LANGUAGES = 3
_MOST_FUNDAMENTALS, _MOST_PRACTICES, _MOST_LINES = 4, 3, 5
#: Kinds of practice that people bring from other work, and names among them that say too little.
_PRACTICES = frozenset((
    "analytics practice", "back-end development and software architecture", "business and process practice",
    "data engineering", "data science and applied statistics", "database practice", "design practice",
    "embedded systems and hardware engineering", "front-end practice", "mobile practice", "networking",
    "security practices", "software development process", "software engineering fundamentals",
    "software testing and quality assurance", "statistics",
))  # fmt: skip
_VAGUE = frozenset((
    "agile", "analytics", "big-data", "compliance", "cybersecurity", "data-science", "high-throughput",
    "internal-tools", "low-latency", "open-source-development", "product-thinking", "project-management",
    "proof-of-concept", "saas", "scalability", "scrum", "stakeholder-management", "workflow-automation",
))  # fmt: skip
_ALSO = frozenset(("ci/cd", "monitoring", "relational-databases"))
_TALKS = re.compile(r"\bcommunicat\w+|\bexplain\b|\bwritten and (?:verbal|oral|spoken)|\binterpersonal", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Brought:
    """A line of what the person brings, the skills it speaks of, and the original lines it stands for."""

    words: str
    skills: frozenset[str] = frozenset()
    lines: tuple[int, ...] = ()


def bring(posting: Posting, book: FactBook, role: Role, asks: Sequence[tuple[int, Line]]) -> list[Brought]:
    """At most five lines, the most lasting first; nothing that the posting did not ask."""
    found = [
        *_language(posting, book, role),
        *_fundamentals(posting, book, role),
        *_practices(posting, book),
    ]
    degree = _degree(posting)
    talks = [n for n, line in asks if _TALKS.search(line.words)]
    last = [Brought(_EXPLAINS, lines=tuple(talks))] if talks else []
    room = _MOST_LINES - len(found) - len(degree) - len(last)
    room = max(min(room, 4 - len(found)) if role.builds else room, 0)
    own = [Brought(words, lines=(n,)) for n, words in islice(own_words(posting, asks, strict=role.builds), room)]
    return [*found, *own, *degree, *last][:_MOST_LINES]


def _language(posting: Posting, book: FactBook, role: Role) -> list[Brought]:
    """The language that is asked for most; any other will do."""
    asked = [m for m in posting.asked(Kind.TOOL) if m.in_book and book[m.skill].family in _LANGUAGES]
    asked = [m for m in asked if m.status is Status.MUST] or asked
    if not asked:
        asked = [
            m for m in posting.mentions if m.in_book and book[m.skill].family in _LANGUAGES and _in_duties(m, posting)
        ]
    if not asked:
        return _sql(posting)
    counted = Counter(m.skill for m in posting.mentions)
    first = max(asked, key=lambda m: (counted[m.skill], -m.at.start))
    skills = _alternatives(first, posting, book, counted)
    names = [book[skill].name for skill in skills[:_MOST_LANGUAGES]]
    if role.builds or len(asked) > 1:
        return [
            Brought(
                f"One programming language that you know well: {in_a_row([*names, 'a similar one'], 'or')}.",
                frozenset(skills),
            )
        ]
    return [Brought(f"You can get things done in {in_a_row([*names, 'a similar language'], 'or')}.", frozenset(skills))]


def _in_duties(m: Mention, posting: Posting) -> bool:
    return any(at.start <= m.at.start < at.end for at in posting.duties)


def _alternatives(m: Mention, posting: Posting, book: FactBook, counted: Mapping[str, int]) -> list[str]:
    """The language and those that the posting takes in its place, the most named first."""
    group = next((g for g in posting.groups if m.group == g.group), None)
    skills = [s for s in (group.skills if group else (m.skill,)) if s in book.skills and book[s].family in _LANGUAGES]
    return sorted(skills, key=lambda s: (-counted[s], s != "python"))


def _sql(posting: Posting) -> list[Brought]:
    if any(m.skill == "sql" and m.status is Status.MUST for m in posting.mentions):
        return [
            Brought(
                "You can answer a question from data with SQL, or with another language for it.", frozenset(("sql",))
            )
        ]
    return []


def _fundamentals(posting: Posting, book: FactBook, role: Role) -> list[Brought]:
    degrees = [_line_of(d.at, posting.text) for d in posting.degrees]
    asked = [
        m
        for m in posting.asked(Kind.FUNDAMENTAL)
        if m.in_book and m.skill not in _TOO_WIDE and not any(start <= m.at.start < end for start, end in degrees)
    ]
    skills = list(dict.fromkeys(m.skill for m in asked))[:_MOST_FUNDAMENTALS]
    if len(skills) == 1 and role.builds:
        return [Brought(_BUILT.replace(":", f", {book[skills[0]].name} above all:", 1), frozenset(skills))]
    if skills:
        return [Brought(f"The fundamentals: {in_a_row([book[s].name for s in skills])}.", frozenset(skills))]
    if role.builds:
        return [Brought(_BUILT)]
    return []


def _line_of(at: Words, text: str) -> tuple[int, int]:
    """From where to where the line goes, or the near words of a line without end."""
    start, end = text.rfind("\n", 0, at.start) + 1, text.find("\n", at.end)
    return max(start, at.start - 120), min(end if end >= 0 else len(text), at.end + 120)


def _practices(posting: Posting, book: FactBook) -> list[Brought]:
    """Practices of the field that people bring from other work; any of them will do."""
    asked = [
        m
        for m in posting.asked(Kind.CONCEPT)
        if m.in_book
        and m.status is Status.MUST
        and m.skill not in _VAGUE
        and (m.skill in _ALSO or book[m.skill].family in _PRACTICES)
    ]
    counted = Counter(m.skill for m in asked)
    skills = sorted(counted, key=lambda s: -counted[s])[:_MOST_PRACTICES]
    if not skills:
        return []
    names = in_a_row([book[s].name for s in skills], "or")
    words = f"Some practice with {names}{'; one of them is enough to start' if len(skills) > 1 else ''}."
    return [Brought(words, frozenset(skills))]


def _degree(posting: Posting) -> list[Brought]:
    """A degree that was demanded, with experience in its place."""
    if any(d.status is Status.MUST and d.level is not Level.CERTIFICATE for d in posting.degrees):
        return [Brought(_DEGREE)]
    return []


_BUILT = "Software engineering fundamentals: you have designed, built and tested something, and kept it running."
_DEGREE = "A degree or equivalent experience. What you know counts, not where you learned it."
_EXPLAINS = "You can explain your work to people who do other work."
