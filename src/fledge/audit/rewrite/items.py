"""A list inside a line, taken apart into its items and put together again without some of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fledge.audit.rewrite.asks import ask_around
from fledge.posting import Mention, Posting, Words

_JOINT = re.compile(
    r"\s*,\s*(?:(?:and/or|and|or|&|plus|as well as)\s+)?(?=\S)|\s+(?:and/or|and|or|&|as well as|plus)\s+|\s*\|\s*"
)
#: A list does not go on beyond these.
_BREAK = re.compile(
    r";\s|(?<!e\.g)(?<!i\.e)(?<!\bex)(?<!etc)[.!?][\s·•*-]*(?=[A-Z])(?<![A-Z]\.)|:\s|\s[-–—]\s|\n\s*\n|\.$|[•·▪●◦]"
)
_LONGEST_TAIL = 3
_OPENS = re.compile(
    r"\b(?:their|its|with|in|of|using|on|for|to|like|as|including|includes?|incl|especially|particularly|preferably|ideally|"
    r"notably|specifically|e\.?g|i\.?e)\b",
    re.I,
)
_LED = re.compile(
    r"\b(?:with|in|of|using|on|for|to|like|such as|within|via|through|across|by|into)\b",
    re.I,
)
#: Words that belong to all items before them, or open what is said of them all.
_SHARED = re.compile(
    r"\W*(?:experience|skills?|knowledge|expertise|proficiency|is|are|in|for|to|on|with|within|at|as|from|across|by|"
    r"through|that|which|when|where|using|into|via|etc|preferred|required|environments?|technologies|frameworks|"
    r"tools|platforms|languages|libraries|databases|a|an|the|while|including|such|like)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item: all of its words, the part that names something, and the joint before it."""

    start: int
    end: int
    core: Words
    joint: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Items that stand in one list; ``text[start:end]`` is exactly them, without what leads to them and follows."""

    ask: Words
    items: tuple[Item, ...]

    @property
    def start(self) -> int:
        """Where the first item's own words begin."""
        return self.items[0].core.start

    @property
    def end(self) -> int:
        """Where the last item's own words end."""
        return self.items[-1].core.end


def listing(posting: Posting, mention: Mention) -> Listing | None:
    """The list in which a mention stands; None where its item cannot be told apart."""
    ask = ask_around(posting, mention.at)
    pieces = _pieces(posting, _clause(posting.text, ask, mention.at.start))
    number = next((n for n, piece in enumerate(pieces) if piece.start <= mention.at.start < piece.end), None)
    if number is None or not pieces[number].mentions:
        return None
    first, last = number, number
    while first > 0 and _goes_on(posting.text, pieces[first - 1], pieces[first]):
        first -= 1
    while last + 1 < len(pieces) and _goes_on(posting.text, pieces[last], pieces[last + 1]):
        last += 1
    items = pieces[first : last + 1]
    items[0] = replace(items[0], core=_without_lead(posting.text, items[0]))
    items[-1] = replace(items[-1], core=_without_tail(posting.text, items[-1]))
    return Listing(ask, tuple(items))


def _clause(text: str, ask: Words, at: int) -> Words:
    """The part of the ask between marks stronger than a comma."""
    start, end = ask.start, ask.end
    for mark in _BREAK.finditer(text, ask.start, ask.end):
        if mark.end() <= at:
            start = mark.end()
        elif mark.start() >= at:
            end = mark.start()
            break
    return Words(start, end)


def _pieces(posting: Posting, clause: Words) -> list[Item]:
    """The clause cut at its commas and conjunctions, parentheses left whole."""
    text = posting.text
    mentions = [m for m in posting.mentions if clause.start <= m.at.start and m.at.end <= clause.end]
    covered = [(m.at.start, m.at.end) for m in mentions] + _parentheses(text, clause)
    found: list[Item] = []
    start, joint = clause.start, ""
    for mark in [*_JOINT.finditer(text, clause.start, clause.end), None]:
        if mark is not None and any(a < mark.end() and mark.start() < b for a, b in covered):
            continue
        end = mark.start() if mark else clause.end
        inside = tuple(m for m in mentions if start <= m.at.start < end)
        found.append(Item(start, end, Words(start, end), joint, inside))
        if mark:
            start, joint = mark.end(), mark[0]
    return found


