"""What the person will learn: the tools and techniques that a posting names, a line for each kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fledge.audit.rewrite.potential.fields import fields
from fledge.audit.rewrite.potential.kinds import (
    EVERYDAY,
    SYSTEMS,
    goes_without_saying,
    is_plain,
    label_of,
    said_by_title,
)
from fledge.audit.rewrite.potential.order import in_order
from fledge.facts import FactBook, Kind, Skill
from fledge.posting import Mention, Posting, Status

#: Said by the others of its kind, where there are any.
_SAID_BY = {"large-language-models": "large language models", "cloud": "cloud platforms", "ai-agents": "AI agents"}
_OR = re.compile(r"\bor\b|/|\beither\b|\bone of\b", re.IGNORECASE)
#: Letters of an abbreviation that nobody outside the firm may know.
_LONGEST = 5
_MOST_LINES, _MOST_NAMES, _MOST_LATER = 4, 3, 4
#: Names that tell no reader of a title what the work is.
_NOT_IN_TITLE = frozenset(("python", "r", "sql", "bash", "jquery"))
_NO_FAMILY_IN_TITLE = frozenset(
    ("AI coding assistants", "data formats", "embedded and hardware technology", "languages of the web", "networking")
)


@dataclass(frozen=True, slots=True)
class Kin:
    """Skills of one kind; ``names`` join those that replace each other by "or"."""

    label: str
    names: tuple[str, ...]
    skills: tuple[str, ...]
    of_concepts: bool = False

    @property
    def line(self) -> str:
        """As it stands in the list: the kind, then the names."""
        told = self.label.lower().split()[-1] in self.names[0].lower() or (
            self.of_concepts and not self.names[0].isupper()
        )
        if (told and len(self.skills) == 1) or (self.of_concepts and not is_plain(self.label)):
            return capital(in_a_row(self.names))
        return f"{capital(self.label)}: {in_a_row(self.names)}"


@dataclass(frozen=True, slots=True)
class Learning:
    """What is learned first and what later; ``skills`` are all that are named, ``left_out`` those that are not."""

    first: tuple[Kin, ...]
    later: tuple[str, ...]
    skills: frozenset[str]
    left_out: frozenset[str]

    def in_title(self, book: FactBook) -> tuple[str, ...]:
        """The two tools that the title may name."""
        named = [book[skill] for kin in self.first for skill in kin.skills]
        return tuple(skill.name for skill in named if skill.kind is Kind.TOOL and _shows(skill))[:2]


def _shows(skill: Skill) -> bool:
    """Whether a name tells a reader of a title what the work is: a known word, no letters of insiders."""
    known = not skill.name.isupper() or skill.name in ("AWS", "SAP") or len(skill.name) > _LONGEST
    return known and skill.id not in _NOT_IN_TITLE and skill.family not in _NO_FAMILY_IN_TITLE


def learning(
    posting: Posting,
    book: FactBook,
    brought: frozenset[str],
    told: frozenset[str] = frozenset(),
    within: frozenset[str] | None = None,
    *,
    names_only: bool = False,
) -> Learning:
    """What is named and not brought: few names in few lines, what others build on first, wishes last.

    ``told`` are skills that lines in the employer's words speak of; nothing but what is ``within`` is
    named beside them, and no more than names where those lines are enough.
    """
    named = _Named(posting, brought)
    wanted = _told([m for m in posting.mentions if _is_learned(m, book, brought) and named.has(m)], posting, book)
    firm = frozenset(m.skill for m in wanted if m.status is Status.MUST) or frozenset(m.skill for m in wanted)
    open_ones = [m for m in wanted if m.skill not in told and (within is None or m.skill in within)]
    most = 0 if names_only else _MOST_LINES - bool(fields(posting, book))
    kinds = in_order(_kinds([m for m in open_ones if m.skill in firm], book), book, most)
    first = tuple(_kin(label, mentions, posting, book) for label, mentions in kinds)
    shown = frozenset(skill for kin in first for skill in kin.skills)
    labels = {kin.label.lower() for kin in first}
    rest = {
        m.skill: m for m in reversed(open_ones) if m.skill not in shown and book[m.skill].name.lower() not in labels
    }
    ordered = sorted(rest.values(), key=lambda m: (m.skill not in firm, m.at.start))[:_MOST_LATER]
    later = tuple(dict.fromkeys(book[m.skill].name for m in ordered))
    said = shown | {m.skill for m in ordered} | (told & {m.skill for m in wanted})
    return Learning(first, later, said, _rest(posting, book, brought) - said)


def _rest(posting: Posting, book: FactBook, brought: frozenset[str]) -> frozenset[str]:
    """Everything else that the posting asks: it comes with the work, and need not stand in a list."""
    return frozenset(m.skill for m in posting.asked() if _is_learned(m, book, brought))


class _Named:
    """Tells whether a mention counts: asked for, or a tool that the duties or the stack name."""

    def __init__(self, posting: Posting, brought: frozenset[str]) -> None:
        self._duties = posting.duties
        self._instead = {s for g in posting.groups if brought & set(g.skills) for s in g.skills}

    def has(self, m: Mention) -> bool:
        """One look at the duties for each tool that is only named; no other way to what is brought already."""
        if m.skill in self._instead:
            return False
        return m.status.asked or (m.kind is Kind.TOOL and any(at.start <= m.at.start < at.end for at in self._duties))


def _is_learned(m: Mention, book: FactBook, brought: frozenset[str]) -> bool:
    if not m.in_book or m.skill in brought or m.kind in (Kind.FUNDAMENTAL, Kind.DOMAIN):
        return False
    skill = book[m.skill]
    return skill.family not in EVERYDAY and (m.kind is Kind.TOOL or skill.pack != "fundamentals")


def _told(wanted: Sequence[Mention], posting: Posting, book: FactBook) -> list[Mention]:
    """Without names that go without saying, that the title says, or that others in the list say better."""
    kinds = {book[m.skill].family for m in wanted if m.skill not in _SAID_BY}
    telling = [m for m in wanted if not goes_without_saying(m, posting, book) and _SAID_BY.get(m.skill) not in kinds]
    return [m for m in telling if not said_by_title(m, posting.title, book)]


def _kinds(wanted: Sequence[Mention], book: FactBook) -> dict[str, list[Mention]]:
    """By what people call the kind of thing."""
    kinds: dict[str, list[Mention]] = {}
    for m in wanted:
        kinds.setdefault(label_of(m, book), []).append(m)
    return {label: _saying_more(label, mentions, book) for label, mentions in kinds.items()}


def _saying_more(label: str, mentions: list[Mention], book: FactBook) -> list[Mention]:
    """Without a name that only repeats what the kind is called, where there are others."""
    tools = any(m.kind is Kind.TOOL for m in mentions)
    said = [label.lower(), *(book[m.skill].name.lower() for m in mentions if m.kind is not Kind.TOOL)]
    more = (m for m in mentions if not _repeats(book[m.skill].name.lower(), said))
    return [m for m in more if not (tools and m.skill in SYSTEMS)] or mentions


def _repeats(name: str, said: Sequence[str]) -> bool:
    """Whether a label or a longer name says it too ("UX design" in "UI/UX design")."""
    return any(name in other and (name != other or other is said[0]) for other in said)


def _kin(label: str, mentions: Sequence[Mention], posting: Posting, book: FactBook) -> Kin:
    by_tool = not is_plain(label)
    ordered = sorted(
        {m.skill: m for m in reversed(mentions)}.values(),
        key=lambda m: (by_tool and m.kind is Kind.TOOL, m.at.start),
    )
    named: dict[str, list[Mention]] = {}
    for m in ordered:
        tools = (k for k in named if m.kind is Kind.TOOL and book[k].kind is Kind.TOOL)
        key = next((k for k in tools if _instead(k, m, posting)), m.skill)
        named.setdefault(key, []).append(m)
    shown = _few([*named.values()])
    names = (tuple(dict.fromkeys(book[m.skill].name for m in alternatives)) for alternatives in shown)
    return Kin(
        label,
        tuple(in_a_row(each, "or") for each in names),
        tuple(m.skill for each in shown for m in each),
        all(m.kind is not Kind.TOOL for m in ordered),
    )


def _few(groups: Sequence[list[Mention]]) -> list[list[Mention]]:
    """The first names of a line, those that stand for each other kept together."""
    shown: list[list[Mention]] = []
    room = _MOST_NAMES
    for alternatives in groups:
        if room > 0:
            shown.append(alternatives[:room])
            room -= len(shown[-1])
    return shown


def _instead(one: str, m: Mention, posting: Posting) -> bool:
    """Whether the posting says that either will do, with "or" or a stroke between them."""
    return any({one, m.skill} <= set(g.skills) and _OR.search(g.at.of(posting.text)) for g in posting.groups)


def in_a_row(names: Sequence[str], last: str = "and") -> str:
    """Names as a sentence lists them; alternatives among them stand in front, so that nothing is misread.

    >>> in_a_row(("a", "b", "c")), in_a_row(("a or b", "c"))
    ('a, b and c', 'a or b; c')
    """
    if last == "and" and any(" or " in name for name in names):
        return "; ".join(names)
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def capital(words: str) -> str:
    """With a capital at the beginning, unless the first word is a name written otherwise ("dbt")."""
    first = words.split(" ", 1)[0]
    return words if any(c.isupper() for c in first) else words[:1].upper() + words[1:]
