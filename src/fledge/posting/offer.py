"""What the employer gives: pay as stated, and promises to people who learn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.posting.meaning import Meaning
from fledge.posting.requirement import PayRange, Promise, Words
from fledge.posting.segments import Segment

#: What an employer says to take the edge off its own list, wherever it stands.
SOME_ARE_ENOUGH, FOR_THE_DEGREE, A_GUIDE = "some tools are enough", "experience for the degree", "years are a guide"
_CURRENCY = {"$": "USD", "€": "EUR", "£": "GBP", "₹": "INR"}
_PAY = re.compile(
    r"([$€£₹])\s?(?P<low>\d{1,3}(?:,\d{3})+|\d{2,6})(?:\.\d{1,2})?\s?(?P<lowk>[kK])?(?:\s?(?:USD|CAD|AUD|EUR|"
    r"GBP))?(?:\s?(?:per|/|a)\s?\w+)?"
    r"\s*(?:-|–|—|to|and)\s*(?:USD\s?)?[$€£₹]?\s?(?P<high>\d{1,3}(?:,\d{3})+|"
    r"\d{2,6})(?:\.\d{1,2})?\s?(?P<highk>[kK])?(?![\d,])"
)
_PERIOD = re.compile(
    r"\b(?:per |an? |/ ?)?(hour|hourly|hr|day|daily|month|monthly|year|yearly|annual|annually|annum)\b", re.I
)
_PERIODS = {
    "hour": "hour",
    "hourly": "hour",
    "hr": "hour",
    "day": "day",
    "daily": "day",
    "month": "month",
    "monthly": "month",
}


def pay_ranges(text: str) -> Iterator[PayRange]:
    """Pay ranges as stated. Amounts under 1,000 without "k" count as pay only with "per hour" or "per day"."""
    if not any(sign in text for sign in _CURRENCY):
        return
    for found in _PAY.finditer(text):
        low, high = _value(found["low"], found["lowk"] or found["highk"]), _value(found["high"], found["highk"])
        nearby = _PERIOD.search(text, found.start(), min(len(text), found.end() + 30))
        period = _PERIODS.get(nearby[1].lower(), "year") if nearby else ("year" if low >= 1000 else "")
        if period and low <= high:
            yield PayRange(Words(found.start(), found.end()), low, high, _CURRENCY[found[1]], period)


def _value(digits: str, thousand: str | None) -> float:
    return float(digits.replace(",", "")) * (1000 if thousand else 1)


def promises(flat: str, segment: Segment, meaning: Meaning) -> Iterator[Promise]:
    """Mentoring, training, time and judging that the employer speaks of as its own doing."""
    for hit in segment.hits:
        for kind in hit.pattern.promises:
            if not _is_a_duty(flat, segment, meaning, kind):
                yield Promise(Words(hit.start, hit.end), kind)


def _is_a_duty(flat: str, segment: Segment, meaning: Meaning, kind: str) -> bool:
    """Whether the applicant is to do it: "provide mentorship to juniors" is not a promise."""
    if kind in ("judging", SOME_ARE_ENOUGH, FOR_THE_DEGREE, A_GUIDE):
        return False
    if segment.section == "offer":
        return False
    if meaning.base.asked:
        return True
    words = flat[segment.start : segment.end]
    offered = re.search(
        r"\bwe(?:'ll| will| provide| offer| give|'re)?\b|\byou(?:'ll| will) (?:learn|be|get|have|receive|work|"
        r"pair)|\bour\b|\boffer",
        words,
    )
    return segment.section == "duties" and not offered


#: Levels as titles write them, the more particular first.
_LEVELS = (
    ("intern", r"\bintern(?:ship)?\b|\bco-?op\b|working student"),
    ("graduate", r"\bgraduate\b|\bnew grad\b|\bearly career\b|\buniversity grad"),
    ("entry", r"\bentry[- ]level\b|\btrainee\b|\bapprentice"),
    ("junior", r"\bjunior\b|\bjr\b"),
    ("principal", r"\bprincipal\b|\bdistinguished\b|\bfellow\b"),
    ("staff", r"\bstaff\b"),
    ("lead", r"\blead\b|\bteam lead\b|\btech lead\b"),
    ("senior", r"\bsenior\b|\bsr\b"),
    ("head", r"\bhead of\b|\bdirector\b|\bvp\b|\bvice president\b|\bchief\b|\bmanager\b"),
    ("associate", r"\bassociate\b"),
    ("mid", r"\bmid[- ]?level\b|\bintermediate\b"),
)


def seniority(title: str) -> str:
    """The level that a title names, "" if none.

    >>> seniority("Sr. Machine Learning Engineer")
    'senior'
    """
    lower = title.lower()
    return next((level for level, words in _LEVELS if re.search(words, lower)), "")