def _parentheses(text: str, clause: Words) -> list[tuple[int, int]]:
    found, opened, depth = [], 0, 0
    for at in range(clause.start, clause.end):
        if text[at] in "([":
            opened = at if depth == 0 else opened
            depth += 1
        elif text[at] in ")]" and depth:
            depth -= 1
            if depth == 0:
                found.append((opened, at + 1))
    return [*found, (opened, clause.end)] if depth else found


def _goes_on(text: str, one: Item, other: Item) -> bool:
    """Whether two pieces stand in one list: nothing of its own is said after the first or before the other."""
    if not one.mentions or not other.mentions:
        return False
    tail = text[_closing(text, max(m.at.end for m in one.mentions), one.end) : one.end]
    head = text[other.start : min(m.at.start for m in other.mentions)]
    if _two_things(text, other):
        return False
    return len(tail.split()) <= _LONGEST_TAIL and len(head.split()) <= 1 and not _OPENS.search(head)


def _two_things(text: str, item: Item) -> bool:
    """Whether a piece names one thing and then what it is done with: "microservices using Azure"."""
    named = sorted(item.mentions, key=lambda m: m.at.start)
    between = (text[a.at.end : b.at.start] for a, b in zip(named, named[1:], strict=False))
    return any(_LED.search(words) for words in between if "(" not in words)


def _without_lead(text: str, item: Item) -> Words:
    """The first item from the last name on that nothing but a mark parts from those before it."""
    named = sorted(item.mentions, key=lambda m: (m.at.start, -m.at.end))
    start = named[-1].at.start
    for m in reversed(named[:-1]):
        if len(text[m.at.end : start].split()) > 1 or _LED.search(text[m.at.end : start]):
            break
        start = min(start, m.at.start)
    if text[start - 1 : start] in ("/", "-"):
        start = max(item.start, text.rfind(" ", 0, start) + 1)
    return Words(start, item.core.end)


def _without_tail(text: str, item: Item) -> Words:
    """The last item without what is said of the whole list after it."""
    named = max(m.at.end for m in item.mentions)
    closing = _closing(text, named, item.end)
    tail = text[closing : item.end]
    if not tail.strip() or _SHARED.match(tail) or len(tail.split()) > _LONGEST_TAIL:
        return Words(item.core.start, closing)
    return Words(item.core.start, item.end)


def _closing(text: str, at: int, end: int) -> int:
    """Past the parenthesis that belongs to a name: "Kubernetes (EKS)"."""
    shut = re.compile(r"[^()\[\],;]*\)|(?:,? etc\.?| or similar)\)|\s*\([^()]*\)|[+\w#]*(?:-based)?").match(
        text, at, end
    )
    return shut.end() if shut and shut.end() <= end else at


def own_words(posting: Posting, item: Item) -> str:
    """An item's words as they can stand elsewhere: its name, without what it is used for."""
    inside = [m for m in item.mentions if m.at.start >= item.core.start] or list(item.mentions)
    start, named = min(m.at.start for m in inside), max(m.at.end for m in inside)
    end = max(named, item.core.end)
    tail = posting.text[_closing(posting.text, named, end) : end]
    if len(tail.split()) > 2 or _SHARED.match(tail) or re.search(r"ing\b", tail):
        end = _closing(posting.text, named, end)
    return posting.text[start:end].strip(" .;")


def without_items(text: str, found: Listing, gone: frozenset[Item]) -> str | None:
    """The list's words without some items; None if none is left."""
    kept = [item for item in found.items if item not in gone]
    if not kept:
        return None
    words = text[kept[0].core.start : kept[0].core.end]
    for n, item in enumerate(kept[1:], 1):
        words += _joint(found, kept, n) + text[item.core.start : item.core.end]
    return words


def _joint(found: Listing, kept: list[Item], n: int) -> str:
    """What stands before a kept item: its own joint, or the list's "and" where it has become the last."""
    item, before = kept[n], kept[n - 1]
    mine = item.joint
    last = found.items[-1].joint
    if n == len(kept) - 1 and item is not found.items[-1] and not _word(mine):
        mine = last if _word(last) else mine
    if len(kept) == 2 and (_word(mine) or mine.strip() == ",") and "," in mine:
        mine = f" {_word(mine) or 'and'} "
    if n < len(kept) - 1 and _word(mine) and found.items.index(item) - found.items.index(before) > 1:
        mine = ", "
    return mine


def _word(joint: str) -> str:
    return joint.strip(" ,|")
