"""A posting as lines, each with the section it stands in, as the reader sees them."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace

from fledge.facts import FactBook
from fledge.posting import Posting, Words, read
from fledge.posting.blocks import blocks
from fledge.posting.lexicon import lexicon
from fledge.posting.segments import Segment, segments
from fledge.posting.wording import flatten

_BLOCK_TAG = re.compile(r"</?(?:p|br|div|ul|ol|tr|table|section|h[1-6])\b[^<>]*>", re.IGNORECASE)
_ITEM_TAG = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]{0,10}\b[^<>]*>|<!--.*?-->", re.IGNORECASE)
_MARKUP = re.compile(r"\*\*|__|^[#>*_\s|]+|[*_#\s|]+$")
#: Marks of direction and joints of no width, which other programs left behind.
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_BROKEN_HYPHEN = re.compile(r"(?<=[a-z])- (?=(?!and\b|or\b|to\b)[a-z]{3})")
_BULLET = re.compile(r"^(?:[-*•▪◦‣·●○■□➢➤►✓✔»–—\uf000-\uf0ff]\s*)+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch that says one thing. ``block`` numbers the line or paragraph of the text that it is a part of;
    ``announces`` says that a heading is one that the reader knows.
    """

    at: Words
    words: str
    section: str
    block: int
    bullet: bool = False
    heading: bool = False
    announces: bool = False


def without_tags(posting: Posting, book: FactBook) -> Posting:
    """The same posting read again without HTML, where tags were left in its text."""
    if not (_BLOCK_TAG.search(posting.text) or _ITEM_TAG.search(posting.text)):
        return posting
    text = _ITEM_TAG.sub("\n- ", _BLOCK_TAG.sub("\n", posting.text))
    text = html.unescape(_TAG.sub("", text))
    again = read(text, book, title=posting.title, company=posting.company)
    return posting if again.unread else again


def outline(posting: Posting, book: FactBook) -> tuple[Line, ...]:
    """All lines of a posting in order, cut where the reader cuts them."""
    text, names = posting.text, lexicon(book)
    flat = flatten(text)
    found = segments(text, flat, names.hits(text, flat, names.scan(flat)), posting.title)
    starts = [block.start for block in blocks(text)]
    lines = [_line(text, segment, bisect_right(starts, segment.start) - 1) for segment in _joined(text, found)]
    return tuple(_headed([line for line in lines if re.search(r"\w", line.words)]))


def _headed(lines: list[Line]) -> list[Line]:
    """With short lines that stand over others taken for the headings that they are."""
    blocks = Counter(line.block for line in lines)
    return [
        replace(line, heading=True) if _stands_over(line, after, alone=blocks[line.block] == 1) else line
        for line, after in zip(lines, lines[1:], strict=False)
    ] + lines[-1:]


def _stands_over(line: Line, after: Line, *, alone: bool) -> bool:
    if line.heading or line.bullet or line.section == "title" or line.words.endswith((".", ";", ",", "!")):
        return False
    words = line.words.split()
    if alone:
        shouts = line.words.isupper() and len(line.words) > 5
        return len(words) <= 10 and (shouts or (after.bullet and not re.search(r"\d{2}", line.words)))
    titled = all(word[0].isupper() or not word[0].isalpha() or len(word) < 4 for word in words)
    return 2 <= len(words) <= 6 and titled and line.words[-1].isalpha() and not re.search(r"\d", line.words)


def _line(text: str, segment: Segment, block: int) -> Line:
    words = plain(text[segment.start : segment.end])
    announces = segment.heading and any(hit.pattern.heading for hit in segment.hits)
    at = Words(segment.start, segment.end)
    return Line(at, words, segment.section, block, segment.bullet, segment.heading, announces)


def _joined(text: str, found: list[Segment]) -> list[Segment]:
    """Segments, those put together again that a name was cut by ("Mc" and "Cain")."""
    whole: list[Segment] = []
    for segment in found:
        last = whole[-1] if whole else None
        if last and last.end == segment.start and text[last.end - 1].isalnum() and text[segment.start].isalnum():
            if segment.start - last.start < 4:
                segment.start = last.start
                whole.pop()
        whole.append(segment)
    return whole


def plain(words: str) -> str:
    """The words without markup, on one line.

    >>> plain("**What you&#39;ll   do**")
    "What you'll do"
    """
    words = html.unescape(_TAG.sub(" ", words)) if "<" in words or "&" in words else words
    words = " ".join(_MARKUP.sub("", _UNSEEN.sub("", words).strip()).split())
    return _BULLET.sub("", _BROKEN_HYPHEN.sub("-", words)).strip()
