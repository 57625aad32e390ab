"""What a person brings: few fundamentals, none of them a tool with years, and something learned to show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from fledge.audit.rewrite.potential.learning import in_a_row
from fledge.audit.rewrite.potential.outline import Line
from fledge.audit.rewrite.potential.own_words import own_words
from fledge.audit.rewrite.potential.role import Role
from fledge.facts import FactBook, Kind
from fledge.posting import Level, Mention, Posting, Status, Words

_LANGUAGES = ("programming languages", "languages of the web")
_MARKUP = frozenset(("html", "css", "html-css", "html5", "css3"))
#: Names of whole professions, which say nothing more than the title.
TOO_WIDE = frozenset((
    "computer-hardware", "computer-science", "electrical-engineering", "mechanical-engineering", "programming",
    "software-engineering",
))  # fmt: skip
#: Fundamentals that whoever has built and tested something has.
_COVERED = frozenset(("debugging", "software-testing", "testing", "unit-testing", "version-control"))
_MOST_LANGUAGES = 3
_MOST_FUNDAMENTALS, _MOST_PRACTICES, _MOST_LINES = 3, 3, 4
_STEM = 6
#: Words that many names share, and letters that everybody in the field knows.
_COMMON = frozenset(
    ("and", "for", "data", "software", "system", "systems", "practice", "development", "engineering", "with")
)
_KNOWN_LETTERS = frozenset(("API", "APIs", "CI/CD", "ETL", "REST", "SQL", "UX"))
#: Kinds of practice that people bring from other work, and names among them that say too little.
_PRACTICES = frozenset((
    "analytics practice", "back-end development and software architecture",
    "data engineering", "data science and applied statistics", "database practice", "design practice",
    "embedded systems and hardware engineering", "front-end practice", "mobile practice", "networking",
    "security practices", "software development process", "software engineering fundamentals",
    "software testing and quality assurance", "statistics",
))  # fmt: skip
_VAGUE = frozenset((
    "agile", "analytics", "big-data", "clean-code", "compliance", "cybersecurity", "data-science", "high-throughput",
    "internal-tools", "low-latency", "open-source-development", "product-thinking", "project-management",
    "proof-of-concept", "saas", "scalability", "scrum", "stakeholder-management", "workflow-automation",
))  # fmt: skip
_ALSO = frozenset(("ci/cd", "monitoring", "relational-databases"))
#: Whoever is told this builds with other things than code.
_NO_CODE = re.compile(
    r"\b(?:will|do|does) not (?:write|need to write) (?:any )?code|\bno[- ]code role|"
    r"\bcoding (?:skills )?(?:is|are) a plus\b",
    re.IGNORECASE,
)
#: A degree that is only wished for.
_WISHED = re.compile(r"\b(?:a plus|preferred|desir\w+|bonus|nice to have|advantage)\b", re.IGNORECASE)
_TALKS = re.compile(r"\bcommunicat\w+|\bexplain\b|\bwritten and (?:verbal|oral|spoken)|\binterpersonal", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Brought:
    """A line of what the person brings, the skills it speaks of, and the original lines it stands for."""

    words: str
    skills: frozenset[str] = frozenset()
    lines: tuple[int, ...] = ()


def bring(posting: Posting, book: FactBook, role: Role, asks: Sequence[tuple[int, Line]]) -> list[Brought]:
    """At most four lines, the most lasting first; nothing that the posting does not demand."""
    role = replace(role, builds=role.builds and not _NO_CODE.search(posting.text))
    firm, degree = _firm(posting, book, role), _degree(posting)
    if role.builds:
        return [*firm[: _MOST_LINES - len(degree)], *degree]
    found = [*firm, *_practices(posting, book, firm)][: _MOST_LINES - len(degree)]
    room = max(_MOST_LINES - len(found) - len(degree), 0)
    own = [Brought(words, lines=(n,)) for n, words in islice(own_words(posting, asks, strict=False), room)]
    return [*found, *own, *degree]


def explains(asks: Sequence[tuple[int, Line]], said: str) -> list[Brought]:
    """That somebody can explain their work, where it was asked and nothing ``said`` tells it already."""
    talks = [n for n, line in asks if _TALKS.search(line.words)]
    return [Brought(_EXPLAINS, lines=tuple(talks))] if talks and not _TALKS.search(said) else []


def _firm(posting: Posting, book: FactBook, role: Role) -> list[Brought]:
    return [*_language(posting, book, role), *_fundamentals(posting, book, role)]


def _language(posting: Posting, book: FactBook, role: Role) -> list[Brought]:
    """The language that is asked for most; any other will do."""
    asked = [
        m
        for m in posting.asked(Kind.TOOL)
        if m.in_book and m.status is Status.MUST and book[m.skill].family in _LANGUAGES and m.skill not in _MARKUP
    ]
    if not asked:
        return [] if role.builds else _sql(posting)
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
    return [
        Brought(f"{in_a_row([*names, 'a similar language'], 'or')}, well enough to get things done.", frozenset(skills))
    ]


def _alternatives(m: Mention, posting: Posting, book: FactBook, counted: Mapping[str, int]) -> list[str]:
    """The language and those that the posting takes in its place, the most named first."""
    group = next((g for g in posting.groups if m.group == g.group), None)
    skills = [s for s in (group.skills if group else (m.skill,)) if s in book.skills and book[s].family in _LANGUAGES]
    return sorted(skills, key=lambda s: (-counted[s], s != "python"))


def _sql(posting: Posting) -> list[Brought]:
    if any(m.skill == "sql" and m.status is Status.MUST for m in posting.mentions):
        return [Brought("SQL, or another language in which you answer questions from data.", frozenset(("sql",)))]
    return []


def _fundamentals(posting: Posting, book: FactBook, role: Role) -> list[Brought]:
    degrees = [_line_of(d.at, posting.text) for d in posting.degrees]
    asked = [
        m
        for m in posting.asked(Kind.FUNDAMENTAL)
        if m.in_book
        and m.status is Status.MUST
        and m.skill not in TOO_WIDE
        and not any(start <= m.at.start < end for start, end in degrees)
    ]
    skills = _distinct((m.skill for m in asked), book)[:_MOST_FUNDAMENTALS]
    built = [Brought(_BUILT, frozenset(skills) & _COVERED)] if role.builds else []
    skills = [s for s in skills if not (role.builds and s in _COVERED)]
    if not skills:
        return built
    names = in_a_row([book[s].name for s in skills])
    what = "The fundamentals:" if len(skills) > 1 else "The fundamentals of"
    return [*built, Brought(f"{what} {names}.", frozenset(skills))]


def _distinct(skills: Iterable[str], book: FactBook, said: str = "") -> list[str]:
    """Each once, and none whose name shares a word with another's ("distributed systems", "distributed computing")."""
    found: list[str] = []
    seen = _telling(said)
    for skill in dict.fromkeys(skills):
        words = _telling(book[skill].name)
        if not words & seen:
            found.append(skill)
            seen |= words
    return found


