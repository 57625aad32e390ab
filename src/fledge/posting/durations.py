"""Where a segment states a duration that is of somebody's experience: how long, and where the words stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from fledge.posting.meaning import Meaning
from fledge.posting.segments import Segment
from fledge.posting.wording import MONTHS, YEARS

_SPELLED = {word: n for n, word in enumerate((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen",
))} | {"twenty": 20}  # fmt: skip
_N = r"(?:\d{1,2}(?:\.\d)?|" + "|".join(_SPELLED) + r")"
_BOUND = r"(?:\s*\(\s*\d{1,2}\s*\+?\s*\))?"
_PLUS = r"(?:\s*(?:\+|plus\b|or more|or greater|or above|and above|\(plus\)|more))?"
_BEFORE = re.compile(
    rf"(?<![\d$€£,])(?<![\w]-)(?<!\d\.)(?:(?P<low>{_N}){_BOUND}(?P<lowplus>\s*\+)?\s*(?:-|to|~|/|or|and|"
    rf"through)\s*)?(?P<high>{_N}){_BOUND}(?P<plus>{_PLUS})"
    r"\s*-?\s*(?:full\s|solid\s|calendar\s|total\s|\))?\s*$"
)
_NUMERAL = re.compile(r"\d+|\b(?:" + "|".join(_SPELLED) + r")\b")
_REVERSED = re.compile(
    rf"(?:\s*of)?(?:\s+[a-z-]+){{0,3}}\s*(?:experience|exp\.?)?(?:\s+required)?\s*[:=(\[-]+\s*(?:minimum\s*|"
    rf"min\.?\s*|at least\s*)?(?P<low>{_N})(?P<plus>\s*\+)?(?:\s*(?:-|"
    rf"to)\s*(?P<high>{_N}))?(?P<plus2>\s*\+)?(?!\s*[%/\d])"
)
_UP_TO = re.compile(r"\b(?:up to|no more than|not more than|less than|fewer than|under|maximum(?: of)?|at most)\s*$")
#: Who has the years is not the applicant, or nobody is meant to.
_NOT_THE_APPLICANT = re.compile(
    r"(?:our (?:team|engineers|company|people)|we have|we've|your (?:manager|team|mentor|lead)|the team|"
    r"you'll work with)\b"
)
_JOKE = re.compile(r"\b(?:nobody|no one|just kidding|joke|don't believe|do not believe)\b")
_BOAST = re.compile(
    r"\b(?:(?:extension|renewal|duration) of|for|past|last|next|since|first|within|every|each|per|after|nearly|"
    r"almost|celebrating|previous|coming|following|building (?:up)?on|drawing on|backed by)\s*"
    r"(?:the |more than |over |than |nearly |almost |about |last |past |next |another )*$"
)
#: "for 6 years or more" asks, "for more than 6 years" boasts.
_FOR = re.compile(r"\bfor $")
_OR_MORE = re.compile(r" or (?:more|longer)\b")
_NOT_EXPERIENCE = re.compile(
    r"[\s-]*(?:ago\b|old\b|older\b|left\b|of age\b|in business(?=\W*$|\W*[.,;])|in a row|contract\b|term\b|"
    r"program|programme|plan\b|vesting|warrant|from now|in the making|"
    r"of (?:innovation|(?:technical )?school|stud(?:y|ies)|coursework|education|history|growth|success|"
    r"service to|heritage|funding|runway|operation|age\b|vest)|"
    r"history|anniversary|"
    r"per\b|running|straight|consecutive|later|since|before|after|post|out of|horizon|roadmap|cycle|"
    r"on the market|and counting|"
    r"degree|college|university|bachelor|undergraduate|accredited|commitment|agreement|of employment|"
    r"of tenure|fixed|probation|maternity|parental|paid|cliff|period|residency|rotation|internship\b)"
)
_SENSE = re.compile(
    r"['’]?\s*\)?[\s,:(-]*(?:of\b|in\b|with\b|as\b|experience|exp\b|work|build|develop|design|deploy|lead|"
    r"manag|using|hands|professional|relevant|industry|practical|combined|post|progress|total|overall|minimum|"
    r"proven|recent|full|production|programming|coding|software|related|direct|applied|\+|prior|previous|"
    r"solid|strong|technical|delivering|writing|running|implementing|architecting|doing|creating|plus|or more|"
    r"of)"
)
_COMPANY = re.compile(
    r"(?:we|we've|our|us|founded|the company|with over|for over|for more than|company|established|since)\b"
)


#: From so many years on, a number outside a list of demands is the employer's own.
_LONG = 15
_TOGETHER = re.compile(r"[^.;]{0,12}\b(?:combined|collective|joint|cumulative)\b")


class Duration(NamedTuple):
    """A number of years or months before it is known what it is of; ``after`` is where its unit ends."""

    start: int
    after: int
    minimum: float
    maximum: float | None


def durations(flat: str, segment: Segment, meaning: Meaning) -> Iterator[Duration]:
    """Every stated duration of experience in a segment, in years."""
    for hit in segment.hits:
        roles = hit.pattern.roles
        if not roles & (YEARS | MONTHS):
            continue
        unit = 12 if roles & MONTHS else 1
        number = _number(flat, segment, hit.start, hit.end, unit)
        if number is None or meaning.refused_at(number[0]):
            continue
        if not _is_experience(flat, segment, meaning, number, hit.end, unit):
            continue
        start, low, high = number
        if _UP_TO.search(flat, max(segment.start, start - 18), start):
            low, high = 0.0, low
        yield Duration(start, hit.end, low / unit, high and high / unit)


def _number(flat: str, segment: Segment, at: int, after: int, unit: int) -> tuple[int, float, float | None] | None:
    """Where the statement starts, its minimum and its maximum."""
    before = _before(flat, max(segment.start, at - 44), at)
    if before:
        low, high = before["low"], before["high"]
        if low and (before["plus"] or before["lowplus"]) and _value(low) < _value(high):
            return before.start(), _value(low), None if before["plus"] else _value(high)
        if low and _value(low) < _value(high):
            return before.start(), _value(low), _value(high)
        return before.start(), _value(low) if low and _value(low) < _value(high) else _value(high), None
    turned = _REVERSED.match(flat, after, min(segment.end, after + 60)) if unit == 1 else None
    if turned:
        low, high = turned["low"], turned["high"]
        return at, _value(low), _value(high) if high else None
    return None


def _value(words: str) -> float:
    return float(_SPELLED[words]) if words in _SPELLED else float(words)


def _before(flat: str, start: int, at: int) -> re.Match[str] | None:
    """The number that leads to the unit at ``at``; only where a digit or a number's word begins is tried."""
    for begin in _NUMERAL.finditer(flat, start, at):
        if found := _BEFORE.match(flat, begin.start(), at):
            return found
    return None


def _is_experience(
    flat: str, segment: Segment, meaning: Meaning, number: tuple[int, float, float | None], after: int, unit: int
) -> bool:
    """Not the employer's age, a contract's length or a pension's."""
    start, low, _ = number
    if _JOKE.search(flat, segment.start, segment.end) or _NOT_THE_APPLICANT.match(flat, segment.start):
        return False
    if low / unit > 30 or _NOT_EXPERIENCE.match(flat, after):
        return False
    if low / unit >= _LONG and (not meaning.base.asked or _TOGETHER.match(flat, after)):
        return False
    lead = flat[max(segment.start, start - 40) : start]
    if _BOAST.search(lead) and not (_FOR.search(lead) and _OR_MORE.match(flat, after)):
        return False
    ahead = flat[after : after + 90]
    says = "experience" in ahead or "exp " in ahead or " xp" in ahead[:12] or "background" in ahead
    if unit == 12:
        return says and low >= 3 and meaning.base.asked
    if meaning.base.asked:
        return True
    return bool(says and _SENSE.match(ahead)) and not _COMPANY.match(flat, segment.start)
