"""List items that ask for something the skill book does not have: read and shown, never silently dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fledge.facts import Kind
from fledge.posting.naming import Named
from fledge.posting.segments import Segment
from fledge.posting.wording import SKILL, TOOL

_MARK = re.compile(r"\s*[,;/|()]+\s*(?:(?:and|or|and/or|&)\s+)?|\s+(?:and/or|and|or|&)\s+|\s*:\s+|\.\s*$")
_ITEM = re.compile(r"[a-z][\w+#./'-]*(?: [\w+#./'-]+){0,2}")
_LEAD = re.compile(
    r"^(?:(?:with|in|of|using|as|like|e\.g\.,?|such as|including|the|various|modern|basic|advanced|strong|"
    r"other|particularly|especially|specifically|primarily)\s+)+"
)
_NAME = re.compile(r"(?:[A-Z][\w+#.-]*|[a-z]+[A-Z]\w*)(?: [A-Z0-9][\w+#.-]*){0,2}")
_LONGEST = 48
#: "Python or another language" names nothing more.
_OPEN_END = re.compile(r"(?:another|any other|a similar|similar|a comparable|something)\b")


@dataclass(slots=True)
class Unlisted:
    """An item that no skill of the book covers; ``kind`` is guessed from its spelling and its neighbours."""

    start: int
    end: int
    kind: Kind


def unlisted(
    text: str, flat: str, segment: Segment, names: list[Named], ordinary: frozenset[str]
) -> Iterator[Unlisted]:
    """Items that stand in one list with the named skills; ``names`` holds at least one.

    Do not ask it of lists of degrees or of people who may not be discriminated against.
    """
    asked = segment.section in ("must", "nice")
    if all(flat.find(mark, segment.start, segment.end) < 0 for mark in (",", " and ", "/", " or ")):
        return
    cues = [hit.end for hit in segment.hits if hit.end <= names[0].start and hit.pattern.roles & ~(SKILL | TOOL)]
    edge = max(segment.start, flat.rfind(": ", segment.start, names[0].start) + 1, *cues)
    yield from _between(text, flat, edge, names[0].start, None, names[0], ordinary, asked)
    for before, after in zip(names, names[1:], strict=False):
        if after.start - before.end > 4:
            yield from _between(text, flat, before.end, after.start, before, after, ordinary, asked)
    yield from _between(text, flat, names[-1].end, segment.end, names[-1], None, ordinary, asked)


def _between(
    text: str, flat: str, start: int, stop: int, before: Named | None, after: Named | None, ordinary: frozenset[str],
    asked: bool,
) -> Iterator[Unlisted]:  # fmt: skip
    """The whole items between two named skills, or between one and the line's edge, as far as the list goes on."""
    marks = [m.span() for m in _MARK.finditer(flat, start, stop)]
    if not marks:
        return
    if before is not None and flat.startswith(" (", before.end) and flat.find(")", before.end, stop) == marks[-1][0]:
        return  # what a name stands for, spelt out: "MCP (Model Context Protocol)"
    items = [_item(flat, a, b, ordinary) for a, b in _pieces(start, stop, marks, before, after)]
    if before is None:
        items = _until_broken(items[::-1])[::-1]
    elif after is None or None in items:
        items = _until_broken(items)
    for item in items:
        if item is not None:
            yield Unlisted(*item, _kind(text, item, before, after) if asked else Kind.CONCEPT)


def _pieces(
    start: int, stop: int, marks: list[tuple[int, int]], before: Named | None, after: Named | None
) -> list[tuple[int, int]]:
    """What stands between marks, without the pieces that belong to the named skills on either side."""
    edges = [start, *(end for _, end in marks)]
    ends = [*(begin for begin, _ in marks), stop]
    pieces = list(zip(edges, ends, strict=True))
    pieces = pieces[1:] if before is not None else pieces
    return pieces[:-1] if after is not None else pieces


def _until_broken(items: list[tuple[int, int] | None]) -> list[tuple[int, int] | None]:
    return items[: items.index(None)] if None in items else items


def _kind(text: str, item: tuple[int, int], before: Named | None, after: Named | None) -> Kind:
    """A tool if it is spelled like a name and every named neighbour is a tool."""
    among_tools = all(n is None or n.skill.kind is Kind.TOOL for n in (before, after))
    return Kind.TOOL if among_tools and _NAME.fullmatch(text, *item) else Kind.CONCEPT


def _item(flat: str, start: int, end: int, ordinary: frozenset[str]) -> tuple[int, int] | None:
    """The item without what leads to it, if its words could name a skill."""
    words = flat[start:end]
    if lead := _LEAD.match(words):
        start += lead.end()
        words = flat[start:end]
    words = words.rstrip(" .!*_")
    if _OPEN_END.match(words):
        return None
    if not 3 <= len(words) <= _LONGEST or not _ITEM.fullmatch(words):
        return None
    return None if any(word in ordinary for word in words.split()) else (start, start + len(words))