def _telling(words: str) -> set[str]:
    """The words that tell names apart: long ones, without their ending."""
    return {word.rstrip("s")[:_STEM] for word in re.findall(r"[a-z]{3,}", words.lower()) if word not in _COMMON}


def _line_of(at: Words, text: str) -> tuple[int, int]:
    """From where to where the line goes, or the near words of a line without end."""
    start, end = text.rfind("\n", 0, at.start) + 1, text.find("\n", at.end)
    return max(start, at.start - 120), min(end if end >= 0 else len(text), at.end + 120)


def _practices(posting: Posting, book: FactBook, firm: Sequence[Brought]) -> list[Brought]:
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
    said = " ".join(line.words for line in firm if line.skills)
    ordered = _distinct(sorted(counted, key=lambda s: -counted[s]), book, said)
    skills = [s for s in ordered if _in_words(book[s].name)][:_MOST_PRACTICES]
    if not skills:
        return []
    names = in_a_row([book[s].name for s in skills], "or")
    words = f"Some practice with {names}{'; one of them is enough to start' if len(skills) > 1 else ''}."
    return [Brought(words, frozenset(skills))]


def _in_words(name: str) -> bool:
    """Whether a name is more than letters that few people outside the firm know ("SDLC")."""
    return not name.isupper() or name in _KNOWN_LETTERS


def _degree(posting: Posting) -> list[Brought]:
    """A degree that was demanded, with experience in its place."""
    for d in posting.degrees:
        start, end = _line_of(d.at, posting.text)
        if d.status is Status.MUST and d.level is not Level.CERTIFICATE:
            if not _WISHED.search(posting.text, start, end):
                return [Brought(_DEGREE)]
    return []


_BUILT = "Software engineering fundamentals: you have designed, built and tested something, and kept it running."
_DEGREE = "A degree or equivalent experience. What you know counts, not where you learned it."
_EXPLAINS = "You can explain your work to people who do other work."
