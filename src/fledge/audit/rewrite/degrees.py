"""A degree demanded, opened to people whose experience stands in for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.rewrite.asks import ask_around
from fledge.audit.rewrite.draft import Splice
from fledge.posting import DegreeAsked, Posting

#: Where the words about the degree end and something else begins.
_ENDS = re.compile(
    r"\s*(?:(?:(?<!\b[A-Z])(?<!\b[A-Za-z]\.[A-Z])(?<!\bPh\.D)\.|[;•\n])(?=\s|$)|\)(?=\s*(?:[.;,]|$))"
    r"|,?\s+(?:and|with|plus|\+|&)\s+(?:a\s+|an\s+)?(?:minimum|at least|strong|proven|relevant|\d|several|extensive|"
    r"experience|prior|solid|professional|hands|knowledge|demonstrated|some|coursework|\w+ (?:years|experience)\b)"
    r"|,?\s+(?:is\s+|are\s+)?(?:required|preferred|desired|a must|mandatory|strongly|highly|needed)\b"
    r"|,?\s+(?:preferably|ideally)\b|,?\s+(?:is|are|would be)\s+an?\s+(?:\w+ )?(?:plus|bonus|advantage|asset)\b"
    r"|,?\s+(?:from an?|along with|combined with|coupled with|with)\b|\s+[-–—]\s|,\s*(?:\d|with|plus)"
    r"|\s+(?=\d+\s*\+?\s*(?:[-–]\s*\d+\s*\+?\s*)?(?:years?|yrs?)\b)"
    r"|,?\s+or\s+(?:have|has|an?\s+(?:master|bachelor|ph)|\d|at least|completed|graduated)\b"
    r"|\s*\((?:or equivalent|required|preferred)|$)",
    re.I,
)

#: What only looks like a degree.
_NOT_A_DEGREE = re.compile(
    r"degrees? of (?!science|arts|engineering|philosophy|doctor|master|bachelor)|"
    r"Master (?!of\b|in\b|degree|or\b|and\b)[A-Za-z]",
    re.I,
)

#: The employer speaks of itself.
_OURSELVES = re.compile(r"(?:We|Our|The team|Founded)\b(?! (?:\w+ )?(?:look|seek|require|expect|need|want))")


#: Where somebody's people come from.
_FOUNDED = re.compile(r"\b(?:founders|alumni|startups like|backed by|investors)\b", re.I)
#: What the degree completes: "you should be a B.Tech" takes no "or experience".
_BE = re.compile(r"\b(?:be|is|are)\s+(?:an?\s+)?$|\bpost-?\s?$", re.I)
_PEOPLE = re.compile(r"\b(?:founders?|alumni|our|we)\b", re.I)
#: A student's degree to be.
_STUDYING = re.compile(r"\b(?:towards?|pursuing|enrolled|completing|working on)\b", re.I)
#: "(or equivalent)" lacks one word.
_EQUIVALENT = re.compile(
    r"(,?\s*\(?or (?:its |an )?equivalent)(?=\s*(?:[).,;]|$|(?:is )?(?:required|preferred|mandatory|needed)\b))", re.I
)
_EQUIVALENT_TO_WHAT = re.compile(
    r"\bor (?:its |an )?equivalent\b(?! (?:degree|qualification|diploma))\W*(?:or|in)\b", re.I
)
_LACKS_A_WORD = re.compile(r"\bor (?:its |an )?equivalent$", re.I)
#: Nothing is put where a word goes on, or after experience that is asked anyway.
_NO_PLACE = re.compile(r"(?:years?|experience|skills?|about [\w ]+)$", re.I)


def opened(posting: Posting, degree: DegreeAsked, because: str) -> Iterator[Splice]:
    """The degree "or equivalent experience", said right after it, in every way that may read well."""
    text, ask = posting.text, ask_around(posting, degree.at)
    led = text[max(ask.start, degree.at.start - 40) : degree.at.start]
    if _FOUNDED.search(text, ask.start, ask.end) or re.match(r"degrees\b(?! in\b)", text[degree.at.start :], re.I):
        return
    if (
        _NOT_A_DEGREE.match(text, degree.at.start)
        or _OURSELVES.match(text, ask.start)
        or _PEOPLE.search(led)
        or _BE.search(led)
        or _STUDYING.search(led)
    ):
        return
    end = min(ask.end, degree.at.end)
    if said_already := _EQUIVALENT.search(text, degree.at.start, ask.end):
        yield Splice(said_already.end(1), said_already.end(1), " experience", because)
        return
    if _EQUIVALENT_TO_WHAT.search(text, degree.at.start, ask.end):
        return
    for after in _ends(text, degree.at.start, end, ask.end):
        said = [", or equivalent experience", " or equivalent experience", " (or equivalent experience)"]
        if text[after : after + 1].isalnum() or _NO_PLACE.search(text, degree.at.start, after):
            continue
        if _LACKS_A_WORD.search(text, degree.at.start, after):
            yield Splice(after, after, " experience", because)
            return
        closes = text[after : after + 1] in ("", "\n", ".", ";")
        several = "," in text[degree.at.start : after] or " or " in text[degree.at.start : after]
        for words in said[not several :] if closes else said[::-1] if several else said[1:]:
            yield Splice(after, after, words, because)
    for word in re.finditer(
        r"degrees?(?= (?:in|of)\b)|degrees?\)(?= (?:in|of)\b)", text[degree.at.start : ask.end], re.I
    ):
        after = degree.at.start + word.end()
        yield Splice(after, after, " or equivalent experience", because)


def _ends(text: str, start: int, end: int, limit: int) -> Iterator[int]:
    """Where the degree's own words may end, the nearest first that is not too near."""
    degree = re.compile(r"degree|bachelor|master|ph\.?d\.?|diploma|doctorate|b\.?s|m\.?s|b\.?a|b\.?e", re.I)
    named = [hit.end() for hit in degree.finditer(text, start, end)]
    at = (named or [start])[-1]
    for found in _ENDS.finditer(text, at, limit):
        stop = found.start()
        if stop - start >= 2 and text.count("(", start, stop) <= text.count(")", start, stop):
            yield len(text[:stop].rstrip(" ,\n"))
    yield len(text[:limit].rstrip(" ,.;"))
