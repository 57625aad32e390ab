"""What ways of mending are sought in: the posting as it reads now, and what must stay as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from fledge.audit.finding import Audit
from fledge.audit.rewrite.welcome import sections
from fledge.facts import FactBook, Kind
from fledge.posting import Posting, Status, Words
from fledge.posting.segments import Segment

#: So many languages are worth demanding.
_LANGUAGES = 2


@dataclass(frozen=True, slots=True)
class Bench:
    """What a way is sought in: the posting now and at first, what is known, and what was moved already."""

    audit: Audit
    first: Audit
    book: FactBook
    welcome: tuple[str, ...]
    learned: tuple[str, ...]
    keep: frozenset[str]
    #: what the title names and the first languages: they stay demanded whatever else is
    firm: frozenset[str]
    #: what the duties name
    used: frozenset[str]
    #: where the lines begin that stand among requirements and wishes
    listed: frozenset[int]

    @property
    def posting(self) -> Posting:
        """The posting as it reads now."""
        return self.audit.posting

    @property
    def basics(self) -> frozenset[str]:
        """What people in the trade know, and are not told to learn on the job: SQL, Linux, Git and the like."""
        families = set(self.book.words.get("rewrite", {}).get("basics", ()))
        named = {m.skill for m in self.posting.mentions if m.in_book}
        return frozenset(skill for skill in named if families & {self.book[skill].family, skill})

    def is_what_the_title_says(self, ask: Words) -> bool:
        """Whether a line is about what the job is called after: identity for an identity engineer."""
        plain = set(self.book.words.get("rewrite", {}).get("any_title", ()))
        words = set(_WORD.findall(self.posting.title.lower())) - plain
        line = ask.of(self.posting.text).lower()
        return any(re.search(rf"\b{re.escape(word)}\b", line) for word in words)

    def name(self, skill: str) -> str:
        """What a skill is called."""
        return self.book[skill].name if skill in self.book.skills else skill


def bench_of(
    audit: Audit,
    first: Audit,
    book: FactBook,
    *,
    keep: frozenset[str],
    welcome: tuple[str, ...] = (),
    learned: tuple[str, ...] = (),
) -> Bench:
    """The bench, with what stays demanded and what the duties name worked out once."""
    posting, title = audit.posting, audit.posting.title.lower()
    named = list(dict.fromkeys(m.skill for m in posting.asked(Kind.TOOL) if m.in_book and m.status is Status.MUST))
    languages = [skill for skill in named if "language" in book[skill].family][:_LANGUAGES]
    titled = [skill for skill in named if book[skill].name.lower() in title]
    duties = posting.duties
    ends = ((m, bisect_right(duties, m.at.start, key=_start)) for m in posting.mentions)
    used = frozenset(m.skill for m, n in ends if n and m.at.start < duties[n - 1].end)
    found = sections(posting, book)
    listed = frozenset(s.start for s in found if not s.heading and _asks(posting.text, s))
    return Bench(audit, first, book, welcome, learned, keep, frozenset(languages + titled), used, listed)


_WORD = re.compile(r"[a-z][a-z+#.-]{3,}")
#: How a line begins that asks, whatever stands above it.
_ASKING = re.compile(
    r"\W*(?:(?:strong|solid|proven|deep|good|excellent|extensive|demonstrated|professional|prior|working|hands[- ]on|"
    r"advanced|practical|significant|core|technical),? )*"
    r"(?:experience|knowledge|proficien|familiar|expertise|understanding|skilled|fluen|hands[- ]on|exposure)",
    re.I,
)


def _asks(text: str, segment: Segment) -> bool:
    """Whether a line stands among requirements or wishes, or begins as they do."""
    return segment.section in ("must", "nice") or bool(_ASKING.match(text, segment.start, segment.end))


def _start(words: Words) -> int:
    return words.start
