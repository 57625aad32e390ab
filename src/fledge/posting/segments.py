"""Text → segments: the lines, bullets and sentences that each say one thing, and the section they stand in.

Postings come as neat lists, as lines wrapped at some column, and as one paragraph that was a list once.
All end as the same segments, so that what follows reads one shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from fledge.posting.wording import ASKS, CLOSES, NICE_AFTER, YEARS, Hit

_BULLET = re.compile(r"(?:(?:[-*•▪◦‣·●○■□➢➤►✓✔»–—o\uf000-\uf0ff]|\d{1,2}[.)])\s+|[•▪◦●■➢►·\uf000-\uf0ff]\s*)+(?=\S)")
_MARKUP = re.compile(r"^[#>*_\s]+|[*_#\s]+$")
#: Where a long line breaks into sentences or inline bullets.
_BREAK = re.compile(
    r"[.!?;:)*•▪◦●■➢►∙\uf000-\uf0ff](?:(?<=[.!?])\s+(?=[A-Z0-9\"“(•*-])|(?<=[?!])(?=[A-Z][a-z])"
    r"|(?<=[.;:)*])\**\s+(?<=\*\s)(?=[A-Z(])|(?<=[•▪◦●■➢►∙\uf000-\uf0ff])\s*|(?<=[a-z)]\.)(?=[A-Z][a-z]))"
)
#: Inline bullets made of a dash, a dot or a star between spaces.
_DASHED = re.compile(r"\s(?:[-–]\s+(?=[A-Z0-9(])|[·*]\s+(?=\S))")
#: Two items without a space between them.
_GLUE = re.compile(r"[A-Z0-9](?:(?<=[a-z)][A-Z])[a-z]+\s|(?<=[a-z]\d)\d?\+? (?:year|yr)|(?<=[A-Z]{4})[a-z]{2,}\s)")
#: Prose about the company that ends a list of requirements.
_COMPANY = re.compile(
    r"At [A-Z][\w.&]+(?: [A-Z]\w+)?,|Our mission is\b|Thanks,|To support our\b|Founded in\b|We(?:['’]ve| have) raised"
    r"|Our (?:investors|customers|user base|mission|company)\b"
)
#: Sections that an unknown heading ends, for it may head a list of requirements.
_SIDE = ("offer", "legal", "about", "stack")
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
_MARKS = ("-", "–", "•", "*", "▪", "●", "◦", "·")
_LONG = 90
#: From here on a paragraph may hold headings and list items that lost their marks.
_RAMBLING = 420
_BREAKING = (". ", ":", "? ", "! ", " - ", "•", "* ", " – ", "·")
_RUN_ON = 160
_EARLY = 90
_TITLE_WITHIN = 12
_HEADING_LENGTH = 110
_WRAP_LIMIT = 130


@dataclass(slots=True)
class Block:
    """A logical line: one bullet, one heading or one paragraph, re-joined if it was wrapped."""

    start: int
    end: int
    bullet: bool


@dataclass(slots=True)
class Segment:
    """A stretch that says one thing, its section, and the wordings found in it."""

    start: int
    end: int
    section: str
    bullet: bool = False
    heading: bool = False
    hits: list[Hit] = field(default_factory=list)


def blocks(text: str) -> list[Block]:
    """The logical lines of a text."""
    lines = text.split("\n")
    width = _wrap_width(lines)
    found: list[Block] = []
    at = 0
    last_length = -1
    for line in lines:
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped[0])
            body = start
            if not stripped[0].isalpha() or stripped[0] == "o":
                marker = _BULLET.match(text, start)
                body = marker.end() if marker else start
            end = start + len(stripped)
            if width and last_length > 0 and body == start and _continues(stripped, last_length, width):
                found[-1].end = end
            elif body < end:
                found.append(Block(body, end, body > start))
            last_length = len(line)
        else:
            last_length = -1
        at += len(line) + 1
    return found


def _wrap_width(lines: list[str]) -> int:
    """The column at which a text was wrapped, 0 if it was not."""
    lengths = [len(line) for line in lines if line]
    widest = max(lengths, default=0)
    if len(lengths) < 4 or not 30 <= widest <= _WRAP_LIMIT:
        return 0
    near = sum(1 for length in lengths if length > widest * 0.8)
    return widest if near >= max(3, len(lengths) * 0.25) else 0


def _continues(line: str, last_length: int, width: int) -> bool:
    """Whether the first word of this line would not have fitted on the line before it."""
    first = line.split(" ", 1)[0]
    return last_length + 1 + len(first) > width - 1


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

    def take(self, block: Block) -> None:
        inside = self._hits_until(block.end)
        if self.title and self._is_title(block):
            self.found.append(Segment(block.start, block.end, "title", heading=True, hits=inside))
        elif (opened := self._heading(block, inside)) is not None:
            before = self.section
            self._open(block, inside, opened)
            self._close_brief(block, opened, before)
        elif block.end - block.start > _LONG and self._breaks_up(block):
            self._paragraph(block, inside)
        else:
            section = self._end_of_list(inside, block, block.start)
            self.found.append(Segment(block.start, block.end, section, block.bullet, hits=inside))

    def _breaks_up(self, block: Block) -> bool:
        """Whether a long block holds more than one sentence, a label or a bullet, or is too long to tell at a look."""
        if block.end - block.start > _RAMBLING:
            return True
        text, start, end = self.text, block.start, block.end - 1
        return any(text.find(mark, start, end) >= 0 for mark in _BREAKING)

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
        elif text[end - 1] != ":" and (end - start > _HEADING_LENGTH or block.bullet or _is_sentence(text, end)):
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
        if not (marked or end < block.end) and not _is_bare_heading(text, block, bare, announced, inside):
            return None
        if end < block.end and words > (9 if end < block.end - 1 else 15):
            return None
        opened = _strongest(announced, self.section, len(bare))
        asks_first = inside[0].start - start < 14 and inside[0].pattern.roles & ASKS
        return None if opened in _SIDE and asks_first else (opened, end)

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
            self.section = self._outer or ("" if self.section in _SIDE else self.section)
            return "", end
        return ("", end) if end == block.end and (marked or _shouts(self.text, block)) else None

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
            self._paragraph(Block(rest, block.end, block.bullet), tail)

    def _close_brief(self, block: Block, opened: tuple[str, int], before: str) -> None:
        """A heading with its content on the same line ("Nice to have: Go") holds for that line only."""
        content = self.text[opened[1] + 1 : block.end].strip(" *_")
        if content and opened[0] and (block.bullet or (opened[0] == "nice" and before)):
            self.section = before

    def _paragraph(self, block: Block, inside: list[Hit]) -> None:
        """A long block in pieces; a heading inside it changes the section from there."""
        at = 0
        headed = block.end - block.start > _RAMBLING or self.text.find(":", block.start, block.end) >= 0
        for start, end in self._pieces(block, inside):
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

    def _pieces(self, block: Block, inside: list[Hit]) -> Iterator[tuple[int, int]]:
        """A long block cut at sentence ends, inline bullets and headings."""
        cuts = dict(_breaks(self.text, block.start, block.end))
        if block.end - block.start > _RAMBLING:
            cuts |= {cut: cut for cut in self._heading_cuts(block, inside)}
            cuts |= {cut: cut for cut in self._glued(block, inside)}
            cuts |= {cut: cut for cut in _unmarked_items(self.text, block, sorted(cuts))}
        start = block.start
        for cut in sorted(cuts):
            if cut > start:
                yield start, cut
            start = max(start, cuts[cut])
        if start < block.end:
            yield start, block.end

    def _glued(self, block: Block, inside: list[Hit]) -> Iterator[int]:
        """Where two items lost the space between them ("environments5 years", "AWSWork closely"), names apart."""
        joints = [found.start() for found in _GLUE.finditer(self.text, block.start, block.end)]
        covered = [(hit.start, hit.end) for hit in inside] if joints else []
        yield from (joint for joint in joints if not any(a < joint < b for a, b in covered))

    def _heading_cuts(self, block: Block, inside: list[Hit]) -> Iterator[int]:
        """Starts of capitalised headings that stand inside a paragraph."""
        for hit in inside:
            if hit.pattern.heading and _is_inline_heading(self.text, hit, block):
                yield _heading_start(self.text, hit.start, block.start)

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
        return _strongest(announced, self.section, stop - start), stop

    def _inline(self, start: int, end: int, piece: list[Hit]) -> tuple[str, int] | None:
        whole = self._before_mark(start, end, piece)
        if whole is not None:
            return whole
        for hit in piece:
            if hit.start > start + 60:
                return None
            if hit.pattern.heading and _is_inline_heading(self.text, hit, Block(start, end, False)):
                stop = _heading_end(self.text, hit.end, end)
                announced = [h for h in piece if h.pattern.heading and h.end <= stop]
                return _strongest(announced, self.section, stop - start), stop
        return None


def _is_sentence(text: str, end: int) -> bool:
    """Whether a line ends as sentences do; an ellipsis ends headings too."""
    return text[end - 1] in ".;,!" and text[end - 3 : end] != "..."


#: Words with which items of a list begin that lost its bullets.
_ITEM = re.compile(
    r"(?:Experience|Experienced|Proficien\w+|Strong|Extensive|Knowledge|Ability|Familiar\w*|Minimum|"
    r"Understanding|Excellent|Demonstrated|Proven|Bachelor\w*|Master[’']s|Working|Solid|Hands-on|"
    r"Expertise|Deep|Advanced|Must|Prior|Track|Comfortable|Desirable|An?|Preferred|Responsible) [a-z(]"
)


def _breaks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentence ends and inline bullets: where the piece before ends, where the next begins."""
    for found in _BREAK.finditer(text, start, end):
        if text[found.start()] not in ".!?" or "*" in found[0]:
            yield found.start(), found.end()
        elif not text.endswith(_ABBREVIATED, start, found.start()):
            yield found.start() + 1, found.end()
    if any(text.find(dash, start, end) >= 0 for dash in (" - ", " – ", " · ", " * ")):
        for found in _DASHED.finditer(text, start, end):
            yield found.span()


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


