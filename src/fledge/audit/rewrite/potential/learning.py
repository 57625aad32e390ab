"""What the person will learn: the tools and techniques that a posting names, a line for each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fledge.facts import FactBook, Kind
from fledge.posting import Mention, Posting, Status

#: Nobody needs to be told that they will learn these.
_EVERYDAY = frozenset((
    "development environments", "office and productivity software", "operating systems",
    "software development process", "software engineering fundamentals", "spreadsheets",
    "version control and code hosting", "work tracking and collaboration tools",
))  # fmt: skip
#: What a pack of the skill book is about, where several of its kinds share a line.
_PACKS = {
    "ai": "Working with models",
    "backend": "Building services",
    "cloud": "Running software",
    "data": "Working with data",
    "design": "Design",
    "enterprise": "Systems we use",
    "finance": "Financial systems",
    "frontend": "Building for the browser",
    "fundamentals": "Foundations",
    "mobile": "Building apps",
    "security": "Keeping it safe",
}
#: Too wide to be a thing to learn.
_WIDE = frozenset((
    "ai-automation", "ai-infrastructure", "ai-literacy", "ai-platforms", "ai-product-development",
    "ai-research", "applied-ai", "artificial-intelligence", "automation", "cloud-native", "compliance",
    "cybersecurity", "internal-tools", "ml-frameworks", "on-premises", "open-source-development",
    "product-thinking", "saas",
))  # fmt: skip
#: Said by the others of its kind, where there are any.
_SAID_BY = {"large-language-models": "large language models", "cloud": "cloud platforms", "ai-agents": "AI agents"}
#: Letters of an abbreviation that readers know better than its words.
_SHORTEST, _LONGEST = 3, 5
_MOST_LINES, _MOST_NAMES, _MOST_LATER = 6, 5, 8


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
        if len(self.names) == 1 and (self.of_concepts or self.names[0].lower() in self.label.lower()):
            return capital(self.names[0])
        return f"{capital(self.label)}: {in_a_row(self.names)}"


@dataclass(frozen=True, slots=True)
class Learning:
    """What is learned first and what later; ``skills`` are all that are named, ``left_out`` those that are not."""

    first: tuple[Kin, ...]
    later: tuple[str, ...]
    skills: frozenset[str]
    left_out: frozenset[str]

    def in_title(self, book: FactBook) -> tuple[str, ...]:
        """The two tools that the title may name; techniques only where there is no tool."""
        named = [skill for kin in self.first for skill in kin.skills]
        tools = [skill for skill in named if book[skill].kind is Kind.TOOL]
        return tuple(book[skill].name for skill in (tools or named)[:2])


def learning(posting: Posting, book: FactBook, brought: frozenset[str]) -> Learning:
    """Everything that is named and not brought: what others build on first, wishes last."""
    counts = _Named(posting)
    wanted = _told([m for m in posting.mentions if _is_learned(m, book, brought) and counts.has(m)], book)
    firm = frozenset(m.skill for m in wanted if m.status is Status.MUST) or frozenset(m.skill for m in wanted)
    kinds = _in_order(_kinds([m for m in wanted if m.skill in firm], book), book)
    first = tuple(_kin(label, mentions, posting, book) for label, mentions in kinds[:_MOST_LINES])
    shown = frozenset(skill for kin in first for skill in kin.skills)
    labels = {kin.label.lower() for kin in first}
    rest = {m.skill: m for m in reversed(wanted) if m.skill not in shown and book[m.skill].name.lower() not in labels}
    ordered = sorted(rest.values(), key=lambda m: (m.skill not in firm, m.at.start))[:_MOST_LATER]
    later = tuple(dict.fromkeys(name_in_text(m, posting, book) for m in ordered))
    named = shown | {m.skill for m in ordered}
    return Learning(first, later, named, frozenset(rest) - named)


class _Named:
    """Tells whether a mention counts: asked for, or a tool that the duties or the stack name."""

    def __init__(self, posting: Posting) -> None:
        self._duties = posting.duties

    def has(self, m: Mention) -> bool:
        """One look at the duties for each tool that is only named."""
        return m.status.asked or (m.kind is Kind.TOOL and any(at.start <= m.at.start < at.end for at in self._duties))


def _is_learned(m: Mention, book: FactBook, brought: frozenset[str]) -> bool:
    if not m.in_book or m.skill in brought or m.kind in (Kind.FUNDAMENTAL, Kind.DOMAIN):
        return False
    skill = book[m.skill]
    return skill.family not in _EVERYDAY and (m.kind is Kind.TOOL or skill.pack != "fundamentals")


def _told(wanted: Sequence[Mention], book: FactBook) -> list[Mention]:
    """Without names so wide that others in the list say more."""
    kinds = {book[m.skill].family for m in wanted if m.skill not in _SAID_BY and m.skill not in _WIDE}
    return [m for m in wanted if m.skill not in _WIDE and _SAID_BY.get(m.skill) not in kinds]


def _kinds(wanted: Sequence[Mention], book: FactBook) -> dict[str, list[Mention]]:
    """By family; where that gives too many lines, families of one share the line of their pack."""
    families: dict[str, list[Mention]] = {}
    for m in wanted:
        families.setdefault(book[m.skill].family, []).append(m)
    families = _without_own_name(families, book)
    if len(families) <= _MOST_LINES:
        return families
    alone = {f for f, mentions in families.items() if len({m.skill for m in mentions}) == 1}
    packs = Counter(book[families[f][0].skill].pack for f in alone)
    kinds: dict[str, list[Mention]] = {}
    for family, mentions in families.items():
        pack = book[mentions[0].skill].pack
        kinds.setdefault(_PACKS.get(pack, family) if family in alone and packs[pack] > 1 else family, []).extend(
            mentions
        )
    return kinds


def _without_own_name(families: dict[str, list[Mention]], book: FactBook) -> dict[str, list[Mention]]:
    """A concept that only repeats the name of a kind that has tools of its own says nothing more."""
    labels = {family.lower() for family, ms in families.items() if any(m.kind is Kind.TOOL for m in ms)}
    kept = {
        family: [m for m in ms if m.kind is Kind.TOOL or book[m.skill].name.lower() not in labels]
        for family, ms in families.items()
    }
    return {family: ms for family, ms in kept.items() if ms}


def _in_order(kinds: Mapping[str, list[Mention]], book: FactBook) -> list[tuple[str, list[Mention]]]:
    """The heart of the role first; in it what others need before them, and techniques before tools."""
    members = {label: {m.skill for m in ms} for label, ms in kinds.items()}
    needed = {label: _needs(skills, book) for label, skills in members.items()}

    weight = Counter(book[skill].pack for skills in members.values() for skill in skills)

    def before(label: str) -> tuple[int, int, bool, int]:
        pack = book[kinds[label][0].skill].pack
        under = sum(1 for other, skills in members.items() if other != label and skills & needed[label])
        tools = all(m.kind is Kind.TOOL for m in kinds[label])
        return -weight[pack], under, tools, min(m.at.start for m in kinds[label])

    fullest = sorted(kinds, key=lambda label: (-min(len(members[label]), 2), min(m.at.start for m in kinds[label])))
    return [(label, kinds[label]) for label in sorted(fullest[:_MOST_LINES], key=before)]


def _needs(skills: Iterable[str], book: FactBook) -> set[str]:
    """Everything that must be known before, at any remove."""
    found: set[str] = set()
    waiting = [*skills]
    while waiting:
        skill = waiting.pop()
        fresh = {*book.needs_of(skill), *book.wholes_of(skill)} - found
        found |= fresh
        waiting += fresh
    return found


def _kin(label: str, mentions: Sequence[Mention], posting: Posting, book: FactBook) -> Kin:
    ordered = sorted({m.skill: m for m in reversed(mentions)}.values(), key=lambda m: (m.kind is Kind.TOOL, m.at.start))
    named: dict[str, list[Mention]] = {}
    for m in ordered:
        tools = (k for k in named if m.kind is Kind.TOOL and book[k].kind is Kind.TOOL)
        key = next((k for k in tools if _instead(k, m, posting, book)), m.skill)
        named.setdefault(key, []).append(m)
    shown = [alternatives[:_MOST_NAMES] for alternatives in named.values()][:_MOST_NAMES]
    names = (tuple(dict.fromkeys(name_in_text(m, posting, book) for m in alternatives)) for alternatives in shown)
    return Kin(
        label,
        tuple(in_a_row(each, "or") for each in names),
        tuple(m.skill for each in shown for m in each),
        all(m.kind is not Kind.TOOL for m in ordered),
    )


def _instead(one: str, m: Mention, posting: Posting, book: FactBook) -> bool:
    """Whether either will do: the posting says so, or the book."""
    if m.skill in book.substitutes_of(one):
        return True
    return any({one, m.skill} <= set(group.skills) for group in posting.groups)


def name_in_text(m: Mention, posting: Posting, book: FactBook) -> str:
    """A skill as the book names it, or by the posting's own abbreviation."""
    words, name = m.at.of(posting.text), book[m.skill].name if m.in_book else m.at.of(posting.text)
    known = m.kind is not Kind.TOOL and words.isupper() and _SHORTEST <= len(words) <= _LONGEST and words != "LLM"
    return words if known else name


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
