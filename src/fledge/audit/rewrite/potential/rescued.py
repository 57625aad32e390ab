"""What must not be lost with a line that is turned around: pay, an address to write to, what the law asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fledge.audit.rewrite.potential.cues import LAW, SPONSORS
from fledge.audit.rewrite.potential.moves import Written
from fledge.posting import Posting

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w|https?://[^\s<>\"')\]]*[\w/]")
_PIECES = re.compile(r"(?<=[.;])\s+|;\s*|,\s+(?:and\s+)?|\s+-\s+")
_BOUND = re.compile(r"\byears?\b|\bdegree\b", re.IGNORECASE)
_SHORT, _LONG = 8, 160


def conditions_in(gone: Sequence[str]) -> Iterator[Written]:
    """The parts of lines that are gone which the law asks of everybody.

    >>> [line.words for line in conditions_in(["5+ years of Java, and US citizenship is required."])]
    ['US citizenship is required.']
    """
    for words in gone:
        for piece in _PIECES.split(words):
            if (LAW.search(piece) or SPONSORS.search(piece)) and not _BOUND.search(piece):
                if _SHORT <= len(piece) <= _LONG:
                    yield Written(
                        piece[0].upper() + piece[1:], f'From "{words[:80]}": it holds for everybody.', bullet=True
                    )


def facts_in(posting: Posting, gone: Sequence[str], kept: str) -> Iterator[Written]:
    """Pay and addresses that stood only in lines that are gone."""
    text = " ".join(gone)
    for pay in posting.pay:
        words = " ".join(pay.at.of(posting.text).split())
        if words in text and words not in kept:
            yield Written(f"Pay: {words}", "Pay stays as it was said.")
    for address in dict.fromkeys(_ADDRESS.findall(text)):
        if address not in kept:
            yield Written(f"To apply or to ask: {address}", "The address stays as it was given.")
