"""A demand for years, lowered or taken out, with the rest of its line as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fledge.audit.repair.core import is_above_senior
from fledge.audit.rewrite.asks import ask_around, begins_a_sentence
from fledge.audit.rewrite.draft import Splice
from fledge.audit.rewrite.wording import capitalised
from fledge.posting import Posting, Status, YearsAsked

#: The most years that the audit lets stand.
MOST_YEARS = 4
#: So many years are not brought down at one go to what the audit lets stand.
_LONG = 8
#: A longer stretch runs on without full stops, and nothing can be said after it.
_LONGEST = 400
#: Years in a role, which are spent inside the years of the trade.
_ROLE = re.compile(
    r"\b(?:lead(?:ing|ership)?|manag(?:ing|ement|er)|senior|staff|principal|supervis\w+|architect)\b", re.I
)
_SPELLED = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\d,$€£])(?<!\d\.)(?:\d{1,2}(?:\.\d)?|\b(?:" + "|".join(_SPELLED) + r")\b)(?![\d.,]\d|%|\w)|"
    r"(?<![\d,$€£])(?<!\d\.)\d{1,2}(?:\.\d)?(?=\s*\+?\s*-?\s*(?:years?|yrs?|months?)\b)",
    re.I,
)
#: The lower end of a range whose dash stands between spaces, which is easily read as two numbers.
_RANGE = re.compile(r"(?<![\d.])(?P<low>\d{1,2})(?P<dash>\s?[-–—]\s?|\s)\s*$")
_MONTHS = re.compile(r"\bmonths?\b", re.I)
_N = r"(?:\d{1,2}(?:\.\d)?|" + "|".join(_SPELLED[1:]) + r")"
#: A number of years with all that only belongs to the number.
_STATED = (
    r"(?:\b(?:(?:an? )?(?:minimum|min\.?)(?: of)?|at least|no less than|over|more than|around|about|approximately|"
    r"roughly|typically)\s+(?:of\s+)?)?"
    rf"(?<![\d.]){_N}(?:\s*\(\s*\d+\s*\+?\s*\))?\s*\+?(?:\s*(?:-|–|—|‑|to|or|/)\s*{_N}(?:\s*\(\s*\d+\s*\+?\s*\))?)?"
    r"\s*(?:\+|plus\b|or more\b)?\s*[-‑]?\s*(?:full\s|solid\s|total\s)?(?:years?|yrs?\.?)(?:\(s\))?['’]?(?:s['’]|\+)?"
    r"(?:\s*\(?(?:or more|minimum|plus|or above|and above)\b\)?)?"
)
_ADJECTIVES = (
    r"(?:(?:hands[ -]on|professional|relevant|industry|practical|commercial|proven|solid|strong|real[ -]world|direct|"
    r"combined|prior|recent|full[ -]time|progressive|demonstrated|work|working(?! (?:with|in|on|as|at)\b)|related|"
    r"extensive|deep|total|overall),?"
    r"(?: and |\s+))"
)
_GERUND = r"(?:\w{3,}ing)\b(?! (?:experience|learning)\b)"
#: How a demand reads without its number; the first pattern that fits is tried first.
_WITHOUT = tuple(
    (re.compile(pattern, re.I), instead)
    for pattern, instead in (
        (rf"\s*[(\[]\s*{_STATED}(?:\s+(?:of\s+)?experience)?(?:\s+(?:required|minimum))?\s*[)\]]", ""),
        (rf":\s*{_STATED}\s*(?=\((?:required|preferred|minimum)\))", " "),
        (rf"{_STATED}\s*[-–—:]\s+(?=(?-i:[A-Z]))", ""),
        (rf"{_STATED}\s+of\s+(?=(?:\w+\s+)?(?:understanding|knowledge|proficiency|expertise|exposure)\b)", ""),
        (rf"(?:\s*\+|,?\s+(?:with|and|plus))\s+{_STATED}(?=\s*[,;.)]|\s+or\b|\s*$)", ""),
        (rf"(?:,?\s+(?:with|and|plus|\+)|,)\s+{_STATED}(?:\s+of)?\s+{_ADJECTIVES}*experience(?=\s*(?:[.;)]|$))", ""),
        (rf"\s+for\s+{_STATED}(?=\s*(?:[.,;)]|$))", ""),
        (rf"{_STATED}\s+(?:of\s+)?(?={_ADJECTIVES}*(?:\S+\s+){{0,8}}?experience\b)", ""),
        (rf"{_STATED}\s+(?:of\s+)?({_ADJECTIVES}*)(?=(?:in|with|as|using|on|at)\b)", r"\1experience "),
        (rf"{_STATED}\s+(?:of\s+)?(?:experience\s+)?({_ADJECTIVES}*)(?={_GERUND})", r"\1experience "),
        (rf"{_STATED}\s+of\s+({_ADJECTIVES}*)(?=\w)", r"\1experience with "),
        (rf"{_STATED}\s+({_ADJECTIVES}*)(?=(?-i:[A-Z]))", r"\1experience with "),
        (rf"{_STATED}\s+(?=(?:focused|dedicated|spent)\b)", "experience "),
        (rf"(?:\s*[-–—:,]\s*){_STATED}(?:\s+(?:of\s+)?experience)?(?=\s*[.;]?\s*$)", ""),
    )
)


#: Years that are the employer's own, or of living somewhere.
_OWN = re.compile(
    r"\b(?:firm|company|companies|founded|leader|agency|we(?:['’]ve| have| bring)|"
    r"our (?:team|company|experts|founders))\b",
    re.I,
)
_LIVING = re.compile(
    r"[$€£]\d|\b(?:MoM|YoY|revenue|residen\w+|citizen\w*|address|living in|lived in|clearance)\b", re.I
)


def most_years(posting: Posting) -> int:
    """The most years that a repair leaves of the first text.

    A title above senior, or a long demand, keeps one more, where a sentence can say what the years are for.
    """
    musts = [y for y in posting.years if y.status is Status.MUST]
    high = is_above_senior(posting) or any(y.minimum >= _LONG for y in musts)
    asks = (ask_around(posting, y.at) for y in musts)
    return MOST_YEARS + (high and all(ask.end - ask.start <= _LONGEST for ask in asks))


def in_a_role(posting: Posting, asked: YearsAsked) -> bool:
    """Whether the years are those in a role, which lie inside the years of the trade asked in another line."""
    return bool(_ROLE.search(posting.text, asked.at.start, asked.at.end))


def _not_of_the_applicant(posting: Posting, asked: YearsAsked) -> bool:
    """Whether the years are of the employer, or of anything but work."""
    ask = ask_around(posting, asked.at)
    if re.search(r"[$€£]\s?\d|\b(?:MoM|YoY|ARR)\b", ask.of(posting.text)) and len(ask.of(posting.text)) > 60:
        return True
    before = posting.text[max(ask.start, asked.at.start - 160) : asked.at.start]
    return bool(_OWN.search(before)) or bool(
        _LIVING.search(posting.text, asked.at.start, min(ask.end, asked.at.end + 40))
    )


def lowered(posting: Posting, asked: YearsAsked, most: float, because: str) -> Splice | None:
    """The same demand for fewer years: only the number changes.

    A range keeps its upper end. None where the number cannot be found in the words.
    """
    text, at = posting.text, asked.at
    if _not_of_the_applicant(posting, asked):
        return None
    words = text[at.start : at.end].lower()
    unit = 12 if _MONTHS.search(words) and "year" not in words and "yr" not in words else 1
    stated = [n for n in _NUMBER.finditer(text, at.start, at.end) if _value(n[0]) == asked.minimum * unit]
    if not stated:
        return None
    joined = _RANGE.search(text, max(0, stated[0].start() - 12), stated[0].start())
    if joined and _value(joined["low"]) < asked.minimum:
        low = min(_value(joined["low"]), most)
        return Splice(joined.start(), stated[0].end(), f"{low:g}{joined['dash']}{stated[0][0]}", because)
    last = stated[1] if stated[1:] and not text[stated[0].end() : stated[1].start()].strip(" (") else stated[0]
    words = text[stated[0].start() : last.end()]
    new = _NUMBER.sub(lambda n: _as_written(n[0], most * unit) if _value(n[0]) == asked.minimum * unit else n[0], words)
    end, new = _singular(text, last.end(), new, most * unit)
    return Splice(stated[0].start(), end, new, because)


def in_the_title(posting: Posting, asked: YearsAsked, most: float, because: str) -> Iterator[Splice]:
    """The same years where the posting's title names them: "Engineer (8+ years)"."""
    start = posting.text.find(posting.title) if posting.title else -1
    stated = re.compile(rf"(?<![\d.]){asked.minimum:g}(?=\s*\+?\s*-?\s*(?:to\s*\d+\s*)?(?:years?|yrs?)\b)", re.I)
    if start >= 0:
        for found in stated.finditer(posting.text, start, start + len(posting.title)):
            yield Splice(found.start(), found.end(), f"{most:g}", because)


