"""A posting → its changed text line by line, and the text that results when some lines are not agreed to."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from fledge.audit.rewrite import Change, Rewrite
from fledge.audit.rewrite.counted import best_edits, counted
from fledge.audit.rewrite.potential import Offer, potential
from fledge.audit.rewrite.repaired import repaired
from fledge.posting import read
from fledge.web.computed.audited import Asked
from fledge.web.computed.knowledge import book, panels
from fledge.web.computed.spaced import spaced


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a proposal: what it was, what it becomes and why. ``key`` is its name for sign-offs; empty where it
    stays as it is.

    A line that only moves is there twice, gone from one place and new at another, under one key: it is one decision.
    ``is_title`` is the title of the posting where no line of the text says it.
    """

    key: str
    before: str | None
    after: str | None
    because: str
    is_moved: bool = False
    is_title: bool = False


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


def changed_lines(rewrite: Rewrite, *, titled: str = "") -> tuple[Line, ...]:
    """Every line of the proposal in reading order; those that change have a key.

    ``titled`` is the title until now: where it changes and no line of the text says so, that is a line too, the first.
    """
    seen: Counter[str] = Counter()
    moved = _moved(rewrite.changes)
    lines = tuple(_line(change, seen, moved) for change in rewrite.changes)
    if not titled or titled == rewrite.title or title_line(lines, rewrite, titled=titled):
        return lines
    change = Change(titled, rewrite.title, "The title of the posting changes with its text.")
    return (_titled(_line(change, seen, frozenset())), *lines)


def title_line(lines: Collection[Line], rewrite: Rewrite, *, titled: str) -> Line | None:
    """The line by which the title changes, if it does."""
    old, new = titled.strip(), rewrite.title.strip()
    said = (line for line in lines if line.key and (line.before or "").strip() == old)
    return next((line for line in said if (line.after or "").strip() == new), None)


def _titled(line: Line) -> Line:
    return Line(line.key, line.before, line.after, line.because, is_title=True)


def _moved(changes: Collection[Change]) -> frozenset[str]:
    """Words that are gone from one place and stand unchanged at another, once each."""
    gone = Counter((c.before or "").strip() for c in changes if c.after is None)
    new = Counter((c.after or "").strip() for c in changes if c.before is None)
    return frozenset(words for words in gone if words and gone[words] == new[words] == 1)


def _line(change: Change, seen: Counter[str], moved: frozenset[str]) -> Line:
    words = change.before if change.before is not None else change.after
    if change.before == change.after or not (words or "").strip():
        return Line("", change.before, change.after, "")
    is_moved = (change.before is None or change.after is None) and (words or "").strip() in moved
    said = f"moved\0{(words or '').strip()}" if is_moved else f"{change.before or ''}\0{change.after or ''}"
    name = hashlib.sha256(said.encode()).hexdigest()[:24]
    seen[name] += not is_moved
    return Line(f"{name}-{seen[name] or 1}", change.before, change.after, change.because, is_moved)


def text_without(rewrite: Rewrite, refused: Collection[str], *, old: str) -> str:
    """The new text, with the lines that were refused left as they were in the ``old`` one.

    Nothing refused gives the new text, everything refused the old one, to the letter.
    """
    lines = [line for line in changed_lines(rewrite) if line.key]
    if not any(line.key in refused for line in lines):
        return rewrite.text
    if all(line.key in refused for line in lines):
        return old
    return spaced(_chosen(rewrite, refused), old=old, new=rewrite.text)


def _chosen(rewrite: Rewrite, refused: Collection[str]) -> Iterator[tuple[str | None, str | None, bool]]:
    """Of each line that is not empty: old words, new words, and whether the new ones are taken."""
    for line in changed_lines(rewrite):
        if (line.before or line.after or "").strip():
            yield line.before, line.after, line.key not in refused
