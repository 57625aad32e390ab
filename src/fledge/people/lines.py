"""Papers → their lines: what a person sees as one line, one bullet or one sentence, with the line's number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from fledge.people.headings import Headings
from fledge.people.wraps import apart, joined
from fledge.posting.blocks import Block, blocks
from fledge.posting.lexicon import Lexicon
from fledge.posting.pieces import pieces
from fledge.posting.wording import Hit, flatten

_ESCAPED = re.compile(r"(?:\\x[0-9a-f]{2})+")
_COLUMN = re.compile(r"(?<=\S)  +(?=\S)")
_SHOUTED = re.compile(r"(?<=[\s:.…])[A-Z][A-Z&/]+(?: [A-Z&/]+){0,4}(?=[\s:])")
_GAP_IN_DATES = re.compile(
    r"((?:19|20)\d\d)  +(?=(?:[A-Z][a-z]{2,8}\.? )?(?:(?:19|20)\d\d|[Pp]resent|[Cc]urrent|[Nn]ow)\b)"
)
_INLINE_BULLET = re.compile(r"\s(?=[•▪●◦■➢►✓✔]\s)")
#: A text with fewer lines than this many characters each is one whose line ends were lost.
_CHARACTERS_A_LINE = 400
_LONG = 240
_LINE_END = re.compile("\n")


@dataclass(slots=True)
class Line:
    """A stretch that says one thing: where it stands, the number of its line from 1, and the names found in it."""

    start: int
    end: int
    number: int
    bullet: bool
    hits: list[Hit]
    gap: bool = False


def lined(text: str) -> str:
    """The text with its line ends; where they were lost, two spaces or a bullet tell of them.

    >>> lined("SKILLS  Java" + "  C" * 200).count(chr(10))
    201
    """
    if text.count("\n") * _CHARACTERS_A_LINE > len(text) or len(text) < _CHARACTERS_A_LINE:
        return text
    return _INLINE_BULLET.sub("\n", _COLUMN.sub("\n", _GAP_IN_DATES.sub(r"\1 – ", text)))


def unescaped(text: str) -> str:
    r"""The text with its bytes read that an export wrote out as ``\xe2\x80\xa2``."""
    return _ESCAPED.sub(_character, text) if "\\x" in text else text


def _character(found: re.Match[str]) -> str:
    read = bytes.fromhex(found[0].replace("\\x", "")).decode("utf-8", "ignore")
    return read if read.isprintable() and read else "• "


class Papers(NamedTuple):
    """A text, its flattened form, and its lines."""

    text: str
    flat: str
    lines: list[Line]


def papers(text: str, names: Lexicon, known: Headings) -> Papers:
    """A blinded text in lines."""
    text = lined(text)
    flat = flatten(text)
    return Papers(text, flat, list(_lines(text, flat, names, known)))


def _lines(text: str, flat: str, names: Lexicon, known: Headings) -> Iterator[Line]:
    """Every line in order with the names found in it."""
    ends = [found.start() for found in _LINE_END.finditer(text)]
    hits = names.hits(text, flat, names.scan(flat))
    at, reach = 0, 0
    for block in joined(text, blocks(text)):
        first = at
        while at < len(hits) and hits[at].start < block.end:
            at += 1
        inside = hits[first:at]
        gap = text.count("\n", reach, block.start) > 1
        reach = block.end
        for one in apart(text, block, inside, known):
            own = inside if one is block else [hit for hit in inside if one.start <= hit.start < one.end]
            for start, end in _cut(text, one, own):
                seen = first
                while seen < at and hits[seen].start < end:
                    seen += 1
                found = [hit for hit in hits[first:seen] if start <= hit.start and hit.end <= end]
                first = seen
                yield Line(start, end, bisect_right(ends, start - 1) + 1, one.bullet, found, gap)
                gap = False


def _cut(text: str, block: Block, inside: list[Hit]) -> Iterator[tuple[int, int]]:
    """A long block in sentences, bullets and at headings in capitals; a short one whole."""
    if block.end - block.start <= _LONG:
        yield block.start, block.end
        return
    for start, end in pieces(text, block, inside):
        cuts = [found.start() for found in _SHOUTED.finditer(text, start + 1, end)] if end - start > _LONG else []
        for one, other in zip([start, *cuts], [*cuts, end], strict=True):
            begin = one + len(text[one:other]) - len(text[one:other].lstrip(" \n•-"))
            if begin < other:
                yield begin, other