def flatten_title(title: str) -> str:
    """A title in the form in which it is met again as the first line."""
    return title.lower().strip()


_ORDER = ("nice", "must", "must_weak", "duties", "stack", "offer", "legal", "about")


def _strongest(announced: list[Hit], section: str, length: int) -> str:
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


def _shouts(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    return words.isupper() and len(words) > 5


def _is_bare_heading(text: str, block: Block, bare: str, announced: list[Hit], inside: list[Hit]) -> bool:
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
    if announced[0].pattern.heading in _SIDE and announced[0].start - block.start > 6:
        return False
    covered = sum(hit.end - hit.start for hit in announced)
    capital = text[block.start].isupper() or not text[block.start].isalpha()
    return capital and (covered >= len(bare) * 0.4 or len(words) <= 5)


#: Words with which a requirement begins that stands on a line of its own.
_ITEM_WORDS = (
    "ability", "able", "willing", "work ", "working", "passionate", "passion", "strong", "good", "excellent", "great",
    "experience ", "experienced", "knowledge ", "must ", "proficien", "familiar", "understanding", "solid", "us ",
    "demonstrated",
)  # fmt: skip


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


_SPACED = re.compile(
    r"[A-Z][\w'’&/-]*(?:\s+(?:[A-Z][\w'’&/-]*|and|of|the|for|to|we|you|in|&|with|have|if|do|be|are|\w+['’]\w+))*\s*$"
)


def _heading_start(text: str, at: int, floor: int) -> int:
    """Where the run of capitalised words that leads to ``at`` begins ("Key Team Responsibilities")."""
    run = _SPACED.search(text, max(floor, at - 40), at)
    return run.start() if run and run.end() == at else at


def _heading_end(text: str, at: int, end: int) -> int:
    """Where an inline heading ends: at its colon, its dash or after its last announcing word."""
    for mark in (":", " - ", " – ", " • "):
        found = text.find(mark, at, min(end, at + 45))
        if found >= 0:
            return found
    return at


def _is_inline_heading(text: str, hit: Hit, block: Block) -> bool:
    """A capitalised announcement that a colon or bullet follows, or that stands after a full stop before a capital."""
    if not text[hit.start].isupper():
        return False
    start = _heading_start(text, hit.start, block.start)
    head = text[start : hit.end]
    before = text[max(block.start, start - 2) : start].strip()
    opens = start <= block.start + 1 or before[-1:] in ".!?:;)•–-*" or before == ""
    after = text[hit.end : hit.end + 30].lstrip(" )")
    if after[:1] == ":" or after[:2] in ("- ", "– ", "• ", "* ") or after[:1] == "•":
        return True
    titled = all(word[:1].isupper() or len(word) < 5 for word in head.split())
    if head.isupper() and (len(head.split()) >= 2 or (opens and len(head) >= 8)) and after[:1].isalnum():
        return True
    if hit.pattern.heading == "nice" and hit.end - hit.start > 10 and after[:1] in "|" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        return bool(after)
    strong = text[hit.start : hit.end].istitle() and " " in text[hit.start : hit.end]
    if (
        strong
        and hit.pattern.heading in ("nice", "must", "duties", "offer")
        and (after[:1].isupper() or after[:1].isdigit())
    ):
        return True
    colon = ":" in after and len(after.split(":")[0].split()) <= 3
    if colon and opens:
        return True
    follows = after[:1].isupper() or after[:1].isdigit()
    phrase = " " in text[hit.start : hit.end]
    if opens and phrase and hit.pattern.heading in ("nice", "must") and follows:
        return True
    return titled and opens and len(head.split()) >= 2 and follows
