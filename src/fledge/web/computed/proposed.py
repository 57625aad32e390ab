"""A posting → its changed text line by line, and the text that results when some lines are not agreed to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from fledge.audit.rewrite import Change, Rewrite
from fledge.audit.rewrite.counted import best_edits, counted
from fledge.audit.rewrite.potential import Offer, potential
from fledge.audit.rewrite.repaired import repaired
from fledge.posting import read
from fledge.web.computed.audited import Asked
from fledge.web.computed.knowledge import book, panels


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a proposal: what it was, what it becomes and why. ``key`` is its name for sign-offs; empty where it
    stays as it is.
    """

    key: str
    before: str | None
    after: str | None
    because: str


@lru_cache(maxsize=256)
def proposed(
    asked: Asked, purpose: str, edits: int = 3, keep: tuple[str, ...] = (), offer: Offer | None = None
) -> Rewrite:
    """The posting repaired by the best so many changes, or written for people who learn the role.

    ``keep`` are ids of skills that stay. The same arguments always give the same text.
    """
    posting = read(asked.text, book(), title=asked.title, company=asked.company)
    if purpose == "potential":
        new = potential(posting, book(), asked.judged_by, offer or Offer())
    else:
        essential = frozenset(keep)
        chosen = best_edits(posting, panels(), book(), keep=essential, most=edits)
        new = repaired(posting, book(), asked.judged_by, chosen, keep=essential)
    return counted(new, posting, panels(), book())


def changed_lines(rewrite: Rewrite) -> tuple[Line, ...]:
    """Every line of the proposal in reading order; those that change have a key."""
    seen: Counter[str] = Counter()
    return tuple(_line(change, seen) for change in rewrite.changes)


def _line(change: Change, seen: Counter[str]) -> Line:
    same = change.before == change.after or not (change.before or change.after or "").strip()
    if same:
        return Line("", change.before, change.after, "")
    words = f"{change.before or ''}\0{change.after or ''}"
    name = hashlib.sha256(words.encode()).hexdigest()[:24]
    seen[name] += 1
    return Line(f"{name}-{seen[name]}", change.before, change.after, change.because)


def text_without(rewrite: Rewrite, refused: Collection[str]) -> str:
    """The new text, with the lines that were refused left as they were."""
    kept = (line.before if line.key in refused else line.after for line in changed_lines(rewrite))
    return "\n".join(words for words in kept if words is not None).strip("\n") + "\n"
