"""Knowledge of a business that the posting asks for, in words that make a sentence."""

from __future__ import annotations

import re

from fledge.facts import FactBook
from fledge.posting import DomainAsked, Posting

#: A line speaks of somebody's past in a business only with one of these.
_PAST = re.compile(r"\b(?:experienced?|background|industr(?:y|ies)|domain|sector|worked in)\b", re.IGNORECASE)
#: Fields whose name in the book is not what one has experience in.
_SAID = {
    "audit": "auditing",
    "biotechnology": "biotechnology",
    "chemicals": "the chemical industry",
    "clinical": "clinical work",
    "climate": "climate technology",
    "credit": "lending",
    "defense": "the defense sector",
    "dental-industry": "the dental industry",
    "energy": "the energy sector",
    "esg": "ESG reporting",
    "fraud": "fraud prevention",
    "intelligence-community": "the intelligence community",
    "legal": "legal work",
    "market-research-industry": "market research",
    "maritime": "shipping",
    "mining": "the mining industry",
    "nonprofit": "nonprofit organisations",
    "nuclear": "the nuclear industry",
    "pharmaceutical": "the pharmaceutical industry",
    "public-sector": "the public sector",
    "semiconductors": "the semiconductor industry",
    "space-industry": "the space industry",
    "utilities": "utility companies",
    "veterinary": "veterinary medicine",
}
#: Styles of system, rules and ways of selling: nobody teaches them as a business.
_NO_FIELD = frozenset((
    "b2b-saas", "consulting", "consumer-internet", "customer-support", "developer-tools-domain", "economic-analysis",
    "intelligence-community",
    "eu-ai-act", "gxp", "model-risk-management", "pricing", "recruiting", "regulated-industries",
    "research-and-academia", "safety-critical-systems", "sales", "stress-testing-and-capital", "weather",
))  # fmt: skip
#: Words before or after a field that make it something else ("software supply chain", "sales engineer").
_ELSE_BEFORE = re.compile(r"\b(?:software|data|labou?r|no|not|without)\s+$", re.IGNORECASE)
_ELSE_AFTER = re.compile(r"^\s+(?:engineers?|teams?|engineering|attacks?|security|markets?|tools?)\b", re.IGNORECASE)
#: Words that name a field by themselves only now and then ("the healthcare space").
_TWO_MEANINGS = frozenset(
    ("space", "legal", "travel", "energy", "credit", "music", "trading", "sports", "climate", "tax")
)
_MOST = 2


def fields(posting: Posting, book: FactBook) -> tuple[str, ...]:
    """At most two businesses in which the posting wants somebody to have worked, each as a noun.

    Only what a line asks with experience, background or industry counts; a style of system is no business.
    """
    title = posting.title.lower()
    asked = (d for d in posting.domains if d.status.asked and d.domain not in _NO_FIELD and _past(d, posting.text))
    names = (_SAID.get(d.domain, book[d.domain].name) for d in asked if book[d.domain].name.lower() not in title)
    found = list(dict.fromkeys(names))
    inside = {name for name in found for other in found if name != other and name in other}
    inside |= {"clinical work"} if "healthcare" in found else set()
    return tuple(name for name in found if name not in inside)[:_MOST]


def _past(asked: DomainAsked, text: str) -> bool:
    start, end = text.rfind("\n", 0, asked.at.start) + 1, text.find("\n", asked.at.end)
    start, end = max(start, asked.at.start - 200), min(end if end >= 0 else len(text), asked.at.end + 120)
    if asked.at.of(text).lower() in _TWO_MEANINGS:
        return False
    before, after = text[start : asked.at.start], text[asked.at.end : end]
    if _ELSE_BEFORE.search(before) or _ELSE_AFTER.match(after):
        return False
    return bool(_PAST.search(text[start:end]))