def _value(words: str) -> float:
    return float(_SPELLED.index(words.lower())) if words.lower() in _SPELLED else float(words)


def _as_written(old: str, number: float) -> str:
    """The new number in figures or letters, as the old one was."""
    if old.lower() not in _SPELLED or number != int(number):
        return f"{number:g}"
    word = _SPELLED[int(number)]
    return word.capitalize() if old[0].isupper() else word


def _singular(text: str, end: int, new: str, number: float) -> tuple[int, str]:
    """ "1 years" is nobody's English."""
    unit = re.compile(r"\s+(?:year|yr|month)(?=s\b)").match(text, end) if number == 1 else None
    return (unit.end() + 1, new + unit[0]) if unit else (end, new)


def without(posting: Posting, asked: YearsAsked, because: str) -> Iterator[Splice]:
    """The same demand without its years, in every way that may read well."""
    text = posting.text
    ask = ask_around(posting, asked.at)
    if _not_of_the_applicant(posting, asked):
        return
    start, end = max(ask.start, asked.at.start - 12), ask.end
    for pattern, instead in _WITHOUT:
        for found in pattern.finditer(text, start, end):
            if found.start() > asked.at.start + 12 or found.end() <= asked.at.start:
                continue
            words = found.expand(instead)
            yield _put(text, found.start(), found.end(), words, because)
            break


def _put(text: str, start: int, end: int, words: str, because: str) -> Splice:
    """Replace a stretch; what then begins a sentence gets its capital."""
    if words == "" and text[start : start + 1] in " ,(" and not begins_a_sentence(text, start):
        return Splice(start, end, "", because)
    if not begins_a_sentence(text, start):
        return Splice(start, end, words, because)
    if words:
        return Splice(start, end, capitalised(words), because)
    follows = text[end : end + 40].split("\n", 1)[0].split(" ", 1)[0]
    return Splice(start, end + len(follows), capitalised(follows), because)
