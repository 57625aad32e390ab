"""What can be taken out of a list, or joined by "or", so that nobody sees that it ever stood otherwise."""

from __future__ import annotations

import re

from fledge.audit.rewrite.asks import line_around
from fledge.audit.rewrite.bench import Bench
from fledge.audit.rewrite.items import Item, Listing
from fledge.posting import Posting, Words

#: A longer line is prose, and prose is not operated on.
_LONGEST_LINE = 320
#: What may lead to a list from which the first item goes.
_LEAD = re.compile(
    r"(?:^|[\n•*|(:\[,;>–—-])\s*$|\b(?:with|in|of|using|on|like|as|including|includes|both|e\.g\.?,?|i\.e\.?,?|and|or|"
    r"to|via|through|are|is|into|for|both|either|know|knows|use|from)\s*:?\s*$",
    re.I,
)
#: What leads to examples, of which any will do as it is.
_EXAMPLES = re.compile(
    r"(?:\b(?:such as|like|e\.?g\.?,?|i\.?e\.?,?|including(?: but not limited to)?|includes|particularly|especially|"
    r"notably|ideally|preferably|one or more(?: of)?|(?:one|any|some|several|either)(?: of)?(?: these)?)\s*:?\s*"
    r"(?:the |using |with |in )?)$",
    re.I,
)
_EITHER = re.compile(r"\b(?:(?:one|any|some|either|at least) of|one or more|either|any)\b", re.I)
#: What may follow a list whose last item goes.
_TAIL = re.compile(
    r"\s*(?:$|[.;:)\]\n]|,?\s*etc\b|,?\s*(?:and|or|and/or)\s+(?:any |other )*(?:similar|equivalents?|related|"
    r"comparable|more|others?|the like)\b"
    r"|\s(?:technologies|frameworks|tools|platforms|libraries|databases|languages|services)\W*$)",
    re.I,
)
#: What may follow a list whose last item becomes one of several.
_AFTER = re.compile(r"\s*(?:$|[.;:)\]\n]|(?:for|to|in|on|within|as|at|by|with|using)\b)")
_OR_MORE = re.compile(r",?\s*(?:or|and/or)\b", re.I)
#: A maker's name that only belongs to the product's.
_MAKERS = re.compile(r"\b(?:Apache|AWS|Amazon|Google|Microsoft|MS|IBM|SAP|Oracle|Adobe|HashiCorp|NVIDIA)\b")


def stands_in_a_list(bench: Bench, ask: Words) -> bool:
    """Whether an ask is a line of requirements or wishes that can be worked on: short, unbroken, and no prose."""
    text = bench.posting.text
    line = line_around(text, ask)
    whole = "\n" not in text[ask.start : ask.end] and line.end - line.start <= _LONGEST_LINE
    return whole and ask.start in bench.listed and not wrapped(text, ask)


def wrapped(text: str, ask: Words) -> bool:
    """Whether the line goes on in the next one, or is itself the rest of the one before."""
    end = text.find("\n", ask.end)
    here = text[ask.end - 1 : end if end >= 0 else len(text)].rstrip()
    after = text[end + 1 : end + 40].lstrip(" ") if end >= 0 else ""
    if here.endswith(",") or re.search(r"(?:\b(?:and|or|with|of|in)|[,/&])$", text[ask.start : ask.end].rstrip()):
        return bool(after.strip()) and after[:1].isalnum()
    return after[:1].islower() and "\n" not in after[:1] and not re.match(r"o\s|[a-z]+[A-Z]", after)


def bare(posting: Posting, item: Item) -> bool:
    """Whether an item is nothing but names: "Docker", "Kubernetes (EKS)", not "Kubernetes clusters"."""
    text, at = posting.text, item.core.start
    rest = ""
    inside = [m for m in item.mentions if m.at.start >= item.core.start]
    for m in sorted(inside, key=lambda m: m.at.start):
        rest += text[at : max(at, m.at.start)]
        at = max(at, m.at.end)
    rest += text[at : item.core.end]
    return bool(inside) and not re.search(r"\w", _MAKERS.sub("", rest)) and rest.count("(") == rest.count(")")


def _joined_twice(found: Listing) -> bool:
    """Whether a list holds alternatives, or two lists: "A, B, and C and D"."""
    words = [joint for item in found.items[1:] if (joint := item.joint.strip(" ,|"))]
    return len(words) > 1 or any(re.search(r"\bor\b", joint) for joint in words)


def can_go(bench: Bench, found: Listing, gone: frozenset[Item]) -> bool:
    """Whether these items can be taken out of their list and the rest stays a sentence."""
    posting, kept = bench.posting, [item for item in found.items if item not in gone]
    text = posting.text
    if _joined_twice(found):
        return False
    if not kept or not stands_in_a_list(bench, found.ask) or not all(bare(posting, item) for item in gone):
        return False
    lead, tail = text[found.ask.start : found.start], text[found.end : found.ask.end]
    if _EITHER.search(lead[-24:]) or _EXAMPLES.search(lead) or not _balanced(text[found.start : found.end]):
        return False
    if found.items[0] in gone and (not _LEAD.search(lead) or not _begins_with_a_name(kept[0])):
        return False
    return found.items[-1] not in gone or (bool(_TAIL.match(tail)) and bare(posting, kept[-1]))


def _begins_with_a_name(item: Item) -> bool:
    return any(m.at.start == item.core.start for m in item.mentions)


def _balanced(words: str) -> bool:
    return words.count("(") == words.count(")")


def can_be_joined(bench: Bench, found: Listing, chosen: tuple[Item, ...]) -> bool:
    """Whether "one of …" or "either … or …" can be said of these items, at the end of their list."""
    posting, text = bench.posting, bench.posting.text
    lead, tail = text[found.ask.start : found.start], text[found.end : found.ask.end]
    if not stands_in_a_list(bench, found.ask) or not all(bare(posting, item) for item in chosen):
        return False
    if _joined_twice(found):
        return False
    if any("+" in text[i.core.start : i.core.end].rstrip("+") for i in chosen):
        return False
    if _EXAMPLES.search(lead) or _EITHER.search(text, found.ask.start, found.ask.end):
        return False
    if not _LEAD.search(lead) or not _balanced(text[found.start : found.end]):
        return False
    ends = _TAIL if found.items[-1] not in chosen else _AFTER
    return all(bare(posting, i) for i in found.items) and bool(ends.match(tail)) and not _OR_MORE.match(tail)


def can_be_alternatives(bench: Bench, found: Listing, chosen: tuple[Item, ...]) -> bool:
    """Whether a list is nothing but these items, so that its "and" can become "or"."""
    text = bench.posting.text
    whole = len(chosen) == len(found.items) > 1 and all(bare(bench.posting, item) for item in chosen)
    if not whole or "\n" in text[found.start : found.end] or found.ask.start not in bench.listed:
        return False
    lead = text[found.ask.start : found.start]
    return bool(_LEAD.search(lead)) and _balanced(text[found.start : found.end])
