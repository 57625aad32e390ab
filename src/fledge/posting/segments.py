"""Text → segments: the lines, bullets and sentences that each say one thing, and the section they stand in.

Postings come as neat lists, as lines wrapped at some column, and as one paragraph that was a list once.
All end as the same segments, so that what follows reads one shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from fledge.posting.blocks import Block, blocks
from fledge.posting.headings import (
    SIDE,
    flatten_title,
    heading_end,
    is_bare_heading,
    is_inline_heading,
    is_sentence,
    shouts,
    strongest,
)
from fledge.posting.pieces import breaks_up, may_hold_headings, pieces
from fledge.posting.wording import ASKS, CLOSES, YEARS, Hit

_MARKUP = re.compile(r"^[#>*_\s]+|[*_#\s]+$")
#: Prose about the company that ends a list of requirements.
_COMPANY = re.compile(
    r"At [A-Z][\w.&]+(?: [A-Z]\w+)?,|Our mission is\b|Thanks,|To support our\b|Founded in\b|We(?:['’]ve| have) raised"
    r"|Our (?:investors|customers|user base|mission|company)\b"
)
_MARKS = ("-", "–", "•", "*", "▪", "●", "◦", "·")
_EARLY = 90
#: Headings one after the other on a line, beyond which the line is taken as it is.
_DEEPEST = 40
_TITLE_WITHIN = 12
_HEADING_LENGTH = 110


@dataclass(slots=True)
class Segment:
    """A stretch that says one thing, its section, and the wordings found in it."""

    start: int
    end: int
    section: str
    bullet: bool = False
    heading: bool = False
    hits: list[Hit] = field(default_factory=list)


def segments(text: str, flat: str, hits: list[Hit], title: str = "") -> list[Segment]:
    """All segments in order, each with its section and its hits."""
    reader = _Sections(text, flat, hits, title)
    for block in blocks(text):
        reader.take(block)
    return reader.found


class _Sections:
    """Walks the blocks once, keeping the section that the last heading opened."""

    def __init__(self, text: str, flat: str, hits: list[Hit], title: str) -> None:
        self.text, self.flat, self.hits, self.title = text, flat, hits, flatten_title(title)
        self.section = ""
        self.found: list[Segment] = []
        self._outer = ""
        self._next = 0
        self._depth = 0

    def take(self, block: Block) -> None:
        inside = self._hits_until(block.end)
        if self.title and self._is_title(block):
            self.found.append(Segment(block.start, block.end, "title", heading=True, hits=inside))
        elif (opened := self._heading(block, inside)) is not None:
            before = self.section
            self._open(block, inside, opened)
            self._close_brief(block, opened, before)
        elif breaks_up(self.text, block):
            self._paragraph(block, inside)
        else:
            section = self._end_of_list(inside, block, block.start)
            self.found.append(Segment(block.start, block.end, section, block.bullet, hits=inside))

    def _is_title(self, block: Block) -> bool:
        """Whether the block repeats the title; only the first few can."""
        if block.end - block.start > len(self.title) + 8 or len(self.found) > _TITLE_WITHIN:
            return False
        return self.flat[block.start : block.end].strip(" #*_:") == self.title

    def _hits_until(self, end: int) -> list[Hit]:
        first = self._next
        hits, at, size = self.hits, first, len(self.hits)
        while at < size and hits[at].start < end:
            at += 1
        self._next = at
        return hits[first:at]

    def _heading(self, block: Block, inside: list[Hit]) -> tuple[str, int] | None:
        """The section that this block opens and where its heading ends, if it is a heading."""
        text, start = self.text, block.start
        colon = self.flat.find(":", start, min(block.end, start + _HEADING_LENGTH))
        end = block.end
        if colon >= 0 and not self.flat.startswith("://", colon):
            end = colon
        elif text[end - 1] != ":" and (end - start > _HEADING_LENGTH or block.bullet or is_sentence(text, end)):
            return None
        if end == block.end and text[end - 1] == ":" and not block.bullet:
            return self._long_opener(block, inside)
        announced = [hit for hit in inside if hit.pattern.heading and hit.end <= end]
        if end < block.end and any(hit.pattern.roles & YEARS and hit.end <= end for hit in inside):
            return None
        marked = text[start] in "#*_" and text.startswith(("#", "**", "__"), start)
        if not announced:
            return self._unknown(block, end, marked)
        bare = _MARKUP.sub("", self.flat[start:end])
        words = bare.count(" ") + 1
        if block.bullet and not (end < block.end and words <= 5):
            return None
        if not (marked or end < block.end) and not is_bare_heading(text, block, bare, announced, inside):
            return None
        if end < block.end and words > (9 if end < block.end - 1 else 15):
            return None
        opened = strongest(announced, self.section, len(bare))
        asks_first = inside[0].start - start < 14 and inside[0].pattern.roles & ASKS
        return None if opened in SIDE and asks_first else (opened, end)

    def _long_opener(self, block: Block, inside: list[Hit]) -> tuple[str, int] | None:
        """A whole sentence that a colon ends and that announces requirements."""
        words = self.flat[block.start : block.end]
        demanded = any(word in words for word in ("qualifications", "requirements", "must have", "required"))
        return ("must", block.end - 1) if demanded and inside and block.end - block.start < 260 else None

    def _unknown(self, block: Block, end: int, marked: bool) -> tuple[str, int] | None:
        """A heading that announces nothing known: a line of few words that a colon ends, or a shouted or marked one."""
        if block.bullet or not block.end - 1 <= end <= block.end:
            return None
        if end == block.end - 1 and self.text.count(" ", block.start, end) <= 5:
            self.section = self._outer or ("" if self.section in SIDE else self.section)
            return "", end
        return ("", end) if end == block.end and (marked or shouts(self.text, block)) else None

    def _open(self, block: Block, inside: list[Hit], opened: tuple[str, int]) -> None:
        section, end = opened
        before = self.section
        self.section = section or before
        if section:
            brief = section == "nice" and before in ("must", "nice") and end - block.start < 16
            self._outer = (self._outer or before) if brief else ""
        rest = end + 1 if self.text[end : end + 1] in (":", "?") else end
        head = [hit for hit in inside if hit.start < end]
        self.found.append(Segment(block.start, min(rest, block.end), self.section, heading=True, hits=head))
        if rest < block.end and self.text[rest : block.end].strip(" *_"):
            tail = [hit for hit in inside if hit.start >= end]
            self._rest(Block(rest, block.end, block.bullet), tail)

    def _rest(self, block: Block, inside: list[Hit]) -> None:
        """What follows a heading on its line; nobody writes so many headings into one line that the depth matters."""
        if self._depth >= _DEEPEST:
            self.found.append(Segment(block.start, block.end, self.section, block.bullet, hits=inside))
            return
        self._depth += 1
        self._paragraph(block, inside)
        self._depth -= 1

    def _close_brief(self, block: Block, opened: tuple[str, int], before: str) -> None:
        """A heading with its content on the same line ("Nice to have: Go") holds for that line only."""
        content = self.text[opened[1] + 1 : block.end].strip(" *_")
        if content and opened[0] and (block.bullet or (opened[0] == "nice" and before)):
            self.section = before

    def _paragraph(self, block: Block, inside: list[Hit]) -> None:
        """A long block in pieces; a heading inside it changes the section from there."""
        at = 0
        headed = may_hold_headings(self.text, block) or self.text.find(":", block.start, block.end) >= 0
        for start, end in pieces(self.text, block, inside):
            first = at
            while at < len(inside) and inside[at].start < end:
                at += 1
            piece = inside[first:at]
            if headed and piece and (opened := self._inline(start, end, piece)) is not None:
                self._open(Block(start, end, False), piece, opened)
            else:
                section = self._end_of_list(piece, block, start)
                self.found.append(Segment(start, end, section, block.bullet, hits=piece))

    def _end_of_list(self, piece: list[Hit], block: Block, start: int) -> str:
        """Pay, equal opportunity and the like end a list of requirements that has no heading after it.

        Gives the section of this piece; what comes after it is no longer asked.
        """
        section = self.section
        if section in ("must", "nice") and not block.bullet:
            if _COMPANY.match(self.text, start):
                self.section = "about"
                return "about"
            closing = next((hit for hit in piece if hit.pattern.roles & CLOSES), None)
            if closing is not None:
                self.section = "legal"
                return "legal" if closing.start - start < _EARLY else section
        return section

    def _before_mark(self, start: int, end: int, piece: list[Hit]) -> tuple[str, int] | None:
        """A heading that a colon or the first bullet of its list ends: few words, one of them an announcement."""
        text, limit = self.text, min(end, start + 80)
        stop = text.find(":", start, limit)
        if text.startswith("://", stop):
            return None
        if stop < 0:
            stop = text.find("?", start, limit)
        if stop < 0:
            if end - start > _HEADING_LENGTH or text[end : end + 4].strip()[:1] not in _MARKS:
                return None
            stop = end
        announced = [hit for hit in piece if hit.pattern.heading and hit.end <= stop]
        opens = announced and announced[0].start - start < 30 and self.text[start : start + 2].strip()[:1].isupper()
        if not opens or len(self.text[start:stop].split()) > 11:
            return None
        return strongest(announced, self.section, stop - start), stop

    def _inline(self, start: int, end: int, piece: list[Hit]) -> tuple[str, int] | None:
        whole = self._before_mark(start, end, piece)
        if whole is not None:
            return whole
        for hit in piece:
            if hit.start > start + 60:
                return None
            if hit.pattern.heading and is_inline_heading(self.text, hit, Block(start, end, False)):
                stop = heading_end(self.text, hit.end, end)
                announced = [h for h in piece if h.pattern.heading and h.end <= stop]
                return strongest(announced, self.section, stop - start), stop
        return None
