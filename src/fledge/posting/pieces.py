"""Long blocks cut into pieces: sentences, inline bullets, headings and items that lost the marks between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from fledge.posting.blocks import Block
from fledge.posting.headings import heading_start, is_inline_heading
from fledge.posting.wording import Hit

#: Where a long line breaks into sentences or inline bullets.
_BREAK = re.compile(
    r"[.!?;:)*•▪◦●■➢►∙\uf000-\uf0ff](?:(?<=[.!?])\s+(?=[A-Z0-9\"“(•*-])|(?<=[?!])(?=[A-Z][a-z])"
    r"|(?<=[.;:)*])\**\s+(?<=\*\s)(?=[A-Z(])|(?<=[•▪◦●■➢►∙\uf000-\uf0ff])\s*|(?<=[a-z)]\.)(?=[A-Z][a-z]))"
)
#: Inline bullets made of a dash, a dot or a star between spaces.
_DASHED = re.compile(r"\s(?:[-–]\s+(?=[A-Z(]|(?<!\d\s[-–]\s)\d|\d{3})|[·*]\s+(?=\S))")
#: Two items without a space between them.
_GLUE = re.compile(r"[A-Z0-9](?:(?<=[a-z)][A-Z])[a-z]+\s|(?<=[a-z]\d)\d?\+? (?:year|yr)|(?<=[A-Z]{4})[a-z]{2,}\s)")
#: A word with a capital inside, which is a name if it is met twice ("dataCore").
_CAMEL = re.compile(r"\b[A-Za-z]+[a-z][A-Z][a-z]+\b")
#: A name before its full stop: one capital after a capitalised word ("Maria J. Ortega").
_INITIAL = re.compile(r"[A-Z][a-z]+ [A-Z]$")
_ABBREVIATED = (
    "e.g",
    "eg",
    "ie",
    "i.e",
    "B.S",
    "M.S",
    "Ph.D",
    "U.S",
    "vs",
    "incl",
    "approx",
    "min",
    "Sr",
    "Jr",
    "B.A",
    "M.A",
    "St",
)
_BREAKING = (". ", ":", "? ", "! ", " - ", "•", "* ", " – ", "·")
_LONG = 90
#: From here on a paragraph may hold headings and list items that lost their marks.
_RAMBLING = 420
_RUN_ON = 160
#: Words with which items of a list begin that lost its bullets.
_ITEM = re.compile(
    r"(?:Experience|Experienced|Proficien\w+|Strong|Extensive|Knowledge|Ability|Familiar\w*|Minimum|"
    r"Understanding|Excellent|Demonstrated|Proven|Bachelor\w*|Master[’']s|Working|Solid|Hands-on|"
    r"Expertise|Deep|Advanced|Must|Prior|Track|Comfortable|Desirable|An?|Preferred|Responsible) [a-z(]"
)


def breaks_up(text: str, block: Block) -> bool:
    """Whether a block is long and holds more than one sentence, a label or a bullet, or is too long to tell."""
    start, end = block.start, block.end
    if end - start <= _LONG:
        return False
    return end - start > _RAMBLING or any(text.find(mark, start, end - 1) >= 0 for mark in _BREAKING)


def may_hold_headings(text: str, block: Block) -> bool:
    """Whether a block is so long, or so full of bullets, that it was several lines once."""
    return block.end - block.start > _RAMBLING or text.find("•", block.start, block.end) >= 0


def pieces(text: str, block: Block, inside: list[Hit]) -> Iterator[tuple[int, int]]:
    """A long block cut at sentence ends, inline bullets and headings."""
    cuts = dict(_breaks(text, block.start, block.end))
    if may_hold_headings(text, block):
        cuts |= {cut: cut for cut in _heading_cuts(text, block, inside)}
        cuts |= {cut: cut for cut in _glued(text, block, inside)}
        cuts |= {cut: cut for cut in _unmarked_items(text, block, sorted(cuts))}
    start = block.start
    for cut in sorted(cuts):
        if cut > start:
            yield start, cut
        start = max(start, cuts[cut])
    if start < block.end:
        yield start, block.end


def _glued(text: str, block: Block, inside: list[Hit]) -> Iterator[int]:
    """Where two items lost the space between them ("environments5 years", "AWSWork closely"), names apart."""
    joints = [found.start() for found in _GLUE.finditer(text, block.start, block.end)]
    joints = [joint for joint in joints if not _is_a_name(text, joint)]
    covered = [(hit.start, hit.end) for hit in inside] if joints else []
    yield from (joint for joint in joints if not any(a < joint < b for a, b in covered))


def _is_a_name(text: str, joint: int) -> bool:
    """Whether a capital inside a word is that of a name, known by being met again."""
    if not text[joint - 1].islower():
        return False
    start = joint
    while start and text[start - 1].isalpha():
        start -= 1
    word = _CAMEL.match(text, start)
    return word is not None and word[0] in _met_again(text)


@lru_cache(maxsize=1)
def _met_again(text: str) -> frozenset[str]:
    return frozenset(word for word, times in Counter(_CAMEL.findall(text)).items() if times > 1)


def _heading_cuts(text: str, block: Block, inside: list[Hit]) -> Iterator[int]:
    """Starts of capitalised headings that stand inside a paragraph."""
    named = block.start
    for hit in inside:
        if hit.pattern.heading and is_inline_heading(text, hit, block):
            yield heading_start(text, hit.start, named)
        elif hit.pattern.plain is not None:
            named = hit.end


def _breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentence ends and inline bullets: where the piece before ends, where the next begins."""
    for found in _BREAK.finditer(text, start, end):
        if text[found.start()] not in ".!?" or "*" in found[0]:
            yield found.start(), found.end()
        elif not (text.endswith(_ABBREVIATED, start, found.start()) or _is_an_initial(text, found.start())):
            yield found.start() + 1, found.end()
    if any(text.find(dash, start, end) >= 0 for dash in (" - ", " – ", " · ", " * ")):
        for found in _DASHED.finditer(text, start, end):
            yield found.span()


def _is_an_initial(text: str, stop: int) -> bool:
    """Whether a full stop belongs to the initial of a name."""
    return text[stop] == "." and _INITIAL.search(text, max(0, stop - 20), stop) is not None


def _unmarked_items(text: str, block: Block, cuts: list[int]) -> Iterator[int]:
    """Where a new item begins without punctuation, in stretches too long for one sentence: a capital
    "Experience …" after a lower-case word.
    """
    for start, end in zip([block.start, *cuts], [*cuts, block.end], strict=True):
        if end - start < _RUN_ON:
            continue
        for item in _ITEM.finditer(text, start + 1, end):
            cut = item.start() - (text[item.start() - 1] == " ")
            if _ends_an_item(text, cut, spaced=cut < item.start()):
                yield cut


def _ends_an_item(text: str, cut: int, *, spaced: bool) -> bool:
    """Whether an item may end here: after a lower-case word, a number or a parenthesis, without punctuation."""
    last = text[cut - 1]
    if not (last.islower() or last.isdigit() or last in ")+"):
        return False
    if not spaced and last.islower():
        return True
    word = text[text.rfind(" ", 0, cut) + 1 : cut]
    return word[:1].islower() or word[:1].isdigit() or word.endswith(")")
