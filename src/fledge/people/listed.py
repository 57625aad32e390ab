"""Lines that only name things: a list of tools says that somebody wrote the names down."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fledge.facts import GuardedName
from fledge.posting.naming import Named
from fledge.posting.wording import Hit

if TYPE_CHECKING:
    from fledge.people.lines import Line

ITEMS = re.compile(r"\s*(?:[,;|/•·&+]|\band\b|\s{2,}|\n)\s*", re.I)
#: A label ends at a colon, or at a dash that stands free: the hyphen of "event-driven" ends none.
LABEL = re.compile(r"^[^\w]*([\w &/+-]{2,40}?)(?:\s*[:：](?!/)|\s+[–—-](?=\s))\s*")
#: A line of so many names in a row are a list; so many items are too many to mean that all were used.
_NAMES, STUFFED = 3, 15
_JOINTS = frozenset(("and", "or", "etc"))
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_USED = re.compile(
    r"\b(?:wr(?:ote|ite|ites|iting|itten in)|us(?:ed|es|ing)|coded|programmed|learn(?:ed|t|ing)|taught|"
    r"(?:moved|ported|migrated|rewrote|rewritten) (?:to|in)) $",
    re.I,
)
_ENDS = ',;|/•·&()[]:\n\t"…'
_VERSION = re.compile(r"^\s?(?:v?\d[\d.x/]*|\d{4})\b")


def label_of(text: str) -> str:
    """What stands before the colon of a line ("Environment: Java, Oracle"), in small letters."""
    found = LABEL.match(text)
    return found[1].strip().lower() if found and len(found[1].split()) <= 5 else ""


def items(text: str) -> int:
    """How many items a list has."""
    found = LABEL.match(text)
    return sum(1 for item in ITEMS.split(text[found.end() if found else 0 :]) if item.strip())


def words_besides(text: str) -> int:
    """How many words stand in a stretch that no name takes up, joints of a list apart."""
    return sum(word.lower() not in _JOINTS for word in _WORD.findall(text))


def only_names(text: str, names: list[Named], start: int) -> bool:
    """Whether a line holds hardly anything but a list; ``start`` is where it stands in the text of the names."""
    if not names:
        return False
    found = LABEL.match(text)
    short = _shortened(text, found.end() if found else 0, names, start)
    if words_besides(short) < len(names):
        return True
    parts = [part for part in ITEMS.split(short) if part.strip()]
    return len(parts) >= _NAMES and all(len(part.split()) <= 3 for part in parts)


def _shortened(text: str, at: int, names: list[Named], start: int) -> str:
    """A line with a mark, which is no word, for each of its names."""
    kept = []
    for name in names:
        if name.start - start >= at:
            kept.append(text[at : name.start - start])
            at = name.end - start
    return "_".join([*kept, text[at:]])


def more_named(text: str, line: Line, names: list[Named], *, listing: bool, skills: bool) -> list[Named]:
    """The names on a line, with those that are also words and fill an item of a list or follow a verb of use.

    In a posting such a name needs a neighbour that is a skill; whoever lists "Spring, Excel" or "wrote Go" means them.
    """
    known = {name.start for name in names}
    sure = skills or len(names) > 1
    more = []
    for hit in line.hits:
        if not hit.pattern.guarded or hit.pattern.plain is not None or hit.start in known:
            continue
        skill, guard = hit.pattern.guarded[0]
        if (listing and _is_item(text, line, hit) and _fits(text, hit, guard, sure=sure)) or (
            _fits(text, hit, guard, sure=False) and _USED.search(text, max(line.start, hit.start - 16), hit.start)
        ):
            more.append(Named(hit.start, hit.end, skill))
    return sorted((*names, *more), key=lambda name: name.start) if more else names


def _fits(text: str, hit: Hit, guard: GuardedName, *, sure: bool) -> bool:
    """Whether an item can be the name: in its own letters, or with a capital where a list of tools is sure."""
    exact = not guard.exact_case or text.startswith(guard.name, hit.start)
    if sure and len(guard.name) > 3:
        return exact or text[hit.start].isupper()
    return exact and guard.lone


def _is_item(text: str, line: Line, hit: Hit) -> bool:
    """Whether a name fills an item of a list, a version after it apart."""
    before = text[max(line.start, hit.start - 3) : hit.start].rstrip(" ")
    after = _VERSION.sub("", text[hit.end : min(line.end, hit.end + 16)]).lstrip(" ")
    begins = not before or before[-1] in _ENDS or text[hit.start - 2 : hit.start] in ("- ", "– ")
    return begins and (not after or after[0] in _ENDS)
