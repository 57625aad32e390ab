"""A posting as lines, each with the section it stands in, as the reader sees them."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
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
_BROKEN_HYPHEN = re.compile(r"(?<=[A-Za-z0-9])- (?=(?!and\b|or\b|to\b)[a-z]{3})")
#: A link whose address a reader would lose with the tag.
_LINK = re.compile(r"<a\b[^<>]*?\bhref=[\"'](?:mailto:)?([^\"'<>\s]+)[\"'][^<>]*>([^<>]*)</a>", re.IGNORECASE)
#: Words after which no line ends: the rest of the sentence stands in the next.
_BROKEN_OFF = re.compile(
    r"(?:^|[ (])(?:as an?|an?|the|our|your|of|and|with|for|from|to(?: the)?|in the|at(?: the)?)$", re.IGNORECASE
)
#: The beginning of a sentence that says as what somebody works.
_AS_SOMEBODY = re.compile(r"As (?:an?|the|our)\b[^.:!?,]*$")
_WISHES = re.compile(
    r"\b(?:preferred|bonus|nice[- ]to|plus(?:es)?|desir(?:ed|able)|stand out|extra (?:points|credit)|even better|"
    r"advantage\w*)\b",
    re.IGNORECASE,
)
#: A heading over what the employer tells of itself, and words after "about" that are no name.
_ABOUT = re.compile(r"about ([A-Z][\w.&]+)\W*$", re.IGNORECASE)
_NO_NAME = frozenset(("you", "us", "the", "our", "this", "your", "me", "role", "team", "job", "it", "position"))
#: What headings are about.
_KNOWN_HEADING = re.compile(
    r"\b(?:about|role|you|we|what|responsib\w+|qualif\w+|require\w*|skills?|benefits?|offer|summary|overview|"
    r"description|"
    r"experience|education|location|process|team|company|why|how|mission|values|culture|opportunity|job|purpose|"
    r"duties|"
    r"position|compensation|perks|policy|act|notice|project\w*|work)\b",
    re.IGNORECASE,
)
_MOST_BREAKS = 2
_ARTICLE = re.compile(r"(?:^|[ (])(?:an?|the)$", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[-*•▪◦‣·●○■□➢➤►✓✔»–—\uf000-\uf0ff]\s*)+(?=\S)")
#: Characters from which on a line may have been wrapped.
_WRAPPED = 40
#: Characters from which on a title is not met by chance.
_LONG_TITLE = 12
#: Characters on either side of a cut in which a name may lie.
_IN_A_NAME = 12


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


def cleaned(posting: Posting, book: FactBook) -> Posting:
    """The same posting read again without HTML, and with its title on a line of its own, where it was not so."""
    text = _untitled(_untagged(posting.text), posting.title)
    if text == posting.text:
        return posting
    again = read(text, book, title=posting.title, company=posting.company)
    return posting if again.unread else again


def employer(lines: Sequence[Line]) -> str:
    """The employer's name as a heading says it ("About Acorn"); "" where none does."""
    named = (_ABOUT.match(line.words) for line in lines if line.heading)
    return next((found[1] for found in named if found and found[1].lower() not in _NO_NAME), "")


def _untagged(text: str) -> str:
    if not (_BLOCK_TAG.search(text) or _ITEM_TAG.search(text)):
        return text
    text = _ITEM_TAG.sub("\n- ", _BLOCK_TAG.sub("\n", _LINK.sub(_with_address, text)))
    return html.unescape(_TAG.sub("", text))


def _untitled(text: str, title: str) -> str:
    """The text with its title cut off from the first sentence, where nothing lay between them."""
    start = len(text) - len(text.lstrip())
    end = start + len(title)
    glued = (
        len(title) > _LONG_TITLE and text.startswith(title, start) and re.match(r" +[A-Z]|\n\S", text[end : end + 3])
    )
    return f"{text[:end]}\n\n{text[end:].lstrip()}" if glued else text


def _with_address(link: re.Match[str]) -> str:
    """What a link says, and where it leads if its words do not."""
    leads = link[1].startswith("http") or "@" in link[1]
    return f"{link[2]} ({link[1]})" if leads and link[1] not in link[2] else link[2]


