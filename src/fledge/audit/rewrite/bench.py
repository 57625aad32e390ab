"""What ways of mending are sought in: the posting as it reads now, and what must stay as it is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from fledge.audit.finding import Audit
from fledge.facts import FactBook, Kind
from fledge.posting import Posting, Status, Words

#: So many languages are worth demanding.
_LANGUAGES = 2


@dataclass(frozen=True, slots=True)
class Bench:
    """What a way is sought in: the posting now and at first, what is known, and what was moved already."""

    audit: Audit
    first: Audit
    book: FactBook
    welcome: tuple[str, ...]
    keep: frozenset[str]
    #: what the title names and the first languages: they stay demanded whatever else is
    firm: frozenset[str]
    #: what the duties name
    used: frozenset[str]

    @property
    def posting(self) -> Posting:
        """The posting as it reads now."""
        return self.audit.posting


def bench_of(audit: Audit, first: Audit, book: FactBook, welcome: tuple[str, ...], keep: frozenset[str]) -> Bench:
    """The bench, with what stays demanded and what the duties name worked out once."""
    posting, title = audit.posting, audit.posting.title.lower()
    named = list(dict.fromkeys(m.skill for m in posting.asked(Kind.TOOL) if m.in_book and m.status is Status.MUST))
    languages = [skill for skill in named if "language" in book[skill].family][:_LANGUAGES]
    titled = [skill for skill in named if book[skill].name.lower() in title]
    duties = posting.duties
    ends = ((m, bisect_right(duties, m.at.start, key=_start)) for m in posting.mentions)
    used = frozenset(m.skill for m, n in ends if n and m.at.start < duties[n - 1].end)
    return Bench(audit, first, book, welcome, keep, frozenset(languages + titled), used)


def _start(words: Words) -> int:
    return words.start
