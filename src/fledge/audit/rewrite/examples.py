"""Examples of a kind taken out of a line, so that it asks for the kind and not for the tools."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.rewrite.asks import ask_around
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.lost import lost_words
from fledge.audit.rewrite.way import Way
from fledge.facts import Kind
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
#: A parenthesis that says what for, or how much, gives no examples.
_NO_EXAMPLES = re.compile(
    r"^\s*\((?-i:[A-Z]{2,6})\)$|^\s*\(\s*(?:for|with|in|to|on|via|by|from|at)\b|\b(?:preferred|required|acceptable|must|mandatory|primary|ideally|"
    r"plus|optional|strongly|desired|desirable|bonus|knowledge|experience|proficien\w+|ability)\b",
    re.I,
)
#: What stands for more of the kind.
_SIMILAR = re.compile(r"\b(?:similar|equivalents?|other|comparable|related|more|the like)\b", re.I)
#: What says too little once its only example is gone.
_VAGUE = re.compile(r"(?:\band|&) (?:tools?|frameworks?|libraries|platforms?|languages?|services)$", re.I)
#: One more alternative that is no tool: "BERT, GPT, or transformer models".
_ONE_MORE = re.compile(r",? or [\w/-]+(?: [\w/-]+){0,2}(?=[.;]?$|[.;]\s)")
#: What a line may not end with once its examples are gone.
_HANGING = re.compile(
    r"(?:\b(?:with|of|in|and|or|using|on|for|to|the|a|an|is|are|both|modern|various|popular|via|as|particularly|especially|mainly|namely|familiar|proficient|"
    r"one|more|any|least|either)"
    r"|\b(?:using|with|in|of|to|on|for|modern|various|other|like|including|and|or|some|any|programming|scripting)\s+"
    r"(?:tools?|tooling|technolog(?:y|ies)|frameworks?|platforms?|librar(?:y|ies)|languages?|services?|systems?|products?|protocols|standards|techniques|solutions|providers)"
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
        if _NO_EXAMPLES.search(text[place.start : place.end]) or _says_more(posting, place):
            continue
        if _SIMILAR.search(text, place.start, place.end) or _of_a_tool(posting, place):
            continue
        gone = frozenset(m.skill for m in posting.mentions if place.start <= m.at.start < place.end)
        says = place.of(text) if _all_named(posting, place) else ""
        yield Way((Splice(place.start, place.end, "", because),), dropped=gone, softened=gone, says=says)


def _of_a_tool(posting: Posting, place: Words) -> bool:
    """Whether a tool stands before the examples, so that they are its parts: "Snowflake (including Snowpark)"."""
    return any(m.kind is Kind.TOOL and m.at.end == place.start for m in posting.mentions)


def _says_more(posting: Posting, place: Words) -> bool:
    """Whether a concept is demanded among the examples: then they are none."""
    inside = [m for m in posting.mentions if place.start <= m.at.start < place.end]
    elsewhere = {m.skill for m in posting.asked() if m not in inside}
    tools = [m.at for m in inside if m.kind is Kind.TOOL or not m.in_book]
    concepts = (m for m in inside if m.in_book and m.kind is not Kind.TOOL and m.skill not in elsewhere)
    return not all(any(_one_item(posting.text, m.at, at) for at in tools) for m in concepts)


def _one_item(text: str, one: Words, other: Words) -> bool:
    """Whether two names stand in one item: "ServiceNow RPA"."""
    return not re.search(r"[,;/()]|\b(?:and|or)\b", text[min(one.end, other.end) : max(one.start, other.start)])


def _all_named(posting: Posting, place: Words) -> bool:
    """Whether every item of the examples holds a name, so that nothing else is lost with them."""
    at, words = place.start, posting.text[place.start : place.end]
    for piece in re.split(r"([,;/:]|\b(?:and|or)\b)", words):
        end = at + len(piece)
        named = any(at < m.at.end and m.at.start < end for m in posting.mentions)
        if len(piece) > 4 and not named and not _SIMILAR.search(piece) and lost_words(piece, ""):
            return False
        at = end
    return True


def _parenthesis(text: str, ask: Words, inside: list[Mention]) -> Words | None:
    """The parenthesis that holds the last of the group, with the space before it."""
    last = inside[-1]
    opened = text.rfind("(", ask.start, last.at.start)
    shut = text.find(")", last.at.end, ask.end + 1)
    if opened < 0 or shut < 0 or ")" in text[opened : last.at.start] or "(" in text[last.at.end : shut]:
        return None
    if re.match(r"\s+[A-Z]", text[shut + 1 : shut + 4]):
        return None
    gap = re.match(r"\s*(?=[.,;:])", text[shut + 1 : shut + 4])
    return Words(len(text[:opened].rstrip(" ")), shut + 1 + (gap.end() if gap else 0))


def _introduced(text: str, ask: Words, inside: list[Mention]) -> Words | None:
    """ "such as A, B or C" to the end of its list."""
    lead = _INTRODUCED.search(text, max(ask.start, inside[0].at.start - 40), inside[0].at.start)
    if lead is None:
        return None
    end = inside[-1].at.end
    closed = _CLOSED.match(text, end, ask.end)
    end = closed.end() if closed else end
    end -= text[end - 1 : end] == "." and not text[end : ask.end + 1].strip()
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
