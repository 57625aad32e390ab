"""What makes words a heading, and which section a heading opens."""

from __future__ import annotations

import re

from fledge.posting.blocks import Block
from fledge.posting.wording import NICE_AFTER, Hit

#: Sections that an unknown heading ends, for it may head a list of requirements.
SIDE = ("offer", "legal", "about", "stack")
_ORDER = ("nice", "must", "must_weak", "duties", "stack", "offer", "legal", "about")
#: Words with which a requirement begins that stands on a line of its own.
_ITEM_WORDS = (
    "ability", "able", "willing", "work ", "working", "passionate", "passion", "strong", "good", "excellent", "great",
    "experience ", "experienced", "knowledge ", "must ", "proficien", "familiar", "understanding", "solid", "us ",
    "demonstrated",
)  # fmt: skip
_SPACED = re.compile(
    r"[A-Z][\w'’&/-]*(?:\s+(?:[A-Z][\w'’&/-]*|and|of|the|for|to|we|you|in|&|with|have|if|do|be|are|\w+['’]\w+))*\s*$"
)


def strongest(announced: list[Hit], section: str, length: int) -> str:
    """Which of a heading's announcements holds; a sub-heading leaves an open list of requirements as it is."""
    longest = max((hit.end - hit.start for hit in announced), default=0)
    kinds = {hit.pattern.heading for hit in announced}
    if kinds >= {"must", "duties"} and all(hit.pattern.adjective for hit in announced if hit.pattern.heading == "must"):
        return "duties"
    if longest > 8 and longest >= length * 0.6 and "nice" not in kinds:
        kinds = {hit.pattern.heading for hit in announced if hit.end - hit.start == longest}
    if kinds == {"must_weak", "duties"}:
        return announced[-1].pattern.heading if announced[-1].pattern.heading == "duties" else _weak(section)
    kind = next(k for k in _ORDER if k in kinds)
    return _weak(section) if kind == "must_weak" else kind


def _weak(section: str) -> str:
    """A sub-heading of requirements leaves an open list of them as it is."""
    return section if section in ("must", "nice") else "must"


def shouts(text: str, block: Block) -> bool:
    """Whether a line is in capitals throughout, and longer than an abbreviation."""
    words = text[block.start : block.end]
    return words.isupper() and len(words) > 5


def is_bare_heading(text: str, block: Block, bare: str, announced: list[Hit], inside: list[Hit]) -> bool:
    """Whether a short line without colon or markup is a heading: few words, mostly announcement, no skill in it."""
    words = bare.split()
    if not words or len(words) > 9:
        return False
    if sum(hit.end - hit.start for hit in announced) >= len(bare) * 0.9:
        return True
    if any(hit.pattern.plain is not None for hit in inside) and len(words) > 3:
        return False
    if _begins_an_item(text, block) or _ends_softly(inside, block):
        return False
    if announced[0].pattern.heading in SIDE and announced[0].start - block.start > 6:
        return False
    covered = sum(hit.end - hit.start for hit in announced)
    capital = text[block.start].isupper() or not text[block.start].isalpha()
    return capital and (covered >= len(bare) * 0.4 or len(words) <= 5)


def _begins_an_item(text: str, block: Block) -> bool:
    """Whether a short line reads as an item of a list: "Ability to travel", "Strong sense of responsibility"."""
    words = text[block.start : block.end]
    return words.lower().startswith(_ITEM_WORDS) and not words.istitle() and not words.isupper() and " " in words


def _ends_softly(inside: list[Hit], block: Block) -> bool:
    """Whether the line is "X preferred" or "X a plus": an item, not a heading."""
    last = inside[-1]
    if not last.pattern.roles & NICE_AFTER or block.end - last.end > 2:
        return False
    announced = sum(hit.end - hit.start for hit in inside[:-1] if hit.pattern.heading)
    return last.start - block.start - announced > 6


def heading_start(text: str, at: int, floor: int) -> int:
    """Where the run of capitalised words that leads to ``at`` begins ("Key Team Responsibilities")."""
    run = _SPACED.search(text, max(floor, at - 40), at)
    return run.start() if run and run.end() == at else at


def heading_end(text: str, at: int, end: int) -> int:
    """Where an inline heading ends: at its colon, its dash or after its last announcing word."""
    for mark in (":", " - ", " – ", " • "):
        found = text.find(mark, at, min(end, at + 45))
        if found >= 0:
            return found
    return at


def is_inline_heading(text: str, hit: Hit, block: Block) -> bool:
    """A capitalised announcement that a colon or bullet follows, or that stands after a full stop before a capital."""
    if not text[hit.start].isupper():
        return False
    start = heading_start(text, hit.start, block.start)
    head, after = text[start : hit.end], text[hit.end : hit.end + 30].lstrip(" )")
    if after.startswith((":", "- ", "– ", "* ", "•")):
        return True
    opens = _opens(text, start, block.start)
    if opens and ":" in after and len(after.split(":")[0].split()) <= 3:
        return True
    if head.isupper() and after[:1].isalnum() and (" " in head or (opens and len(head) >= 8)):
        return True
    return _reads_as_heading(text[hit.start : hit.end], hit.pattern.heading, head, after[:1], opens=opens)


def _opens(text: str, start: int, floor: int) -> bool:
    """Whether a block, a sentence or an item begins here."""
    before = text[max(floor, start - 2) : start].strip()
    return start <= floor + 1 or not before or before[-1] in ".!?:;)•–-*"


def _reads_as_heading(words: str, section: str, head: str, follows: str, *, opens: bool) -> bool:
    """Whether an announcement that no mark sets off is a heading for its capitals and what follows it."""
    if section == "nice" and len(words) > 10 and (follows == "|" or "A" <= follows <= "Z"):
        return True
    if not (follows.isupper() or follows.isdigit()):
        return False
    if " " in words and section in ("nice", "must") and opens:
        return True
    if " " in words and section in ("nice", "must", "duties", "offer") and words.istitle():
        return True
    return opens and " " in head and all(word[:1].isupper() or len(word) < 5 for word in head.split())


def is_sentence(text: str, end: int) -> bool:
    """Whether a line ends as sentences do; an ellipsis ends headings too."""
    return text[end - 1] in ".;,!" and text[end - 3 : end] != "..."


def flatten_title(title: str) -> str:
    """A title in the form in which it is met again as the first line."""
    return title.lower().strip()