def outline(posting: Posting, book: FactBook) -> tuple[Line, ...]:
    """All lines of a posting in order, cut where the reader cuts them."""
    text, names = posting.text, lexicon(book)
    flat = flatten(text)
    found = segments(text, flat, names.hits(text, flat, names.scan(flat)), posting.title)
    starts = [block.start for block in blocks(text)]
    lines = [_line(text, segment, bisect_right(starts, segment.start) - 1) for segment in _joined(posting, found)]
    return tuple(_wished(_headed([line for line in lines if re.search(r"\w", line.words)])))


def _wished(lines: list[Line]) -> list[Line]:
    """With demands under a heading for wishes taken for wishes."""
    found: list[Line] = []
    wishes = False
    for line in lines:
        wishes = bool(_WISHES.search(line.words)) if line.heading and line.section in ("must", "nice") else wishes
        found.append(replace(line, section="nice") if wishes and line.section == "must" else line)
    return found


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
    known = _KNOWN_HEADING.search(line.words) and words[0] != "At"
    return (
        2 <= len(words) <= 6
        and titled
        and bool(known)
        and line.words[-1].isalpha()
        and not re.search(r"\d", line.words)
    )


def _line(text: str, segment: Segment, block: int) -> Line:
    words = plain(text[segment.start : segment.end])
    announces = segment.heading and any(hit.pattern.heading for hit in segment.hits)
    at = Words(segment.start, segment.end)
    return Line(at, words, segment.section, block, segment.bullet, segment.heading, announces)


def _joined(posting: Posting, found: list[Segment]) -> list[Segment]:
    """Segments, those put together again that were cut in a name ("Mc" and "Cain") or a sentence ("As a")."""
    whole: list[Segment] = []
    text = posting.text
    for segment in found:
        last = whole[-1] if whole else None
        if last and (_in_a_name(posting, last, segment) or _in_a_sentence(text, last, segment)):
            segment.start, segment.bullet = last.start, last.bullet
            segment.section = last.section if segment.heading else segment.section
            segment.heading = False
            whole.pop()
        whole.append(segment)
    return whole


def _in_a_name(posting: Posting, last: Segment, segment: Segment) -> bool:
    """Whether a cut goes through a word that is short before it, or through the employer's name ("AcornWorks")."""
    text, at = posting.text, segment.start
    if last.end != at or not (text[at - 1].isalnum() and text[at].isalnum()):
        return False
    around = text[max(0, at - _IN_A_NAME) : at].split()[-1] + text[at : at + _IN_A_NAME].split()[0]
    return at - last.start < 4 or around.strip(".,") in posting.company


def _in_a_sentence(text: str, last: Segment, segment: Segment) -> bool:
    """Whether a sentence goes on: the words before end with an article, or were wrapped before small letters."""
    if last.section == "title" or (segment.bullet and text[last.end : segment.start].count("\n")):
        return False
    between = text[last.end : segment.start]
    if not between.strip(" -–—") and "\n" not in between and _AS_SOMEBODY.match(text, last.start, last.end):
        return True
    if between.strip() or between.count("\n") > _MOST_BREAKS:
        return False
    words, wrapped = text[max(last.start, last.end - 20) : last.end].rstrip(), "\n" in between
    if last.heading:
        return not wrapped and bool(_ARTICLE.search(words))
    if _BROKEN_OFF.search(words):
        return not segment.heading
    wrapped = between.count("\n") == 1 and last.end - last.start > _WRAPPED
    return wrapped and text[segment.start].islower() and words[-1:].isalpha()


def plain(words: str) -> str:
    """The words without markup, on one line.

    >>> plain("**What you&#39;ll   do**")
    "What you'll do"
    """
    words = html.unescape(_TAG.sub(" ", words)) if "<" in words or "&" in words else words
    words = " ".join(_MARKUP.sub("", _UNSEEN.sub("", words).strip()).split())
    return _BULLET.sub("", _BROKEN_HYPHEN.sub("-", words)).strip()
