"""Examples of a kind taken out of a line, so that it asks for the kind and not for the tools."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.rewrite.asks import ask_around
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.way import Way
from fledge.posting import Mention, Posting, Words

_INTRODUCED = re.compile(
    r",?\s*[-–—]?\s*\b(?:such as|like|including(?: but not limited to)?|e\.g\.?,?|i\.e\.?,?|for example,?|"
    r"for instance,?|specifically|especially|particularly|(?<=\w\w\w )using)\s*:?\s*$",
    re.I,
)
_CLOSED = re.compile(
    r"\s*,?\s*(?:etc\.?|(?:and|or)(?: any)?(?: other)? (?:similar|equivalents?|others|comparable|related|the like|more)"
    r"(?: (?:tools?|platforms?|frameworks?|technologies|technology|systems?|libraries|services?|ones))?|\.\.\.|…)",
    re.I,
)
#: What says too little once its only example is gone.
_VAGUE = re.compile(r"\band (?:tools?|frameworks?|libraries|platforms?|languages?|services)$", re.I)
#: One more alternative that is no tool: "BERT, GPT, or transformer models".
_ONE_MORE = re.compile(r",? or [\w/-]+(?: [\w/-]+){0,2}(?=[.;]?$|[.;]\s)")
#: What a line may not end with once its examples are gone.
_HANGING = re.compile(
    r"(?:\b(?:with|of|in|and|or|using|on|for|to|the|a|an|is|are|both|modern|various|popular|via|as|familiar|proficient|"
    r"one|more|any|least|either)"
    r"|\b(?:using|with|in|of|to|on|for|modern|various|other|like|programming|scripting)\s+"
    r"(?:tools?|technologies|frameworks?|platforms?|libraries|languages?|services|systems|products|protocols|standards|techniques|solutions|providers)"
    r"|[,:;(/-]"
    r"|(?:^|[.;:,])\W*(?:\w+ )?(?:experience|knowledge|proficiency|expertise|familiarity|skills?|understanding)"
    r")\s*$",
    re.I,
)


def without_examples(posting: Posting, inside: list[Mention], because: str) -> Iterator[Way]:
    """The line without the parenthesis or the "such as …" that holds these, where a noun stands before it."""
    text, ask = posting.text, ask_around(posting, inside[0].at)
    for place in (_parenthesis(text, ask, inside), _introduced(text, ask, inside)):
        if place is None or _HANGING.search(text[ask.start : place.start]):
            continue
        if len(inside) == 1 and _VAGUE.search(text[ask.start : place.start]):
            continue
        gone = frozenset(m.skill for m in posting.mentions if place.start <= m.at.start < place.end)
        yield Way((Splice(place.start, place.end, "", because),), dropped=gone, softened=gone)


def _parenthesis(text: str, ask: Words, inside: list[Mention]) -> Words | None:
    """The parenthesis that holds the last of the group, with the space before it."""
    last = inside[-1]
    opened = text.rfind("(", ask.start, last.at.start)
    shut = text.find(")", last.at.end, ask.end + 1)
    if opened < 0 or shut < 0 or ")" in text[opened : last.at.start] or "(" in text[last.at.end : shut]:
        return None
    if re.match(r"\s+[A-Z]", text[shut + 1 : shut + 4]):
        return None
    return Words(len(text[:opened].rstrip(" ")), shut + 1)


def _introduced(text: str, ask: Words, inside: list[Mention]) -> Words | None:
    """ "such as A, B or C" to the end of its list."""
    lead = _INTRODUCED.search(text, max(ask.start, inside[0].at.start - 40), inside[0].at.start)
    if lead is None:
        return None
    end = inside[-1].at.end
    closed = _CLOSED.match(text, end, ask.end)
    end = closed.end() if closed else end
    follows = text[end : ask.end].strip()
    if more := _ONE_MORE.match(text, end, ask.end):
        end, follows = more.end(), text[more.end() : ask.end].strip()
    if len(inside) == 1 and re.match(r",|/|(?:and|or)\b", follows):
        return None
    if re.fullmatch(r"[\w-]+(?: [\w-]+)?", follows):
        end, follows = ask.end, ""
    if text[lead.start()] == "," and re.match(r", (?:and|or) ", text[end : ask.end]):
        end += 1
    whole = not follows or follows[0] in ".;)" or re.match(r",? ?(?:and|to|for)\b", follows)
    return (
        Words(lead.start(), end)
        if whole and text.count("(", lead.start(), end) == text.count(")", lead.start(), end)
        else None
    )
